namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>The limits and symbols of a market.</summary>
public sealed record ExchangeInfoAnswer
{
    public required IReadOnlyList<LimitRow> RateLimits { get; init; }

    public required IReadOnlyList<SymbolRow> Symbols { get; init; }
}
