namespace FastEngine.Trading.Positions;

/// <summary>What a fill closed of a strategy position.</summary>
internal readonly record struct ClosedPart
{
    public long Quantity { get; init; }

    /// <summary>Sums of price times quantity.</summary>
    public Int128 EntryCost { get; init; }
    public Int128 Proceeds { get; init; }

    /// <summary>Before fees; money. Rounded once a fill, so that rows and cash are sums of the same numbers at any scale.</summary>
    public Int128 Gross { get; init; }

    /// <summary>Of the part's entry, of the fill, less funding received; money.</summary>
    public Int128 Fees { get; init; }

    /// <summary>Within the fees; money.</summary>
    public Int128 Funding { get; init; }
}
