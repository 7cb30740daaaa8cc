namespace FastEngine.Host.Service.Watching;

/// <summary>Why a request of the watchlist is refused.</summary>
internal enum WatchFault
{
    /// <summary>It is wrong as it stands.</summary>
    Wrong,

    /// <summary>The list does not have the symbol.</summary>
    Unknown,

    /// <summary>It cannot be done now: no slot is free, or the venue does not answer.</summary>
    Unavailable,
}
