namespace FastEngine.Server.Documents;

/// <summary>Candles of a symbol, oldest first.</summary>
public sealed record CandlesDocument
{
    public required string Symbol { get; init; }

    public required string Timeframe { get; init; }

    public required long TimeframeNs { get; init; }

    /// <summary>Decimals of its prices.</summary>
    public required int Decimals { get; init; }

    public required IReadOnlyList<CandleDocument> Candles { get; init; }
}
