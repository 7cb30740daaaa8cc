namespace FastEngine.Server;

/// <summary>What may be asked of the watchlist.</summary>
public enum WatchOrderKind
{
    Add,
    Remove,
    Renew,
}
