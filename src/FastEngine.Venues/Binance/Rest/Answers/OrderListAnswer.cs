namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>Both orders of a list.</summary>
public sealed record OrderListAnswer
{
    public long OrderListId { get; init; }

    public IReadOnlyList<OrderRow>? OrderReports { get; init; }
}
