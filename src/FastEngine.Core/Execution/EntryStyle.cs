namespace FastEngine.Core.Execution;

/// <summary>How an approved entry is worked at the venue.</summary>
public enum EntryStyle : byte
{
    /// <summary>One order, at market.</summary>
    Market,

    /// <summary>Waits at the touch; what has not filled after a time or a move goes to market, where that is wanted.</summary>
    PostOnly,

    /// <summary>At once, at the touch and a tolerance; the rest is given up.</summary>
    Ioc,

    /// <summary>Equal slices over a time, at market.</summary>
    Twap,

    /// <summary>Slices over a time in proportion to the symbol's recent volume, at market.</summary>
    Vwap,

    /// <summary>One of the others, by spread, size and urgency.</summary>
    Smart,
}
