namespace FastEngine.Host.Control.Status;

/// <summary>A strategy's open position.</summary>
public sealed record OpenPosition
{
    public long PositionId { get; init; }

    public string? Symbol { get; init; }

    public string? Strategy { get; init; }

    /// <summary><c>long</c> or <c>short</c>.</summary>
    public string? Side { get; init; }

    public string? Quantity { get; init; }

    public string? EntryPrice { get; init; }

    public string? StopPrice { get; init; }

    /// <summary>At the last price, before the fees of closing.</summary>
    public string? Unrealised { get; init; }

    public long EntryTimeNs { get; init; }

    /// <summary>Of a hedge: the position that it hedges.</summary>
    public long? ParentId { get; init; }

    /// <summary>How the defensive management has it; missing for a hedge, or where that is off.</summary>
    public ManagedStatus? Dtms { get; init; }
}
