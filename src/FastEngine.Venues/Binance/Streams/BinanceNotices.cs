using FastEngine.Feeds.Live;

namespace FastEngine.Venues.Binance.Streams;

/// <summary>Tells answers to requests and the server's own events from data, by their first bytes.</summary>
public sealed class BinanceNotices : IFeedVenue
{
    public static readonly BinanceNotices Instance = new();

    private BinanceNotices()
    {
    }

    /// <inheritdoc/>
    public FeedNotice Recognise(ReadOnlySpan<byte> frame)
    {
        // {"result":null,"id":1}, {"error":{"code":2,"msg":"..."},"id":1}, {"code":2,"msg":"..."}, {"id":1,"result":null}
        if (frame.StartsWith("{\"result\":"u8)) return FeedNotice.Acknowledged;
        if (frame.StartsWith("{\"error\":"u8) || frame.StartsWith("{\"code\":"u8)) return FeedNotice.Refused;
        if (frame.StartsWith("{\"id\":"u8)) return frame.IndexOf("\"error\":"u8) >= 0 ? FeedNotice.Refused : FeedNotice.Acknowledged;

        // Bare, or {"stream":"!serverShutdown","data":{...}}.
        return frame.StartsWith("{\"e\":\"serverShutdown\""u8) || frame.StartsWith("{\"stream\":\"!serverShutdown\""u8) ? FeedNotice.ShuttingDown : FeedNotice.Data;
    }
}
