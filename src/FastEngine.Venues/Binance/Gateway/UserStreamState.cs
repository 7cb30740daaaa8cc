namespace FastEngine.Venues.Binance.Gateway;

/// <summary>How far a user stream is.</summary>
internal enum UserStreamState : byte
{
    Away,

    /// <summary>Its key, or on spot its subscription.</summary>
    KeyAsked,

    Connecting,
    Open,
}
