namespace FastEngine.Server.Documents;

/// <summary>The watchlist.</summary>
public sealed record WatchlistDocument
{
    /// <summary>As <c>futures</c>.</summary>
    public required IReadOnlyList<string> MarketTypes { get; init; }

    /// <summary>Slots that no symbol has yet, over the markets shown.</summary>
    public required int FreeSlots { get; init; }

    /// <summary>By priority, then name.</summary>
    public required IReadOnlyList<WatchDocument> Symbols { get; init; }
}
