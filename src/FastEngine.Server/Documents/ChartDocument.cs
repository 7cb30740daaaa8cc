namespace FastEngine.Server.Documents;

/// <summary>What moves on the chart of one symbol.</summary>
public sealed record ChartDocument
{
    public required string Symbol { get; init; }

    public required string Timeframe { get; init; }

    public required int Decimals { get; init; }

    /// <summary>The last ones, oldest first.</summary>
    public required IReadOnlyList<CandleDocument> Candles { get; init; }

    public required IReadOnlyList<MarkerDocument> Markers { get; init; }

    public required IReadOnlyList<ZoneDocument> Zones { get; init; }
}
