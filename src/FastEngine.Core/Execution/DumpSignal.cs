namespace FastEngine.Core.Execution;

/// <summary>What the dump detector saw.</summary>
public enum DumpSignal : byte
{
    None,

    /// <summary>Opposite volume beyond its multiple of ours for candles in a row.</summary>
    VolumeReversal,

    /// <summary>A candle of a multiple of the mean volume that moved against the position.</summary>
    VolumeSpike,

    /// <summary>The imbalance was beyond its threshold with the position, and is now beyond it against.</summary>
    FlowFlip,

    /// <summary>Steps of lower highs and lower lows, or their mirror.</summary>
    MomentumBreak,

    /// <summary>The lowest low of the last candles was broken by a close on volume, or its mirror.</summary>
    LevelBreak,

    /// <summary>A candle was rejected at an opposite zone.</summary>
    ZoneRejection,

    /// <summary>Liquidity of a pool fell.</summary>
    LiquidityDrop,

    /// <summary>The slippage of an exit quote rose.</summary>
    ExitSlippage,
}
