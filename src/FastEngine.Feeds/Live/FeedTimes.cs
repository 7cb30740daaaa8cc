using FastEngine.Core;

namespace FastEngine.Feeds.Live;

/// <summary>The times in the life of a connection, ns.</summary>
public sealed record FeedTimes
{
    /// <summary>So old, a connection gets a successor: the venue ends it at 24 hours.</summary>
    public long LifeNs { get; init; } = 23 * EngineTime.NsPerHour;

    /// <summary>Each connection is up to this much earlier, so that many do not change at once.</summary>
    public long LifeSpreadNs { get; init; } = 30 * EngineTime.NsPerMinute;

    /// <summary>How long connection and successor run side by side once both give data.</summary>
    public long OverlapNs { get; init; } = 5 * EngineTime.NsPerSecond;

    /// <summary>A connection that gives no data for so long is replaced.</summary>
    public long StaleNs { get; init; } = EngineTime.NsPerMinute;

    /// <summary>A connection that gives no frame at all for so long, not even a ping, is lost.</summary>
    public long PeerSilentNs { get; init; } = EngineTime.NsPerMinute;

    /// <summary>Between two of our requests.</summary>
    public long RequestGapNs { get; init; } = 250 * EngineTime.NsPerMs;

    /// <summary>Wait before the second attempt; it doubles with each further one.</summary>
    public long BackoffFirstNs { get; init; } = 500 * EngineTime.NsPerMs;

    public long BackoffMostNs { get; init; } = 30 * EngineTime.NsPerSecond;
}
