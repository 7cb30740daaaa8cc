namespace FastEngine.Feeds.Live;

/// <summary>What happened to a connection.</summary>
public enum FeedEventKind : byte
{
    None = 0,
    Connected,

    /// <summary>An attempt failed.</summary>
    NotConnected,

    /// <summary>It ended, or was given up because nothing came from its peer.</summary>
    Lost,

    /// <summary>It is open and gives no data.</summary>
    Silent,

    /// <summary>The server said that it will end it.</summary>
    ShuttingDown,

    /// <summary>Its successor gives data, and has taken over.</summary>
    Replaced,

    /// <summary>The venue refused a request.</summary>
    Refused,
}
