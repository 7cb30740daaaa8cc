namespace FastEngine.Core.Execution;

/// <summary>What a ledger event records.</summary>
public enum LedgerEventKind : byte
{
    None,

    /// <summary>A signal ended in the chain, or waits in it.</summary>
    Refused,

    /// <summary>An order left for the gateway.</summary>
    OrderPlaced,

    /// <summary>The cancellation of an order was asked for; the report's order is the number.</summary>
    CancelRequested,

    OrderReported,

    ExitRequested,

    PositionOpened,

    /// <summary>A position, or a part of it, was closed.</summary>
    TradeClosed,

    /// <summary>An exit order was refused, or ended unfilled; the report says how.</summary>
    ExitFailed,

    /// <summary>The account, at the first candle close of the fastest timeframe after each of its multiples.</summary>
    Account,

    /// <summary>A command set or reset the kill switch; said again when it changed nothing.</summary>
    KillSwitchChanged,

    KnobChanged,

    /// <summary>Entries of an instrument, or of all, were allowed or forbidden.</summary>
    EntriesChanged,

    /// <summary>A command that changed nothing; the outcome says why.</summary>
    CommandRefused,

    /// <summary>What a fill did to its exchange position.</summary>
    Contribution,

    /// <summary>An exchange position after a fill.</summary>
    ExchangePosition,

    /// <summary>Protection, kill-switch triggers, portfolio risk, attribution.</summary>
    Risk,

    /// <summary>Defensive trade management.</summary>
    Dtms,

    /// <summary>How an entry that was placed was sized.</summary>
    Sizing,

    /// <summary>Health of the portfolio, while there are positions.</summary>
    Health,

    /// <summary>A command closes positions. Before: how many it is about; after: for how many something was done, the others are closing already.</summary>
    PositionsClosing,

    /// <summary>The working of an entry ended.</summary>
    EntryWorked,
}
