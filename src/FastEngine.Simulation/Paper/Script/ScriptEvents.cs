using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper.Script;

/// <summary>Makes a script's events happen, each at its instrument's first trade at or after its time.</summary>
internal sealed class ScriptEvents
{
    private readonly VenueEvent[][] _events;
    private readonly int[] _next;
    private readonly Instrument[] _instruments;
    private readonly FeeRates[] _fees;
    private readonly OrderSlots _slots;
    private readonly PaperPositions _positions;
    private readonly VenueOutbox _outbox;
    private readonly PaperArrivals _arrivals;

    public ScriptEvents(PaperScript script, Instrument[] instruments, FeeRates[] fees, OrderSlots slots, PaperPositions positions, VenueOutbox outbox, PaperArrivals arrivals)
    {
        _instruments = instruments;
        _fees = fees;
        _slots = slots;
        _positions = positions;
        _outbox = outbox;
        _arrivals = arrivals;
        _next = new int[instruments.Length];
        _events = new VenueEvent[instruments.Length][];
        for (var id = 0; id < instruments.Length; id++)
        {
            _events[id] = [.. script.Events.Where(e => e.InstrumentId == id).OrderBy(e => e.AtNs)];
            SetNext(id);
        }
    }

    /// <summary>What is due at a trade of the tape.</summary>
    public void Happen(in Tick tick)
    {
        var id = tick.InstrumentId;
        while (_slots.Book(id).NextEventNs <= tick.ExchangeTimeNs)
        {
            Happen(_events[id][_next[id]++], in tick);
            SetNext(id);
        }
    }

    private void SetNext(int id) => _slots.Book(id).NextEventNs = _next[id] < _events[id].Length ? _events[id][_next[id]].AtNs : long.MaxValue;

    private void Happen(VenueEvent e, in Tick tick)
    {
        switch (e.Kind)
        {
            case VenueEventKind.ManualFill:
                Fill(e, e.Side, VenueUpdateKind.ManualFill, in tick);
                break;
            case VenueEventKind.Liquidation:
                var direction = _positions.DirectionOf(e.InstrumentId, e.Direction);
                Fill(e, direction == Direction.Long ? Side.Sell : Side.Buy, VenueUpdateKind.Liquidation, in tick);
                break;
            case VenueEventKind.Funding:
                Fund(Direction.Long, e.RatePpb, in tick);
                if (_positions.IsHedged(e.InstrumentId)) Fund(Direction.Short, e.RatePpb, in tick);
                break;
            default:
                CancelLeg(e, tick.ExchangeTimeNs);
                break;
        }
    }

    private void Fill(VenueEvent e, Side side, VenueUpdateKind kind, in Tick tick)
    {
        var id = e.InstrumentId;
        var instrument = _instruments[id];
        ref var position = ref _positions.Of(id, e.Direction);
        var quantity = e.Quantity != 0 ? e.Quantity : PaperArrivals.PartOf(Math.Abs(position.Quantity), e.PartPpm, instrument.Lot);
        if (kind == VenueUpdateKind.Liquidation || _positions.IsReducing(id, side, e.Direction))
            quantity = Math.Min(quantity, _positions.Reducible(id, side, e.Direction));
        if (quantity == 0) return;
        var fee = Money.Fee(Money.Of(tick.Price, quantity, instrument), _fees[id].Taker);
        // From a net of nothing it opens the side that it trades.
        var isOpening = position.Quantity == 0 && !_positions.IsHedged(id);
        var direction = isOpening ? (Direction)side : _positions.DirectionOf(id, e.Direction);
        _positions.Fill(id, side, e.Direction, quantity, tick.Price, fee);
        var toldNs = e.IsSilent ? 0 : _outbox.Tell(
            new VenueUpdate { Kind = kind, InstrumentId = id, Direction = direction, Side = side, Quantity = quantity, Price = tick.Price, Amount = fee },
            tick.ExchangeTimeNs);
        _outbox.Push(ScriptSubject.Of(id, tick.ExchangeTimeNs), in position, _positions.DirectionOf(id, e.Direction), order: 0, toldNs);
    }

    private void Fund(Direction side, long ratePpb, in Tick tick)
    {
        var id = tick.InstrumentId;
        var direction = _positions.DirectionOf(id, side);
        var quantity = _positions.Quantity(id, direction);
        if (quantity == 0) return;
        var paid = Money.Fee(Money.Of(tick.Price, quantity, _instruments[id]), ratePpb);
        var received = direction == Direction.Long ? -paid : paid;
        _positions.Receive(received);
        _outbox.Tell(
            new VenueUpdate
            {
                Kind = VenueUpdateKind.Funding, InstrumentId = id, Direction = direction, Price = tick.Price, Amount = received,
                Quantity = _positions.Of(id, side).Quantity,
            },
            tick.ExchangeTimeNs);
    }

    private void CancelLeg(VenueEvent e, long venueNs)
    {
        for (var i = Find(e); i >= 0; i = Find(e))
        {
            // Who cancels one order of a list cancels both.
            var at = i - _arrivals.EndOthers(e.InstrumentId, i, venueNs);
            _arrivals.End(e.InstrumentId, at, venueNs, isTold: !e.IsSilent);
        }
    }

    private int Find(VenueEvent e)
    {
        for (var i = _slots.Book(e.InstrumentId).Count - 1; i >= 0; i--)
        {
            ref readonly var order = ref _slots.Live(e.InstrumentId)[i];
            if (order.IsOpen && order.Leg == e.Leg && order.Direction == e.Direction && (e.StrategyId is not { } strategy || order.StrategyId == strategy)) return i;
        }

        return -1;
    }
}
