using FastEngine.Core.Logging;

namespace FastEngine.Rings.Logging;

/// <summary>Bounds of what hot threads may log.</summary>
public sealed record LogRingOptions
{
    /// <summary>Events that may wait for the slow side, a power of two.</summary>
    public int Capacity { get; init; } = 8192;

    /// <summary>Events below it are not published, nor counted as lost.</summary>
    public LogLevel Least { get; init; } = LogLevel.Information;

    /// <summary>Most events of one kind that one publisher lets through in a second of engine time; the others are counted.</summary>
    public int PerSecond { get; init; } = 100;
}
