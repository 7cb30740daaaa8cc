using FastEngine.Core;

namespace FastEngine.Venues.Binance.Streams;

/// <summary>What the exchange allows a connection, by market.</summary>
public sealed record StreamLimits
{
    /// <summary>Streams of one connection.</summary>
    public required int StreamsPerConnection { get; init; }

    /// <summary>Between two of our messages, ns; pongs count too, so half of what is allowed.</summary>
    public required long MessageGapNs { get; init; }

    /// <summary>How often the server pings, ns.</summary>
    public required long PingEveryNs { get; init; }

    /// <summary>Without our pong for so long the server ends the connection.</summary>
    public required long PongWithinNs { get; init; }

    /// <summary>Without any frame for so long we do: two pings were missed, with some seconds to spare.</summary>
    public long PeerSilentNs => Math.Min(PongWithinNs, 2 * PingEveryNs + 10 * EngineTime.NsPerSecond);

    // Spot: 5 messages a second and 1024 streams. USD-M: 10 a second; the documents say 200 and 1024 streams, so 200.
    public static StreamLimits Of(Market market) => market == Market.Spot
        ? new StreamLimits
        {
            StreamsPerConnection = 1024, MessageGapNs = 400 * EngineTime.NsPerMs, PingEveryNs = 20 * EngineTime.NsPerSecond, PongWithinNs = EngineTime.NsPerMinute,
        }
        : new StreamLimits
        {
            StreamsPerConnection = 200, MessageGapNs = 200 * EngineTime.NsPerMs, PingEveryNs = 3 * EngineTime.NsPerMinute, PongWithinNs = 10 * EngineTime.NsPerMinute,
        };
}
