namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>A fill within the answer to a spot order.</summary>
public sealed record SpotFillRow
{
    public string? Price { get; init; }

    public string? Qty { get; init; }

    public string? Commission { get; init; }

    public string? CommissionAsset { get; init; }

    public long TradeId { get; init; }
}
