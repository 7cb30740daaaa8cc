namespace FastEngine.Server;

/// <summary>What is asked of the watchlist.</summary>
public sealed record WatchOrder
{
    public required WatchOrderKind Kind { get; init; }

    /// <summary><c>spot</c> or <c>futures</c>.</summary>
    public required string MarketType { get; init; }

    /// <summary>In upper case.</summary>
    public required string Symbol { get; init; }

    /// <summary>Null for the usual time.</summary>
    public TimeSpan? Lasts { get; init; }

    /// <summary>Null for what it has; 3 for one that is new.</summary>
    public int? Priority { get; init; }

    /// <summary>Whose token asks.</summary>
    public required string By { get; init; }
}
