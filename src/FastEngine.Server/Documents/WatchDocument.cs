namespace FastEngine.Server.Documents;

/// <summary>A symbol of the watchlist.</summary>
public sealed record WatchDocument
{
    public string Exchange { get; init; } = "binance";

    public required string MarketType { get; init; }

    public required string Symbol { get; init; }

    /// <summary>Its name in the engine's other documents; missing before it has a slot.</summary>
    public string? Name { get; init; }

    /// <summary>Ns since the epoch.</summary>
    public required long AddedAtNs { get; init; }

    /// <summary>Missing for one that stays.</summary>
    public long? ExpiresAtNs { get; init; }

    /// <summary>Missing for one that stays; 0 when it is over.</summary>
    public double? RemainingHours { get; init; }

    /// <summary>Name of a token, <c>socket</c>, or <c>auto</c> for the daily selection.</summary>
    public required string AddedBy { get; init; }

    public required int Priority { get; init; }

    /// <summary>Whether entries are allowed.</summary>
    public required bool Enabled { get; init; }

    /// <summary><c>starting</c>, <c>active</c>, <c>failed</c> (it is tried again), <c>ending</c> (removed or expired, and not flat), <c>expired</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why it is not active.</summary>
    public string? Problem { get; init; }
}
