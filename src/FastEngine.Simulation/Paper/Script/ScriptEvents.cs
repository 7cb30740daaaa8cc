using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Models.Funding;

namespace FastEngine.Simulation.Paper.Script;

/// <summary>Makes the events of a script and the funding happen, each at the instrument's first on-time trade at or after its time; at one time the script's first.</summary>
internal sealed class ScriptEvents
{
    private readonly VenueEvent[][] _events;
    private readonly int[] _next;
    private readonly Instrument[] _instruments;
    private readonly FundingCalendar _funding;
    private readonly VenueActs _acts;
    private readonly OrderSlots _slots;
    private readonly PaperPositions _positions;
    private readonly PaperArrivals _arrivals;

    public ScriptEvents(PaperScript script, Instrument[] instruments, FundingCalendar funding, VenueActs acts, OrderSlots slots, PaperPositions positions, PaperArrivals arrivals)
    {
        _instruments = instruments;
        _funding = funding;
        _acts = acts;
        _slots = slots;
        _positions = positions;
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
            if (ScriptNs(id) <= _funding.NextNs(id)) Happen(_events[id][_next[id]++], in tick);
            else _acts.Fund(_funding.Take(id, tick.ExchangeTimeNs), in tick);
            SetNext(id);
        }
    }

    private void SetNext(int id) => _slots.Book(id).NextEventNs = Math.Min(ScriptNs(id), _funding.NextNs(id));

    private long ScriptNs(int id) => _next[id] < _events[id].Length ? _events[id][_next[id]].AtNs : long.MaxValue;

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
                _acts.Fund(e.RatePpb, in tick);
                break;
            default:
                CancelLeg(e, tick.ExchangeTimeNs);
                break;
        }
    }

    private void Fill(VenueEvent e, Side side, VenueUpdateKind kind, in Tick tick)
    {
        var id = e.InstrumentId;
        ref readonly var position = ref _positions.Of(id, e.Direction);
        var quantity = e.Quantity != 0 ? e.Quantity : PaperArrivals.PartOf(Math.Abs(position.Quantity), e.PartPpm, _instruments[id].Lot);
        if (kind == VenueUpdateKind.Liquidation || _positions.IsReducing(id, side, e.Direction))
            quantity = Math.Min(quantity, _positions.Reducible(id, side, e.Direction));
        if (quantity != 0) _acts.Fill(kind, side, e.Direction, quantity, tick.Price, morePpb: 0, e.IsSilent, in tick);
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
