namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>The last price of a symbol.</summary>
public sealed record PriceAnswer
{
    public string? Symbol { get; init; }

    public string? Price { get; init; }
}
