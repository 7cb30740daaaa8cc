using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>A venue that fills from the tape, on the gateway's thread: it sees each shard's events behind the shard, and its reports go to the trade ring.</summary>
/// <remarks>Its results depend on how the threads run; a journal of the run reproduces them, since reports are events of the trade thread.</remarks>
internal sealed class VenueAgent : IAgent
{
    private const int Batch = 1_024;

    private readonly ISteppedVenue _venue;
    private readonly OrderSender _orders;
    private readonly RingConsumer<Tick>[] _ticks;
    private readonly MultiProducerRing<TradeEvent> _trade;
    private readonly OnTimeTrades _onTime;
    private long _nowNs = long.MinValue;
    private long _sequence;
    private volatile bool _isIdle;

    /// <param name="venue">The venue.</param>
    /// <param name="orders">Brings the trade thread's orders to it.</param>
    /// <param name="ticks">Each shard's events, behind the shard.</param>
    /// <param name="trade">To the trade thread.</param>
    /// <param name="instruments">How many there are.</param>
    public VenueAgent(ISteppedVenue venue, OrderSender orders, RingConsumer<Tick>[] ticks, MultiProducerRing<TradeEvent> trade, int instruments)
    {
        _venue = venue;
        _orders = orders;
        _ticks = ticks;
        _trade = trade;
        _onTime = new OnTimeTrades(instruments);
    }

    public string Name => "venue";

    /// <summary>Whether its last round found nothing to do; readable by any thread.</summary>
    public bool IsIdle => _isIdle;

    public int DoWork()
    {
        // False from before the first release of the round, so that who saw that release cannot see an older round's true.
        _isIdle = false;
        var work = _orders.DoWork() + Report();
        foreach (var ticks in _ticks) work += Take(ticks);
        _isIdle = work == 0;
        return work;
    }

    private int Take(RingConsumer<Tick> ticks)
    {
        var available = ticks.Available(Batch);
        if (available <= 0) return 0;
        var first = ticks.Next;
        for (var sequence = first; sequence < first + available; sequence++)
        {
            ref readonly var tick = ref ticks[sequence];
            _nowNs = Math.Max(_nowNs, tick.ExchangeTimeNs);
            _sequence = Math.Max(_sequence, tick.Sequence);
            if (tick.Kind == EventKind.Trade) _venue.OnTrade(in tick, _onTime.OnTrade(in tick));
            else if (tick.Kind == EventKind.Clock) _onTime.OnClock(in tick);
            else _venue.OnQuote(in tick);
            if (_venue.NextReportNs <= _nowNs) Report();
        }

        ticks.Release(first + available - 1);
        return available;
    }

    // What finds no room stays with the venue: the trade thread may be waiting for this one.
    private int Report()
    {
        var work = 0;
        while (_venue.NextReportNs <= _nowNs && _trade.TryClaim(1, out var sequence))
        {
            ref var e = ref _trade[sequence];
            e.Shard = -1;
            e.Position = 0;
            e.Sequence = _sequence;
            if (!_venue.TryTake(_nowNs, ref e)) e.Kind = TradeEventKind.None;
            _trade.Publish(sequence, sequence);
            work++;
        }

        return work;
    }
}
