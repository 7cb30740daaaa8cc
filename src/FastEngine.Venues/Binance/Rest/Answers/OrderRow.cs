namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>An order, as placing, cancelling and asking for it return it, on either market.</summary>
public sealed record OrderRow
{
    public string? Symbol { get; init; }

    public long OrderId { get; init; }

    public string? ClientOrderId { get; init; }

    public string? Status { get; init; }

    public string? Side { get; init; }

    public string? PositionSide { get; init; }

    public string? Type { get; init; }

    public string? Price { get; init; }

    public string? StopPrice { get; init; }

    public string? OrigQty { get; init; }

    public string? ExecutedQty { get; init; }

    public long UpdateTime { get; init; }

    public long TransactTime { get; init; }

    public IReadOnlyList<SpotFillRow>? Fills { get; init; }
}
