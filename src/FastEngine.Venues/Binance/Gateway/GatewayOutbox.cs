using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>What the gateway has to say, until it is taken: to the trade thread, and to the service.</summary>
internal sealed class GatewayOutbox
{
    private const int MostNotices = 4_096;

    private readonly Queue<Core.Execution.TradeEvent> _events = new(1_024);
    private readonly Queue<GatewayNotice> _notices = new();

    public int Waiting => _events.Count;

    public void Add(in OrderReport report) => _events.Enqueue(new Core.Execution.TradeEvent { Kind = TradeEventKind.OrderReport, Shard = -1, OrderReport = report });

    public void Add(in VenueUpdate update) => _events.Enqueue(new Core.Execution.TradeEvent { Kind = TradeEventKind.VenueUpdate, Shard = -1, VenueUpdate = update });

    // Nobody listens: the oldest are the least of use.
    public void Tell(in GatewayNotice notice)
    {
        if (_notices.Count == MostNotices) _notices.Dequeue();
        _notices.Enqueue(notice);
    }

    /// <summary>Hands over the next event; false when there is none, or no room for it.</summary>
    public bool TryPost(in TradePosts posts)
    {
        if (!_events.TryPeek(out var next)) return false;
        var isPosted = next.Kind == TradeEventKind.OrderReport ? posts.Report(in next.OrderReport) : posts.Update(in next.VenueUpdate);
        if (isPosted) _events.Dequeue();
        return isPosted;
    }

    public bool TryTake(out Core.Execution.TradeEvent e) => _events.TryDequeue(out e);

    public bool TryTake(out GatewayNotice notice) => _notices.TryDequeue(out notice);
}
