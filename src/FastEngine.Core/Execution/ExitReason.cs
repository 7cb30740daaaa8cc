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
}
