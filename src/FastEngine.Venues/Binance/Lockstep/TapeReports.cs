using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>What was told and is not taken yet, in the order of every gateway: by time, then by the number of the order or question, then as it was told.</summary>
public sealed class TapeReports
{
    private readonly PriorityQueue<Core.Execution.TradeEvent, (long TimeNs, long Number, long Made)> _waiting = new();
    private long _made;
    private long _lastNumber;
    private long _lastNs;

    /// <summary>Time of the first; the largest there is for none.</summary>
    public long NextNs => _waiting.TryPeek(out _, out var first) ? first.TimeNs : long.MaxValue;

    public void Add(in Core.Execution.TradeEvent e)
    {
        var isReport = e.Kind == TradeEventKind.OrderReport;
        var timeNs = isReport ? e.OrderReport.TimeNs : e.VenueUpdate.TimeNs;

        // A position is pushed behind the fill that changed it.
        var number = isReport ? e.OrderReport.Order : e.VenueUpdate.Query != 0 ? e.VenueUpdate.Query : timeNs >= _lastNs ? _lastNumber : 0;
        if (isReport) (_lastNumber, _lastNs) = (number, timeNs);
        _waiting.Enqueue(e, (timeNs, number, _made++));
    }

    /// <summary>The first that is due; only its kind and payload are set.</summary>
    public bool TryTake(long dueNs, ref Core.Execution.TradeEvent e)
    {
        if (NextNs > dueNs) return false;
        var next = _waiting.Dequeue();
        e.Kind = next.Kind;
        if (next.Kind == TradeEventKind.OrderReport) e.OrderReport = next.OrderReport;
        else e.VenueUpdate = next.VenueUpdate;
        return true;
    }
}
