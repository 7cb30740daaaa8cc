namespace FastEngine.Host.Service.Watching;

/// <summary>How far a symbol of the watchlist is.</summary>
internal enum WatchPhase
{
    /// <summary>It is being brought in: candles, slot, stream.</summary>
    Starting,

    /// <summary>It is evaluated.</summary>
    Active,

    /// <summary>It could not be brought in; it is tried again.</summary>
    Failed,

    /// <summary>Removed or expired, and not flat yet: positions go on being managed.</summary>
    Ending,

    /// <summary>Expired and flat; the cleaner at midnight takes it off the list.</summary>
    Expired,
}
