namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>A fill of the account.</summary>
public sealed record TradeRow
{
    public string? Symbol { get; init; }

    public long Id { get; init; }

    public long OrderId { get; init; }

    public string? Price { get; init; }

    public string? Qty { get; init; }

    public string? Commission { get; init; }

    public string? CommissionAsset { get; init; }

    /// <summary>Of USD-M.</summary>
    public string? Side { get; init; }

    public string? PositionSide { get; init; }

    /// <summary>Of spot.</summary>
    public bool? IsBuyer { get; init; }

    public long Time { get; init; }
}
