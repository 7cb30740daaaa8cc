namespace FastEngine.Signals.Decisions;

/// <summary>Where an evaluation stopped. The record's measured value and threshold are those of the reason.</summary>
public enum StopReason : byte
{
    /// <summary>It passed.</summary>
    None,

    /// <summary>Too few candles yet. Measured: candles; threshold: needed.</summary>
    Warming,

    /// <summary>The windows lost a trade for want of memory.</summary>
    Tainted,

    /// <summary>Level 1: the market does not trend this way.</summary>
    Regime,

    /// <summary>Level 2: the price is at no zone, gap or value-area edge of its side.</summary>
    NoZone,

    /// <summary>Level 3: too few trades in the shortest window.</summary>
    CascadeTrades,

    /// <summary>Level 3: the longest window is not full yet. Measured: ns since the first trade.</summary>
    CascadeAge,

    /// <summary>Level 3: the shortest window's imbalance is not one-sided enough.</summary>
    CascadeRatio,

    /// <summary>Level 3: the imbalances do not rise towards the shortest window. Measured: the shorter; threshold: the longer of the pair.</summary>
    CascadeOrder,

    /// <summary>Level 4: the joined candle spans too few ticks.</summary>
    Range,

    /// <summary>Level 4: the bounce is too weak.</summary>
    Bounce,

    /// <summary>Level 4: the volume is too low.</summary>
    Volume,

    /// <summary>A primary analyser failed. Measured: its index.</summary>
    Primary,

    /// <summary>The score is below the required one.</summary>
    Confluence,

    /// <summary>The market's quality is below the required one.</summary>
    Quality,
}
