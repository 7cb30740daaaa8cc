using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Simulation.Paper;

/// <summary>Queries on their way to the venue and its answers: the state as of the query's arrival.</summary>
internal sealed class QueryDesk
{
    private readonly PaperDelays _delays;
    private readonly OrderSlots _slots;
    private readonly PaperPositions _positions;
    private readonly VenueOutbox _outbox;
    private readonly ScriptRules _rules;
    private readonly UsedClientIds _used;
    private readonly PendingQuery[] _pending;
    private int _count;

    private struct PendingQuery
    {
        public VenueQuery Query;
        public long ArrivalNs;
        public int Place;
    }

    public QueryDesk(PaperOptions options, PaperDelays delays, OrderSlots slots, PaperPositions positions, VenueOutbox outbox, ScriptRules rules, UsedClientIds used)
    {
        _delays = delays;
        _slots = slots;
        _positions = positions;
        _outbox = outbox;
        _rules = rules;
        _used = used;
        _pending = new PendingQuery[options.QueryCapacity];
    }

    /// <summary>Sends a query. One of no instrument, and one too many, is answered without looking.</summary>
    /// <returns>Whether it waits to arrive.</returns>
    public bool Add(in VenueQuery query, int instruments)
    {
        var arrivalNs = query.TimeNs + _delays.QueryNs(in query);
        var subject = ScriptSubject.Of(in query, arrivalNs);
        if (_rules.Take(VenueEffect.LoseQuery, in subject) is not null) return false;
        var answerNs = arrivalNs + _delays.AnswerNs(in query, arrivalNs) + _rules.Delay(VenueEffect.DelayAnswer, in subject);
        var failing = _rules.Take(VenueEffect.FailQuery, in subject);
        var isPing = query.Kind == VenueQueryKind.Ping;
        if (isPing || failing is not null || (uint)query.InstrumentId >= (uint)instruments || _count == _pending.Length)
        {
            var hasFailed = !isPing || failing is not null;
            var reason = hasFailed ? failing?.Reject ?? RejectReason.NoAnswer : RejectReason.None;
            Answer(in query, hasFailed ? VenueUpdateKind.QueryFailed : VenueUpdateKind.Pong, arrivalNs, answerNs, reason);
            return false;
        }

        ref var book = ref _slots.Book(query.InstrumentId);
        book.NextQueryNs = Math.Min(book.NextQueryNs, arrivalNs);
        var place = _outbox.Queue.Reserve(answerNs, query.Number, query.InstrumentId, arrivalNs);
        _pending[_count++] = new PendingQuery { Query = query, ArrivalNs = arrivalNs, Place = place };
        return true;
    }

    /// <summary>The instrument's next query arrives; there is one.</summary>
    public void Arrive(int instrumentId)
    {
        var next = Next(instrumentId);
        var pending = _pending[next];
        _pending[next] = _pending[--_count];
        var last = Next(instrumentId);
        _slots.Book(instrumentId).NextQueryNs = last < 0 ? long.MaxValue : _pending[last].ArrivalNs;
        switch (pending.Query.Kind)
        {
            case VenueQueryKind.OpenOrders:
                AnswerOrders(in pending);
                break;
            case VenueQueryKind.Order:
                AnswerOrder(in pending);
                break;
            default:
                AnswerPosition(in pending);
                break;
        }
    }

    // By arrival, then number.
    private int Next(int instrumentId)
    {
        var next = -1;
        for (var i = 0; i < _count; i++)
        {
            ref readonly var pending = ref _pending[i];
            if (pending.Query.InstrumentId != instrumentId) continue;
            if (next < 0 || pending.ArrivalNs < _pending[next].ArrivalNs
                || (pending.ArrivalNs == _pending[next].ArrivalNs && pending.Query.Number < _pending[next].Query.Number))
                next = i;
        }

        return next;
    }

    private void AnswerPosition(in PendingQuery pending)
    {
        ref readonly var position = ref _positions.Of(pending.Query.InstrumentId, pending.Query.Direction);
        var isHidden = pending.ArrivalNs < position.HiddenUntilNs;
        var quantity = isHidden ? position.ShownQuantity : position.Quantity;
        _outbox.Queue.Complete(pending.Place, new VenueUpdate
        {
            Kind = VenueUpdateKind.Position, Query = pending.Query.Number, TimeNs = _outbox.Queue.TimeOf(pending.Place), VenueTimeNs = pending.ArrivalNs,
            InstrumentId = pending.Query.InstrumentId, Quantity = quantity, Price = SidePosition.Average(isHidden ? position.ShownCost : position.Cost, quantity),
            Direction = _positions.IsHedged(pending.Query.InstrumentId) ? pending.Query.Direction : quantity < 0 ? Core.Direction.Short : Core.Direction.Long,
        });
    }

    // The place that was kept is the first row's; the others come behind it.
    private void AnswerOrders(in PendingQuery pending)
    {
        var place = pending.Place;
        var row = new VenueUpdate
        {
            Query = pending.Query.Number, TimeNs = _outbox.Queue.TimeOf(place), VenueTimeNs = pending.ArrivalNs, InstrumentId = pending.Query.InstrumentId,
        };
        foreach (ref readonly var order in _slots.Live(pending.Query.InstrumentId))
        {
            if (!order.IsOpen) continue;
            row.Kind = VenueUpdateKind.OpenOrder;
            row.Order = order.Order;
            row.Quantity = order.Remaining;
            row.Price = order.Price;
            row.Side = order.Side;
            row.Direction = order.Direction;
            Put(in row, ref place);
        }

        var end = new VenueUpdate
        {
            Kind = VenueUpdateKind.OpenOrdersEnd, Query = row.Query, TimeNs = row.TimeNs, VenueTimeNs = row.VenueTimeNs, InstrumentId = row.InstrumentId,
        };
        Put(in end, ref place);
    }

    // By its id: the number is the asker's, and by the backup path an order has another.
    private void AnswerOrder(in PendingQuery pending)
    {
        var place = _used.Find(in pending.Query.Id);
        var totals = place < 0 ? default : _used[place];
        _outbox.Queue.Complete(pending.Place, new VenueUpdate
        {
            Kind = VenueUpdateKind.OrderState, Query = pending.Query.Number, Order = pending.Query.Order, TimeNs = _outbox.Queue.TimeOf(pending.Place),
            VenueTimeNs = pending.ArrivalNs, InstrumentId = pending.Query.InstrumentId, Direction = pending.Query.Direction, Quantity = totals.Filled,
            Cost = totals.Cost, Amount = totals.Fee,
            State = place < 0 ? VenueOrderState.Unknown : totals.IsOpen ? VenueOrderState.Open : VenueOrderState.Ended,
        });
    }

    private void Put(in VenueUpdate row, ref int place)
    {
        if (place < 0) _outbox.Queue.Add(in row, row.Query);
        else _outbox.Queue.Complete(place, in row);
        place = -1;
    }

    private void Answer(in VenueQuery query, VenueUpdateKind kind, long arrivalNs, long answerNs, RejectReason reason)
    {
        var update = new VenueUpdate
        {
            Kind = kind, Query = query.Number, TimeNs = answerNs, VenueTimeNs = arrivalNs, InstrumentId = query.InstrumentId,
            Direction = query.Direction, Reject = reason,
        };
        _outbox.Queue.Add(in update, query.Number);
    }
}
