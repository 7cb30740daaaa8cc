namespace FastEngine.Server.Documents;

/// <summary>The most liquid symbols of a market.</summary>
public sealed record TopLiquidDocument
{
    public required string MarketType { get; init; }

    /// <summary>When they were found, ns since the epoch; at the start, and at 00:00 UTC.</summary>
    public required long FoundAtNs { get; init; }

    public required IReadOnlyList<LiquidDocument> Symbols { get; init; }
}
