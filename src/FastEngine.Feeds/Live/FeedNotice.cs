namespace FastEngine.Feeds.Live;

/// <summary>What a frame is that its handler did not know.</summary>
public enum FeedNotice : byte
{
    /// <summary>Data of some stream.</summary>
    Data = 0,

    /// <summary>A request of ours was carried out.</summary>
    Acknowledged,

    /// <summary>A request of ours was refused.</summary>
    Refused,

    /// <summary>The server will end this connection soon.</summary>
    ShuttingDown,
}
