using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Feeds.WebSockets;
using FastEngine.Rings;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Orders;
using FastEngine.Venues.Binance.Signing;

namespace FastEngine.Benchmarks.Orders;

/// <summary>The engine's way out: encoder, signature and connection of orders.</summary>
internal sealed class OwnLine : IDisposable
{
    private readonly SignedRequest _request;
    private readonly OrderEncoder _encoder;
    private readonly FeedLine _line = new(new WebSocketDialer(WebSocketOptions.Default));

    public OwnLine(Uri server, ReadOnlySpan<Instrument> instruments)
    {
        var credentials = new Credentials(new Secret(OrderBenchmark.Key), new Secret(OrderBenchmark.Secret), KeyKind.Hmac);
        _request = new SignedRequest(credentials);
        _encoder = new OrderEncoder(new OrderEncoderOptions { Market = Market.Spot }, instruments, credentials, _request);
        _line.Connect(new Uri(server, "/ws-api"));
        SpinWait.SpinUntil(() => _line.State != LineState.Connecting);
        if (_line.State != LineState.Open) throw new InvalidOperationException("the server of orders did not answer");
    }

    /// <summary>Before the last send call.</summary>
    public long SentStamp { get; private set; }

    /// <summary>Of encoding and signing alone.</summary>
    public LatencyHistogram Encoding { get; } = new();

    public void Send(in OrderTerms terms)
    {
        var from = MonotonicClock.Stamp();
        _encoder.Place(in terms, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        SentStamp = MonotonicClock.Stamp();
        _line.Send(_request.Message);
        Encoding.Record(MonotonicClock.ElapsedNs(from, SentStamp));
    }

    /// <summary>Says that a frame led to no order.</summary>
    public void Skip() => _line.Send("-"u8);

    public void Dispose()
    {
        _line.Dispose();
        _request.Dispose();
    }
}
