namespace FastEngine.Server.Documents;

/// <summary>A symbol among the most liquid.</summary>
public sealed record LiquidDocument
{
    /// <summary>1 is the best.</summary>
    public required int Rank { get; init; }

    public required string Symbol { get; init; }

    /// <summary>Mean of the ranks in volume, trades and spread.</summary>
    public required double MeanRank { get; init; }

    /// <summary>Of 24 hours, in the quote currency; exact.</summary>
    public required string QuoteVolume { get; init; }

    /// <summary>Of 24 hours.</summary>
    public required long Trades { get; init; }

    /// <summary>Of the middle, basis points; missing when a side of the book is.</summary>
    public double? SpreadBps { get; init; }
}
