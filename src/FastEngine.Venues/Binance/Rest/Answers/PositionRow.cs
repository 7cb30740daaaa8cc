namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>A position of USD-M.</summary>
public sealed record PositionRow
{
    public required string Symbol { get; init; }

    public string? PositionSide { get; init; }

    public string? PositionAmt { get; init; }

    public string? EntryPrice { get; init; }

    public string? MarkPrice { get; init; }

    public string? LiquidationPrice { get; init; }

    public long UpdateTime { get; init; }
}
