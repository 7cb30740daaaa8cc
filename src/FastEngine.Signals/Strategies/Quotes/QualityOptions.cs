using FastEngine.Core;

namespace FastEngine.Signals.Strategies;

/// <summary>How the quality of a market is scored: four parts of 0 to 100 each, and their weights.</summary>
public sealed record QualityOptions
{
    /// <summary>Over which spread and depth are averaged and the movement is measured.</summary>
    public long WindowNs { get; init; } = EngineTime.NsPerMinute;

    /// <summary>Over which volume is counted.</summary>
    public long VolumeWindowNs { get; init; } = 5 * EngineTime.NsPerMinute;

    /// <summary>A mean spread of at most this is worth 100, ppm of the middle; of at least the worst, 0.</summary>
    public double BestSpreadPpm { get; init; } = 100;
    public double WorstSpreadPpm { get; init; } = 1_000;

    /// <summary>A mean depth at the touch of at least this is worth 100, nothing 0; quote currency.</summary>
    public double FullDepth { get; init; } = 200_000;

    /// <summary>Likewise the volume.</summary>
    public double FullVolume { get; init; } = 5_000_000;

    /// <summary>A middle that did not move is worth 100, one that moved this far or further 0, ppm.</summary>
    public double WorstRangePpm { get; init; } = 2_000;

    public double SpreadWeight { get; init; } = 1;
    public double DepthWeight { get; init; } = 1;
    public double VolumeWeight { get; init; } = 1;
    public double StabilityWeight { get; init; } = 1;
}
