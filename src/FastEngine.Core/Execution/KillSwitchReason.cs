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
}
