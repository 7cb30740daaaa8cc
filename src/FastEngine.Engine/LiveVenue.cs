using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>A venue that has a life of its own: orders go to its gateway, and what it tells is posted to the <see cref="TradeDesk"/> when it comes.</summary>
/// <param name="gateway">Its own, or the queue that leads to the thread of the gateway.</param>
public sealed class LiveVenue(IOrderGateway gateway) : ISteppedVenue
{
    public long NextReportNs => long.MaxValue;

    public void Submit(in ApprovedOrder order) => gateway.Submit(in order);

    public void Cancel(long order, long timeNs) => gateway.Cancel(order, timeNs);

    public void Query(in VenueQuery query) => gateway.Query(in query);

    public void OnTrade(in Tick tick, bool isOnTime)
    {
    }

    public bool TryTake(long dueNs, ref TradeEvent e) => false;
}
