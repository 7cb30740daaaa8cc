using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Host.Service.Markets.Lockstep;

/// <summary>An exchange that holds its tape, behind the port of every venue: what a trade desk gets of it, and when, is what a venue in its own process would give.</summary>
/// <remarks>What is due before an event is asked for when the engine has sent something since, or when the exchange said that there may be something. An
/// event that is passed is acknowledged: the exchange matches it, tells what is due by then, and goes on.</remarks>
internal sealed class LockstepVenue(IOrderOutlet orders) : ISteppedVenue
{
    private LockstepTurns? _turns;
    private long _lastSequence = -1;
    private bool _hasActed;

    /// <summary>How far the conversation is.</summary>
    public LockstepPhase Phase { get; private set; } = LockstepPhase.Held;

    public long NextReportNs => _hasActed || Phase == LockstepPhase.Held ? long.MinValue
        : Math.Min(_turns!.Turn.Reports.NextNs, Phase == LockstepPhase.Ended ? long.MaxValue : _turns.Turn.HorizonNs);

    public void Connect(LockstepTurns turns) => _turns = turns;

    /// <summary>The trades that were told are on the ring up to this event, behind which they are passed.</summary>
    public void Publish(long lastSequence) => _lastSequence = lastSequence;

    public void Submit(in ApprovedOrder order)
    {
        _hasActed = true;
        orders.Send(in order, default);
    }

    public void Cancel(long order, long timeNs)
    {
        _hasActed = true;
        orders.Cancel(order, timeNs, default);
    }

    public void Query(in VenueQuery query)
    {
        _hasActed = true;
        orders.Query(in query, default);
    }

    public void OnTrade(in Tick tick, bool isOnTime) => Pass(in tick);

    public void OnClock(in Tick clock) => Pass(in clock);

    public bool TryTake(long dueNs, ref TradeEvent e)
    {
        while (true)
        {
            if (_hasActed || (Phase == LockstepPhase.Shown && _turns!.Turn.HorizonNs <= dueNs)) Ask(dueNs);
            if (_turns!.Turn.Reports.TryTake(dueNs, ref e)) return true;
            if (Phase != LockstepPhase.Held) return false;
            Acknowledge();
        }
    }

    /// <summary>What was told is behind the engine: the exchange goes on to the next barrier.</summary>
    public void Acknowledge()
    {
        _hasActed = false;
        orders.BarrierReached(0);
        _turns!.Wait();
        var turn = _turns.Turn;
        Phase = turn.HasEnded ? LockstepPhase.Ended : turn.Trades.Count > 0 || turn.IsRest ? LockstepPhase.Shown : LockstepPhase.Held;
    }

    /// <summary>The last word, which nothing follows.</summary>
    public void End() => orders.BarrierReached(0);

    private void Pass(in Tick tick)
    {
        if (tick.Sequence == _lastSequence) Acknowledge();
    }

    private void Ask(long dueNs)
    {
        _hasActed = false;
        orders.Ask(0, dueNs);
        _turns!.Wait();
    }
}
