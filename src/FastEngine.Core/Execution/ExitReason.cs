namespace FastEngine.Core.Execution;

/// <summary>Why a position, or a part of it, was closed; in order of precedence where several hold at once.</summary>
public enum ExitReason : byte
{
    None,
    CascadeReversal,
    AdverseMoves,
    DumpDetected,
    TrailingStop,
    SessionClose,

    /// <summary>Part of it was closed at a profit, once.</summary>
    PartialProfit,

    /// <summary>A signal of the opposite direction, on a venue that nets positions.</summary>
    Reversal,

    /// <summary>What filled of an entry after the exit of its position.</summary>
    LateEntryFill,

    Manual,

    /// <summary>The stop leg at the venue filled.</summary>
    StopLeg,

    /// <summary>The target leg at the venue filled.</summary>
    TakeProfit,

    /// <summary>The venue liquidated it.</summary>
    Liquidation,

    /// <summary>The venue does not have it any more.</summary>
    ClosedExternally,

    /// <summary>The kill switch flattens.</summary>
    KillSwitch,

    /// <summary>A rung of the drawdown ladder.</summary>
    DrawdownLadder,

    /// <summary>The margin buffer is too low.</summary>
    MarginBuffer,

    /// <summary>The portfolio's health.</summary>
    Health,

    /// <summary>A leader moved against it.</summary>
    LeaderMove,

    /// <summary>It was without protection for too long.</summary>
    Unprotected,

    /// <summary>Its stop was passed before the leg could be placed.</summary>
    StopPassed,

    /// <summary>A part, by the defensive trade management.</summary>
    DtmsReduce,

    /// <summary>All of it, by the defensive trade management.</summary>
    DtmsClose,

    /// <summary>A hedge that is not needed any more.</summary>
    HedgeDone,

    /// <summary>A hedge whose parent was closed.</summary>
    ParentClosed,

    /// <summary>The exit's deadline was missed: sent by the backup path.</summary>
    ExitDeadline,

    /// <summary>Its own strategy wanted it closed.</summary>
    Strategy,
}
