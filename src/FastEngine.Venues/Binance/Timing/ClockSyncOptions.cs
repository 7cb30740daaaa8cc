using FastEngine.Core;

namespace FastEngine.Venues.Binance.Timing;

/// <summary>How the venue's clock is followed.</summary>
public sealed record ClockSyncOptions
{
    /// <summary>For how long after its timestamp a request is accepted.</summary>
    public long ReceiveWindowNs { get; init; } = 5 * EngineTime.NsPerSecond;

    /// <summary>Round trips that the shortest is chosen from.</summary>
    public int Samples { get; init; } = 8;

    /// <summary>Time between round trips.</summary>
    public long IntervalNs { get; init; } = 30 * EngineTime.NsPerSecond;

    /// <summary>Time between the first ones, until as many as are chosen from were taken.</summary>
    public long FirstIntervalNs { get; init; } = 200 * EngineTime.NsPerMs;

    /// <summary>By how much two clocks may run apart at most, parts per billion: an old sample is less sure by it.</summary>
    public long MaxDriftPpb { get; init; } = 100_000;
}
