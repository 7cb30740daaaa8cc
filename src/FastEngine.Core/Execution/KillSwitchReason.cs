namespace FastEngine.Core.Execution;

/// <summary>Why the kill switch changed its level.</summary>
public enum KillSwitchReason : byte
{
    None,
    Operator,

    /// <summary>The ledger's overflow is filling, because what reads the ledger stalls.</summary>
    LedgerOverflow,

    /// <summary>The journal cannot be written.</summary>
    JournalUnwritable,

    /// <summary>The engine recovers; nothing is entered before it is reconciled.</summary>
    Recovering,

    /// <summary>Positions, orders or cash differ from the venue's.</summary>
    Unreconciled,

    /// <summary>Losing trades in a row.</summary>
    ConsecutiveLosses,

    /// <summary>Mean round trip of the last orders.</summary>
    OrderLatency,

    /// <summary>Loss since the UTC day began.</summary>
    DailyLoss,

    /// <summary>Loss since the hour began.</summary>
    HourlyLoss,

    /// <summary>A connection gives no frames.</summary>
    FeedSilent,

    /// <summary>Our clock is off, or unsure.</summary>
    ClockOffset,

    /// <summary>The last rung of the drawdown ladder.</summary>
    Drawdown,

    /// <summary>An exit check or exit missed its deadline.</summary>
    ExitDeadline,

    /// <summary>The kill file.</summary>
    File,

    /// <summary>A signal of the operating system.</summary>
    Signal,
}
