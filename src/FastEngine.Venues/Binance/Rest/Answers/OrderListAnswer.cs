namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>Both orders of a list.</summary>
public sealed record OrderListAnswer
{
    public IReadOnlyList<OrderRow>? OrderReports { get; init; }
}
