using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Simulation.Paper;

/// <summary>Everything that the venue says, with when it reaches the trade thread: latencies, and what the script delays, loses or repeats.</summary>
/// <remarks>What is told of one order is told in the order in which it happened, however long one report of it takes; but that of a
/// cancellation, whose time is settled when it is sent, does not wait for a fill that takes longer.</remarks>
internal sealed class VenueOutbox(PaperOptions options, PaperDelays delays, ScriptRules rules, bool isNumbered)
{
    public VenueQueue Queue { get; } = new(options.ReportCapacity, isNumbered);

    /// <summary>Takes the place of the report of an order's arrival.</summary>
    /// <returns><see cref="WorkingOrder.NoReport"/> for one that is not told.</returns>
    public int ReserveArrival(ref WorkingOrder order)
    {
        if (order.IsSilent) return WorkingOrder.NoReport;
        order.LastReportNs = TimeOf(in order, order.ArrivalNs);
        return Queue.Reserve(order.LastReportNs, order.Order, order.InstrumentId, order.ArrivalNs);
    }

    /// <summary>Takes the place of the report of a cancellation's arrival. What fills until then is not told later for it.</summary>
    /// <returns><see cref="WorkingOrder.NoReport"/> for one that is not told.</returns>
    public int ReserveCancel(in WorkingOrder order) =>
        order.IsSilent ? WorkingOrder.NoReport : Queue.Reserve(TimeOf(in order, order.CancelNs), order.Order, order.InstrumentId, order.CancelNs);

    /// <summary>Answers at a place.</summary>
    /// <param name="place">Of an arrival.</param>
    /// <param name="order">The order.</param>
    /// <param name="report">All but its order and its times.</param>
    /// <param name="venueNs">Of the arrival.</param>
    public void Answer(int place, ref WorkingOrder order, OrderReport report, long venueNs)
    {
        if (place == WorkingOrder.NoReport) return;
        report.Order = order.Order;
        report.TimeNs = Queue.TimeOf(place);
        report.VenueTimeNs = venueNs;
        Queue.Complete(place, in report, IsRepeated(in order, venueNs));
    }

    /// <summary>Tells of an order what nobody asked for.</summary>
    /// <returns>When it reaches the trade thread; also when it is not told.</returns>
    public long Tell(ref WorkingOrder order, OrderReport report, long venueNs)
    {
        report.Order = order.Order;
        report.TimeNs = order.LastReportNs = TimeOf(in order, venueNs);
        report.VenueTimeNs = venueNs;
        if (!order.IsSilent) Queue.Add(in report, IsRepeated(in order, venueNs));
        return report.TimeNs;
    }

    /// <summary>Tells of an order that has no place at the venue.</summary>
    public void Refuse(long order, int instrumentId, long venueNs, RejectReason reason)
    {
        var report = new OrderReport
        {
            Order = order, TimeNs = venueNs + delays.ReportNs(order, instrumentId, venueNs) + rules.Delay(VenueEffect.DelayReport, ScriptSubject.Of(instrumentId, venueNs)),
            VenueTimeNs = venueNs, Kind = OrderReportKind.Rejected, Reject = reason,
        };
        Queue.Add(in report);
    }

    /// <summary>Tells what no order of ours led to.</summary>
    /// <param name="update">All but its times.</param>
    /// <param name="venueNs">When it happened.</param>
    /// <returns>When it reaches the trade thread.</returns>
    public long Tell(VenueUpdate update, long venueNs)
    {
        update.VenueTimeNs = venueNs;
        update.TimeNs = venueNs + delays.ReportNs(order: 0, update.InstrumentId, venueNs) + rules.Delay(VenueEffect.DelayReport, ScriptSubject.Of(update.InstrumentId, venueNs));
        Queue.Add(in update, number: 0);
        return update.TimeNs;
    }

    /// <summary>Pushes a position after a change of it.</summary>
    /// <param name="subject">What changed it.</param>
    /// <param name="position">As it is now.</param>
    /// <param name="direction">Its side.</param>
    /// <param name="order">What is told before it; 0 for no order.</param>
    /// <param name="toldNs">When that reaches the trade thread.</param>
    public void Push(in ScriptSubject subject, in SidePosition position, Core.Direction direction, long order, long toldNs)
    {
        if (!options.PushesPositions || rules.Take(VenueEffect.LosePosition, in subject) is not null) return;
        var wayNs = delays.ReportNs(order, subject.InstrumentId, subject.TimeNs);
        var update = new VenueUpdate
        {
            Kind = VenueUpdateKind.Position, InstrumentId = subject.InstrumentId, Direction = direction, VenueTimeNs = subject.TimeNs,
            TimeNs = Math.Max(Math.Max(toldNs, subject.TimeNs + wayNs), position.HiddenUntilNs > subject.TimeNs ? position.HiddenUntilNs + wayNs : 0) + options.PositionLatencyNs,
            Quantity = position.Quantity, Price = SidePosition.Average(position.Cost, position.Quantity),
        };
        Queue.Add(in update, order);
    }

    private long TimeOf(in WorkingOrder order, long venueNs) =>
        Math.Max(venueNs + delays.ReportNs(order.Order, order.InstrumentId, venueNs) + rules.Delay(VenueEffect.DelayReport, ScriptSubject.Of(in order, venueNs)), order.LastReportNs);

    private bool IsRepeated(in WorkingOrder order, long venueNs) => rules.Take(VenueEffect.RepeatReport, ScriptSubject.Of(in order, venueNs)) is not null;
}
