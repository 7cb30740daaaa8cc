namespace FastEngine.Feeds.Live;

/// <summary>What the parser made of a connection's frames.</summary>
public sealed class FrameCounts
{
    public long Trades;

    /// <summary>Best bids and asks, where they were asked for.</summary>
    public long Quotes;

    /// <summary>Frames that are not trades.</summary>
    public long Skipped;

    public long Dropped;

    public long UnknownSymbols;

    public long Malformed;
}
