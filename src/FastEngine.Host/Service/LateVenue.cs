using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Host.Service;

/// <summary>A venue that is known only when the journal was played: until then nothing reaches it.</summary>
internal sealed class LateVenue : ISteppedVenue
{
    public ISteppedVenue? Venue { get; set; }

    public long NextReportNs => Venue?.NextReportNs ?? long.MaxValue;

    public void Submit(in ApprovedOrder order) => Known.Submit(in order);

    public void Cancel(long order, long timeNs) => Known.Cancel(order, timeNs);

    public void OnTrade(in Tick tick, bool isOnTime) => Known.OnTrade(in tick, isOnTime);

    public void OnClock(in Tick clock) => Known.OnClock(in clock);

    public void Query(in VenueQuery query) => Known.Query(in query);

    public bool TryTake(long dueNs, ref TradeEvent e) => Known.TryTake(dueNs, ref e);

    private ISteppedVenue Known => Venue ?? throw new InvalidOperationException("the venue is not connected yet");
}
