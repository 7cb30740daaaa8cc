using FastEngine.Core;

namespace FastEngine.Signals.Exits;

/// <summary>The dump detector, on closed bars of the fastest timeframe. Written for a long; a short leaves at the mirror image.</summary>
/// <remarks>Liquidity and exit quotes of a pool are not watched: no source gives them.</remarks>
public sealed record DumpOptions
{
    /// <summary>Whether positions leave; it is measured always.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Sell over buy volume beyond which a bar is one of a reversal...</summary>
    public double ReversalRatio { get; init; } = 1.5;

    /// <summary>...of this many in a row.</summary>
    public int ReversalBars { get; init; } = 3;

    /// <summary>Bars before the last one that make its mean volume.</summary>
    public int MeanBars { get; init; } = 20;

    /// <summary>A spike has more than this multiple of the mean volume...</summary>
    public double SpikeMultiple { get; init; } = 3;

    /// <summary>...and falls by more than this, close against open.</summary>
    public double SpikeChangePpm { get; init; } = 3_000;

    /// <summary>Window of the imbalance that flips.</summary>
    public long FlowWindowNs { get; init; } = 30 * EngineTime.NsPerSecond;

    /// <summary>The imbalance was above this, and is below its reciprocal.</summary>
    public double FlowRatio { get; init; } = 2.5;

    /// <summary>Least trades in the window, both times.</summary>
    public int FlowMinTrades { get; init; } = 5;

    /// <summary>Steps in a row of a lower high and a lower low; the bars are one more.</summary>
    public int MomentumSteps { get; init; } = 3;

    /// <summary>Bars before the last one whose lowest low its close breaks...</summary>
    public int LevelBars { get; init; } = 10;

    /// <summary>...on more than this multiple of the mean volume.</summary>
    public double LevelMultiple { get; init; } = 1.5;

    /// <summary>A wick that ends in an opposite zone is a rejection beyond this part of the close.</summary>
    public double WickPpm { get; init; } = 5_000;

    /// <summary>Closed candles that the history must keep.</summary>
    public int CandlesNeeded => Math.Max(Math.Max(ReversalBars, MomentumSteps + 1), Math.Max(MeanBars, LevelBars) + 1);
}
