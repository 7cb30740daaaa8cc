namespace FastEngine.Exchange.Matching;

/// <summary>Two spot orders of which one ends the other (OCO).</summary>
internal sealed class OrderList
{
    public required long ListId { get; init; }

    public required string ClientId { get; init; }

    public required TradedSymbol Symbol { get; init; }

    public List<Order> Orders { get; } = [];

    public long TimeNs { get; set; }

    public bool IsDone { get; set; }
}
