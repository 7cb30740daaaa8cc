using FastEngine.Core;

namespace FastEngine.Signals.Strategies;

/// <summary>What the bid-ask bounce reads of its settings.</summary>
public sealed record BidAskBounceOptions
{
    /// <summary>Spreads between these, ppm of the middle.</summary>
    public int MinSpreadPpm { get; init; }
    public int MaxSpreadPpm { get; init; } = 1_000;

    /// <summary>Least value of what stands at the best bid and ask together, quote currency.</summary>
    public double MinDepth { get; init; } = 50_000;

    /// <summary>The market is calm while its middle moved no further than <see cref="MaxRangePpm"/> over the window.</summary>
    public long RangeWindowNs { get; init; } = 30 * EngineTime.NsPerSecond;
    public int MaxRangePpm { get; init; } = 1_000;

    /// <summary>A position leaves at market when it moved further than this.</summary>
    public int SpikePpm { get; init; } = 2_000;

    /// <summary>Order flow against an entry that keeps it away, and the window that it is measured over.</summary>
    public long FlowWindowNs { get; init; } = 15 * EngineTime.NsPerSecond;
    public double MaxFlow { get; init; } = 5;

    /// <summary>How long an order waits at its price.</summary>
    public long OrderLifeNs { get; init; } = 5 * EngineTime.NsPerSecond;

    /// <summary>How long a position waits for its target.</summary>
    public long MaxHoldNs { get; init; } = EngineTime.NsPerMinute;

    /// <summary>Least distance of the target from the entry; the other side of the spread where that is further.</summary>
    public int TargetPpm { get; init; }

    public int StopPpm { get; init; } = 1_000;

    /// <summary>Value of its net position, quote currency, at which it adds no more on that side.</summary>
    public double MaxInventory { get; init; } = 1_000;

    /// <summary>Whether it waits on both sides, else on the one that more stands at.</summary>
    public bool BothSides { get; init; } = true;
}
