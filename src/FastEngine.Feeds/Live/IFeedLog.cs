namespace FastEngine.Feeds.Live;

/// <summary>Hears what happens to connections. Rare, on the feed thread: it must not wait.</summary>
public interface IFeedLog
{
    void OnFeedEvent(in FeedEvent e);
}
