namespace FastEngine.Feeds.Live;

/// <summary>What a connection must know of its venue's frames.</summary>
public interface IFeedVenue
{
    /// <summary>Recognises a frame that is no trade from its first bytes; allocates nothing.</summary>
    FeedNotice Recognise(ReadOnlySpan<byte> frame);
}
