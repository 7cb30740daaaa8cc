namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>A symbol and its filters.</summary>
public sealed record SymbolRow
{
    public required string Symbol { get; init; }

    public string? Status { get; init; }

    public string? BaseAsset { get; init; }

    public string? QuoteAsset { get; init; }

    public required IReadOnlyList<FilterRow> Filters { get; init; }
}
