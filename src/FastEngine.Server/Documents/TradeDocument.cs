namespace FastEngine.Server.Documents;

/// <summary>A closed position, or the closed part of one.</summary>
public sealed record TradeDocument
{
    public required long PositionId { get; init; }

    public required string Symbol { get; init; }

    public required string Strategy { get; init; }

    public required string Side { get; init; }

    public required string Quantity { get; init; }

    public required string EntryPrice { get; init; }

    public required string ExitPrice { get; init; }

    public required long EntryTimeNs { get; init; }

    public required long ExitTimeNs { get; init; }

    /// <summary>Net of fees.</summary>
    public required string Pnl { get; init; }

    public required string Fees { get; init; }

    public required string Reason { get; init; }

    /// <summary>Nothing of the position is left.</summary>
    public required bool IsLast { get; init; }
}
