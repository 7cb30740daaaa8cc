using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Simulation.Paper;

/// <summary>What reaches the venue and what leaves its books: orders, cancellations and queries, one after the other by their time.</summary>
internal sealed class PaperArrivals(PaperDelays delays, RestingQueue? queue, OrderSlots slots, PaperPositions positions, VenueOutbox outbox, ScriptRules rules, VenueFilters filters,
    UsedClientIds used, QueryDesk queries)
{
    public void Submit(in OrderTerms terms, long lot)
    {
        var order = new WorkingOrder
        {
            Id = terms.Id, Order = terms.Order, PositionId = terms.PositionId, Sequence = terms.Sequence, CancelNs = WorkingOrder.Never,
            Quantity = terms.Quantity, Remaining = terms.Quantity, Price = terms.Price, ReferencePrice = terms.ReferencePrice,
            InstrumentId = terms.InstrumentId, StrategyId = terms.StrategyId, Side = terms.Side, Direction = terms.PositionDirection, Type = terms.Type, TimeInForce = terms.TimeInForce,
            Leg = terms.Leg, ReduceOnly = terms.ReduceOnly, IsListed = terms.IsListed,
            IsReducing = terms.ReduceOnly || positions.IsReducing(terms.InstrumentId, terms.Side, terms.PositionDirection),
        };
        var subject = ScriptSubject.Of(in order, terms.DecidedNs + delays.SubmitNs(terms.Order, terms.InstrumentId, terms.DecidedNs));
        if (rules.Take(VenueEffect.LoseOrder, in subject) is not null) return;
        order.ArrivalNs = subject.TimeNs + rules.Delay(VenueEffect.DelayOrder, in subject);
        if (slots.IsFull(terms.InstrumentId))
        {
            outbox.Refuse(terms.Order, terms.InstrumentId, order.ArrivalNs, RejectReason.TooManyOrders);
            return;
        }

        order.Scripted = rules.Take(VenueEffect.Reject, in subject)?.Reject ?? RejectReason.None;
        order.IsSilent = rules.Take(VenueEffect.LoseReports, in subject) is not null;
        if (rules.Take(VenueEffect.FillPart, in subject) is { } part) order.CancelAt = order.Quantity - PartOf(order.Quantity, part.PartPpm, lot);
        var isUntold = rules.Take(VenueEffect.LoseAcknowledgement, in subject) is not null;
        order.ArrivalReport = isUntold ? WorkingOrder.NoReport : outbox.ReserveArrival(ref order);
        slots.Insert(terms.InstrumentId, in order);
    }

    public void Cancel(long number, long timeNs)
    {
        var isLive = slots.TryFind(number, out var instrumentId, out var index);
        var cancelNs = timeNs + delays.CancelNs(number, isLive ? instrumentId : -1, timeNs);
        if (!isLive || slots.Live(instrumentId)[index].CancelNs != WorkingOrder.Never)
        {
            outbox.Refuse(number, instrumentId: -1, cancelNs, RejectReason.UnknownOrder);
            return;
        }

        ref var order = ref slots.Live(instrumentId)[index];
        var subject = ScriptSubject.Of(in order, cancelNs);
        if (rules.Take(VenueEffect.LoseCancel, in subject) is not null) return;
        cancelNs += rules.Delay(VenueEffect.DelayCancel, in subject);
        order.CancelNs = Math.Max(cancelNs, Math.Max(order.ArrivalNs, order.LastFillNs));
        order.CancelReport = outbox.ReserveCancel(in order);
        slots.Hasten(instrumentId, order.NextActionNs);
    }

    /// <summary>Orders, cancellations and queries of an instrument that arrived by a time.</summary>
    public void Advance(int instrumentId, long timeNs)
    {
        ref var book = ref slots.Book(instrumentId);
        while (true)
        {
            var actionNs = book.Count == 0 ? WorkingOrder.Never : book.NextActionNs;
            if (Math.Min(actionNs, book.NextQueryNs) > timeNs) return;
            if (actionNs > book.NextQueryNs)
            {
                queries.Arrive(instrumentId);
                continue;
            }

            // Nothing is left to come of the live orders, and the time is the largest there is.
            if (actionNs == WorkingOrder.Never) return;
            var index = slots.NextAction(instrumentId);
            ref var order = ref slots.Live(instrumentId)[index];
            if (order.IsOpen) Cancel(ref order, index);
            else Arrive(ref order, index);
        }
    }

    /// <summary>The venue ends an open order by itself.</summary>
    public void End(int instrumentId, int index, long venueNs, bool isTold = true)
    {
        ref var order = ref slots.Live(instrumentId)[index];
        if (isTold) outbox.Tell(ref order, Cancelled(in order), venueNs);
        Remove(instrumentId, index);
    }

    /// <summary>Takes a done order off the books. A cancellation that is still on its way will find nothing.</summary>
    public void Remove(int instrumentId, int index)
    {
        ref var order = ref slots.Live(instrumentId)[index];
        if (order.CancelNs != WorkingOrder.Never)
            outbox.Answer(order.CancelReport, ref order, new OrderReport { Kind = OrderReportKind.Rejected, Reject = RejectReason.UnknownOrder }, order.CancelNs);
        // One that the venue refused was never its.
        var place = order.IsOpen ? used.Find(in order.Id) : -1;
        if (place >= 0) used[place].IsOpen = false;
        slots.Remove(instrumentId, index);
    }

    /// <summary>An order of a list is set off or filled: the others of it end, at once or at their arrival.</summary>
    /// <returns>How many places the order moved to the front.</returns>
    public int EndOthers(int instrumentId, int index, long venueNs)
    {
        var moved = 0;
        for (var i = slots.Live(instrumentId).Length - 1; i >= 0; i--)
        {
            var live = slots.Live(instrumentId);
            if (!live[i].IsListedWith(in live[index - moved])) continue;
            live[i].IsListDone = true;
            if (!live[i].IsOpen) continue;
            var isBefore = i < index - moved;
            End(instrumentId, i, venueNs);
            if (isBefore) moved++;
        }

        return moved;
    }

    public static long PartOf(long quantity, int partPpm, long lot)
    {
        var part = (long)((Int128)quantity * partPpm / PaperOptions.FullParticipationPpm);
        return part - part % lot;
    }

    private void Cancel(ref WorkingOrder order, int index)
    {
        outbox.Answer(order.CancelReport, ref order, Cancelled(in order), order.CancelNs);
        order.CancelNs = WorkingOrder.Never;
        Remove(order.InstrumentId, index);
    }

    private void Arrive(ref WorkingOrder order, int index)
    {
        var reject = order.Scripted != RejectReason.None ? order.Scripted : filters.Check(in order);
        if (reject != RejectReason.None)
        {
            outbox.Answer(order.ArrivalReport, ref order, new OrderReport { Kind = OrderReportKind.Rejected, Reject = reject }, order.ArrivalNs);
            Remove(order.InstrumentId, index);
            return;
        }

        used.Add(in order.Id);
        order.IsOpen = true;
        // A limit that the market was already through would have taken liquidity.
        var lastPrice = slots.Book(order.InstrumentId).LastPrice;
        order.IsTaker = order.Type != OrderType.Limit || order.TimeInForce == TimeInForce.ImmediateOrCancel || (lastPrice != 0 && order.IsThrough(lastPrice));
        if (!order.IsTaker) queue?.Join(ref order);
        outbox.Answer(order.ArrivalReport, ref order, new OrderReport { Kind = OrderReportKind.Accepted, Remaining = order.Remaining }, order.ArrivalNs);
        if (order.IsListDone) End(order.InstrumentId, index, order.ArrivalNs);
        else slots.SetNextAction(order.InstrumentId);
    }

    private static OrderReport Cancelled(in WorkingOrder order) => new() { Kind = OrderReportKind.Cancelled, Remaining = order.Remaining };
}
