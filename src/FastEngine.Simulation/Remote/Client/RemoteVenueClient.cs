using System.Net.Sockets;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Simulation.Remote.Wire;

namespace FastEngine.Simulation.Remote.Client;

/// <summary>An engine's connection to a paper venue in another process: recovery on it is cold and waits, trading is done by what is made of it.</summary>
public sealed class RemoteVenueClient : IDisposable
{
    private const int BufferBytes = 4_096;

    private readonly WireSocket _socket;
    private readonly WireWriter _out = new(BufferBytes);
    private readonly TimeSpan _limit;

    private RemoteVenueClient(WireSocket socket, TimeSpan limit)
    {
        _socket = socket;
        _limit = limit;
        Orders = new RemoteOrderWriter(socket, limit);
    }

    public VenueWelcome Welcome { get; private set; }

    /// <summary>Writes orders to the venue; for one thread. Nothing may be written before <see cref="Ready"/>.</summary>
    public RemoteOrderWriter Orders { get; }

    internal WireSocket Socket => _socket;

    internal TimeSpan Limit => _limit;

    /// <summary>Sequence of the event that the tape goes on after, once ready.</summary>
    internal long ResumeAfter { get; private set; }

    /// <summary>Venue sequence of the last report that the engine has, once ready.</summary>
    internal long LastReport { get; private set; }

    internal bool IsReady { get; private set; }

    /// <param name="socketPath">Where the venue listens.</param>
    /// <param name="instruments">The same as the venue's.</param>
    /// <param name="lastEvent">Sequence of the last inbound event in the journal, -1 for none.</param>
    /// <param name="lastReport">How many of the venue's reports the journal has: they are numbered from 1 without a gap.</param>
    /// <param name="isRecovered">Whether this engine comes from a journal.</param>
    /// <param name="limit">How long the venue may take for an answer.</param>
    /// <exception cref="RemoteVenueException">No venue, or one that will not have this engine.</exception>
    public static RemoteVenueClient Connect(
        string socketPath, InstrumentTable instruments, long lastEvent = -1, long lastReport = 0, bool isRecovered = false, TimeSpan? limit = null)
    {
        RemoteProtocol.CheckPath(socketPath);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(socketPath));
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new RemoteVenueException($"{socketPath}: no paper venue can be reached here ({failure.SocketErrorCode}); start it first", failure);
        }

        var client = new RemoteVenueClient(new WireSocket(socket), limit ?? TimeSpan.FromSeconds(20));
        try
        {
            client.Greet(InstrumentDigest.Of(instruments), lastEvent, lastReport, isRecovered);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>What the venue knows of an order; its status is unknown when it never came.</summary>
    public VenueOrder QueryOrder(in ClientOrderId id)
    {
        _out.Begin(MessageKind.QueryOrder);
        _out.Put(in id);
        var reader = Ask(MessageKind.Order);
        var order = reader.Order();
        reader.End();
        return order;
    }

    public VenueState QueryState()
    {
        _out.Begin(MessageKind.QueryState);
        var reader = Ask(MessageKind.State);
        var state = reader.State();
        reader.End();
        return state;
    }

    /// <summary>The reports after a venue sequence, in order.</summary>
    public IReadOnlyList<VenueReport> ReportsSince(long sequence)
    {
        var reports = new List<VenueReport>();
        _out.Begin(MessageKind.QueryReports);
        _out.Put(sequence);
        var reader = Ask(MessageKind.Reports);
        while (true)
        {
            var hasMore = reader.Reports(reports);
            reader.End();
            if (!hasMore) return reports;
            reader = Expect(MessageKind.Reports);
        }
    }

    /// <summary>Ends recovery: the tape goes on, and orders may be sent.</summary>
    /// <param name="lastEvent">Sequence of the last event that the engine has put behind it, -1 for none. A venue whose market went on ignores an older one.</param>
    /// <param name="lastReport">Venue sequence of the last report that the engine has applied; the others come again, each at its place.</param>
    public void Ready(long lastEvent, long lastReport)
    {
        _out.Begin(MessageKind.Ready);
        _out.Put(lastEvent);
        _out.Put(lastReport);
        Send();
        ResumeAfter = lastEvent;
        LastReport = lastReport;
        IsReady = true;
    }

    public void Dispose() => _socket.Dispose();

    private void Greet(ulong instrumentDigest, long lastEvent, long lastReport, bool isRecovered)
    {
        _out.Begin(MessageKind.Hello);
        _out.Put(RemoteProtocol.Magic);
        _out.Put(RemoteProtocol.Version);
        _out.Put(lastEvent);
        _out.Put(lastReport);
        _out.Put(isRecovered);
        _out.Put(instrumentDigest);
        var reader = Ask(MessageKind.Welcome);
        var version = reader.UInt16();
        if (version != RemoteProtocol.Version) throw new RemoteVenueException($"the venue speaks version {version} of the protocol, this engine {RemoteProtocol.Version}");
        Welcome = new VenueWelcome(reader.Bool(), reader.Int64(), reader.Int64(), reader.Int64(), reader.Int32(), (AccountMode)reader.Int32(), reader.Int32());
        var digest = reader.UInt64();
        reader.End();
        if (digest != instrumentDigest) throw new RemoteVenueException("the venue's instruments are not the engine's: start both with the same instrument table");
    }

    private WireReader Ask(MessageKind answer)
    {
        if (IsReady) throw new InvalidOperationException("the venue can be asked before trading only");
        Send();
        return Expect(answer);
    }

    private void Send()
    {
        _out.End();
        try
        {
            _socket.Send(_out.Written, _limit);
        }
        catch (RemoteVenueException) when (_socket.TryTake(out var kind, out var body) && kind == MessageKind.Refused)
        {
            ThrowRefused(body);
        }

        _out.Clear();
    }

    private WireReader Expect(MessageKind expected)
    {
        var stamp = MonotonicClock.Stamp();
        while (true)
        {
            if (_socket.TryTake(out var kind, out var body))
            {
                if (kind == MessageKind.Refused) ThrowRefused(body);
                if (kind != expected) throw new RemoteVenueException($"the venue sent {(byte)kind} where {expected} was expected");
                return new WireReader(kind, body);
            }

            if (_socket.IsClosed) throw new RemoteVenueException("the venue closed the connection");
            if (MonotonicClock.ElapsedNs(stamp, MonotonicClock.Stamp()) > _limit.TotalNanoseconds)
                throw new RemoteVenueException($"the venue did not answer within {_limit.TotalSeconds:0.#} s");
            _socket.WaitForBytes();
        }
    }

    internal static void ThrowRefused(ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(MessageKind.Refused, body);
        throw new RemoteVenueException($"the venue refused: {reader.Text()}");
    }
}
