using FastEngine.Core;

namespace FastEngine.Signals.Exits;

/// <summary>The exit rules of a position. Percentages in parts per million.</summary>
public sealed record ExitOptions
{
    /// <summary>The stop trails the best price since entry by this.</summary>
    public long TrailPpm { get; init; } = 5_000;

    /// <summary>The initial stop is at least this far from the entry.</summary>
    public long StopMinPpm { get; init; } = 2_000;

    /// <summary>And at most this far.</summary>
    public long StopMaxPpm { get; init; } = 5_000;

    /// <summary>The monitor runs at multiples of this.</summary>
    public long CheckPeriodNs { get; init; } = 2 * EngineTime.NsPerSecond;

    /// <summary>Windows of the cascade reversal, shortest first.</summary>
    public IReadOnlyList<long> CascadeWindowsNs { get; init; } =
        [15 * EngineTime.NsPerSecond, EngineTime.NsPerMinute, 5 * EngineTime.NsPerMinute];

    /// <summary>A short leaves above this imbalance, a long below its reciprocal.</summary>
    public double CascadeRatio { get; init; } = 2;

    /// <summary>Least trades in the shortest window.</summary>
    public int CascadeMinTrades { get; init; } = 5;

    /// <summary>Checks in a row that must see the reversal.</summary>
    public int CascadeConfirmations { get; init; } = 2;

    /// <summary>Adverse moves that end a position, by profit: the first step whose profit is above the present one counts.</summary>
    public IReadOnlyList<AdverseStep> AdverseSteps { get; init; } = [new(3_000, 5), new(10_000, 3), new(20_000, 2), new(long.MaxValue, 1)];

    /// <summary>Profit at which a part is closed, once; 0 for never.</summary>
    public long PartialAtPpm { get; init; }

    /// <summary>Which part.</summary>
    public int PartialPartPpm { get; init; } = 500_000;

    /// <summary>Open positions of one symbol that can be guarded; their memory is taken at the start.</summary>
    public int MaxPerSymbol { get; init; } = 64;

    /// <summary>The dump detector.</summary>
    public DumpOptions Dump { get; init; } = new();
}
