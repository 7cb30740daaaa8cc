using System.Globalization;
using System.Text;
using FastEngine.Feeds.WebSockets;
using FastEngine.Rings;

namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>A stepped connection of one market: trades, user data, answers and barriers in one order. Waits for its frames.</summary>
internal sealed class SteppedStream : IDisposable
{
    private const int WaitUs = 1_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly WebSocketConnection _connection;
    private readonly string _host;

    private SteppedStream(WebSocketConnection connection, string host, string listenKey)
    {
        _connection = connection;
        _host = host;
        ListenKey = Encoding.ASCII.GetBytes(listenKey);
    }

    /// <summary>The stream of user data; empty on spot.</summary>
    public byte[] ListenKey { get; }

    /// <summary>Of the last barrier.</summary>
    public long Barrier { get; set; }

    /// <exception cref="LockstepException">It could not be opened.</exception>
    public static SteppedStream Open(Uri streams, IEnumerable<string> symbols, string listenKey)
    {
        var names = symbols.Select(symbol => symbol.ToLowerInvariant() + "@trade");
        if (listenKey.Length > 0) names = names.Append(listenKey);
        var address = new Uri(streams, $"/stream?streams={string.Join('/', names)}&lockstep=ask");
        try
        {
            var dialer = new WebSocketDialer(WebSocketOptions.Default);
            return new SteppedStream(dialer.Dial(address, CancellationToken.None).GetAwaiter().GetResult(), streams.Authority, listenKey);
        }
        catch (HandshakeException exception)
        {
            throw new LockstepException($"no stepped connection: {exception.Message}; is it 'simulate --lockstep'?", exception);
        }
    }

    public void Acknowledge() => Send(string.Create(CultureInfo.InvariantCulture, $$"""{"method":"ACK","params":[{{Barrier}}]}"""));

    public void Ask(long dueNs) => Send(string.Create(CultureInfo.InvariantCulture, $$"""{"method":"ASK","params":[{{dueNs}}]}"""));

    /// <summary>The next frame; waits for it.</summary>
    /// <exception cref="LockstepException">There is none.</exception>
    public ReadOnlySpan<byte> Read()
    {
        var stamp = MonotonicClock.Stamp();
        while (true)
        {
            if (_connection.Read(out var frame)) return frame;
            if (_connection.Receive() > 0) continue;
            if (_connection.State == WebSocketState.Closed) throw new LockstepException($"{_host}: the stepped connection has ended: {_connection.Reason}");
            if (MonotonicClock.ElapsedNs(stamp, MonotonicClock.Stamp()) > Limit.TotalNanoseconds)
                throw new LockstepException($"{_host}: nothing came on the stepped connection for {Limit.TotalSeconds:0} s");
            _connection.Wait(WaitUs);
        }
    }

    public void Dispose() => _connection.Dispose();

    private void Send(string text) => _connection.Send(Encoding.ASCII.GetBytes(text));
}
