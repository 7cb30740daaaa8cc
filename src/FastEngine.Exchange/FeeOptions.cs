namespace FastEngine.Exchange;

/// <summary>Fees as a part of the notional.</summary>
public sealed record FeeOptions
{
    public decimal FuturesMaker { get; init; } = 0.0002m;

    public decimal FuturesTaker { get; init; } = 0.0005m;

    public decimal SpotMaker { get; init; } = 0.001m;

    public decimal SpotTaker { get; init; } = 0.001m;

    /// <summary>Spot's fees are taken in the quote currency, as the paper venue does; else of what was received, as the exchange does.</summary>
    public bool SpotInQuote { get; init; }
}
