namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>An order, as placing, cancelling and asking for it return it, on either market.</summary>
public sealed record OrderRow
{
    public string? Symbol { get; init; }

    public long OrderId { get; init; }

    public string? ClientOrderId { get; init; }

    /// <summary>Of a cancelled spot order: its id, where the other is the cancellation's.</summary>
    public string? OrigClientOrderId { get; init; }

    public string? Status { get; init; }

    public string? Side { get; init; }

    public string? PositionSide { get; init; }

    public string? Type { get; init; }

    public string? Price { get; init; }

    public string? StopPrice { get; init; }

    public string? OrigQty { get; init; }

    public string? ExecutedQty { get; init; }

    /// <summary>Of USD-M, and there only when asked for.</summary>
    public string? AvgPrice { get; init; }

    /// <summary>Likewise.</summary>
    public string? CumQuote { get; init; }

    /// <summary>Of spot, spelt so.</summary>
    public string? CummulativeQuoteQty { get; init; }

    public long UpdateTime { get; init; }

    public long TransactTime { get; init; }

    public IReadOnlyList<SpotFillRow>? Fills { get; init; }
}
