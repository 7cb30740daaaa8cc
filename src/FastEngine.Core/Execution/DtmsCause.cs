namespace FastEngine.Core.Execution;

/// <summary>What led to an event of the defensive trade management.</summary>
public enum DtmsCause : byte
{
    None,

    /// <summary>The score crossed the threshold of a transition.</summary>
    Score,

    /// <summary>The VWAP flipped against, with most parts against.</summary>
    Confluence,

    /// <summary>Structure broke with the trade.</summary>
    BreakOfStructure,

    /// <summary>Character changed against the trade.</summary>
    ChangeOfCharacter,

    /// <summary>The time of the state was over.</summary>
    Timeout,

    /// <summary>The hedge was closed by its stop, at the venue or by hand.</summary>
    HedgeClosed,

    /// <summary>The hedge order was refused or ended unfilled.</summary>
    HedgeFailed,

    /// <summary>The kill switch, a one-way venue or a spot market allows no hedge: the parent was reduced instead.</summary>
    HedgeNotAllowed,

    /// <summary>The re-entry was refused by a gate.</summary>
    ReAddRefused,

    /// <summary>Spread, news or old data: no new risk.</summary>
    SafetyRail,

    /// <summary>Profit in R began the monitoring.</summary>
    ProfitReached,

    /// <summary>Loss in R began the monitoring.</summary>
    LossReached,

    /// <summary>Time since entry began the monitoring.</summary>
    TimeReached,

    /// <summary>The position was closed for another reason.</summary>
    PositionClosed,

    /// <summary>The VWAP turned against it: forces a deep check.</summary>
    VwapFlip,

    /// <summary>Profit in R moved by a limit since the last deep check: forces the next.</summary>
    ProfitMoved,
}
