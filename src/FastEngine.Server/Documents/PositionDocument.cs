namespace FastEngine.Server.Documents;

/// <summary>A strategy's open position. Prices and money are exact decimals as text, times ns since the epoch.</summary>
public sealed record PositionDocument
{
    public required long PositionId { get; init; }

    public required string Symbol { get; init; }

    public required string Strategy { get; init; }

    /// <summary><c>long</c> or <c>short</c>.</summary>
    public required string Side { get; init; }

    public required string Quantity { get; init; }

    public string? EntryPrice { get; init; }

    public string? MarkPrice { get; init; }

    public string? StopPrice { get; init; }

    public string? TargetPrice { get; init; }

    /// <summary>At the mark, before the fees of closing.</summary>
    public string? Unrealised { get; init; }

    public required long EntryTimeNs { get; init; }

    /// <summary>Of a hedge: the position that it hedges.</summary>
    public long? ParentId { get; init; }

    /// <summary>Missing for a hedge, or where the defensive management is off.</summary>
    public ManagedDocument? Dtms { get; init; }
}
