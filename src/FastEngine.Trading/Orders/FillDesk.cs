using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Doubt;
using FastEngine.Trading.Execution;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.Residues;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>Takes what venues report on our orders: to the fills of entries or exits, and to the ends of orders and positions.</summary>
internal sealed class FillDesk(
    Instrument[] instruments, Ledger ledger, PositionBook positions, AccountBook account, LiveOrders orders, ExitDesk exits, EntryFills entryFills,
    ExitFills exitFills, PositionEnds ends, TradeParts parts, OrderInquiries inquiries, LateReports late, ResidueDesk residues, FillFees fees,
    EntryWorks works)
{
    public const int SnapshotSize = 2 * sizeof(long);
    public const int CountersSize = 3 * sizeof(long);

    /// <summary>Fills of orders that were known.</summary>
    public long Executions { get; private set; }

    /// <summary>Highest number of a venue's report.</summary>
    public long LastVenueSequence { get; private set; }

    /// <summary>Reports that were delivered before.</summary>
    public long Repeated { get; private set; }

    public long Unknown { get; private set; }

    public long Overfills { get; private set; }

    /// <summary>False for a report that was delivered before: nothing comes of it.</summary>
    public bool Admit(long venueSequence)
    {
        if (venueSequence == 0) return true;
        if (venueSequence <= LastVenueSequence)
        {
            Repeated++;
            return false;
        }

        LastVenueSequence = venueSequence;
        return true;
    }

    /// <summary>The venue shows an order of ours as open: an answer, where its report was lost.</summary>
    public void Acknowledge(long order)
    {
        var slot = order > 0 ? orders.Find(order) : -1;
        if (slot < 0) return;
        orders.Answer(slot);
        orders[slot].IsAccepted = true;
    }

    /// <returns>The instrument that it changed something of, or -1.</returns>
    public int Apply(in OrderReport report)
    {
        var slot = report.Order > 0 ? orders.Find(report.Order) : -1;

        // Fills of the ledger are told once: what an answer had told before is not in them again.
        var heard = slot >= 0 ? Fresh(ref orders[slot], in orders.TermsOf(slot), in report) : late.Fresh(in report);
        ledger.OrderReported(in heard);
        if (slot < 0)
        {
            if (!late.TryApply(in heard, out var instrument)) Unknown++;
            if (instrument < 0) return -1;
            Executions++;
            parts.OnResidueReport(new OrderTerms { Order = report.Order, InstrumentId = instrument }, in heard);
            return instrument;
        }

        // The answer to a cancellation that found nothing open: the order's own reports say how it ended, or the venue when it is asked.
        if (report.Reject == RejectReason.UnknownOrder)
        {
            if (!IsLeg(orders[slot].Leg)) inquiries.Doubt(slot, report.Reject, isUrgent: false);
            return -1;
        }

        var terms = orders.TermsOf(slot);
        var owner = orders[slot].Position;
        if (report.Reject != RejectReason.NoAnswer) orders.Answer(slot);
        orders[slot].IsAccepted |= report.Kind is OrderReportKind.Accepted or OrderReportKind.Filled;
        if (owner == positions.Nobody) return ApplyToResidue(slot, in terms, in heard);
        if (heard.Kind == OrderReportKind.Filled && heard.Quantity > 0) Fill(ref orders[slot], in terms, in heard);
        var isShort = IsShort(in report, in terms, in orders[slot]);
        if (!isShort && IsEnd(in report, in orders[slot])) End(slot, in terms, in report);
        parts.OnReport(in terms, in report, owner);
        if (isShort) inquiries.Doubt(slot, report.Reject, isUrgent: true);
        exits.CancelStale(owner);
        works.Continue(owner);
        ends.Settle(owner, terms.Reason);
        exits.SendDeferred();
        return instruments[terms.InstrumentId].Id;
    }

    private int ApplyToResidue(int slot, in OrderTerms terms, in OrderReport heard)
    {
        if (OrderInquiries.LeavesDoubt(heard.Reject))
        {
            inquiries.Doubt(slot, heard.Reject, isUrgent: true);
            return -1;
        }

        inquiries.Heard(slot);
        if (heard.Kind == OrderReportKind.Filled && heard.Quantity > 0) Executions++;
        var filled = orders[slot].Filled;
        if (residues.OnReport(slot, in heard)) late.Add(in terms, filled, heard.Reject != RejectReason.NeverSent);
        parts.OnResidueReport(in terms, in heard);
        return terms.InstrumentId;
    }

    // Of what an answer has told before, a report tells again: its remainder says how much was filled with it in all.
    private static OrderReport Fresh(ref LiveOrder order, in OrderTerms terms, in OrderReport report)
    {
        var heard = report;
        if (report.Kind != OrderReportKind.Filled || report.Quantity <= 0) return heard;
        var fresh = report.Quantity;
        if (order.Ahead > 0)
        {
            fresh = Math.Clamp(terms.Quantity - report.Remaining - order.Filled, 0, report.Quantity);
            order.Ahead = Math.Max(0, order.Ahead - (report.Quantity - fresh));
        }

        heard.Quantity = fresh;
        if (fresh < report.Quantity) heard.Fee = Money.Share(report.Fee, fresh, report.Quantity);
        order.Filled += fresh;
        order.FilledCost += (Int128)report.Price * fresh;
        order.FilledFee += heard.Fee;
        return heard;
    }

    private void Fill(ref LiveOrder order, in OrderTerms terms, in OrderReport report)
    {
        Executions++;
        account.Mark(terms.InstrumentId, report.Price);
        ref var position = ref positions[order.Position];
        var fee = fees.Settle(in terms, in report, ref position, out var settled);
        var fill = new VenueFill
        {
            TimeNs = report.VenueTimeNs, Quantity = terms.Side == Side.Buy ? settled : -settled, Price = report.Price, Fee = fee,
            Order = report.Order, InstrumentId = terms.InstrumentId, Direction = position.Direction, Reason = terms.Reason,
        };

        // What goes beyond the order, or beyond what the position has, belongs to no strategy.
        var isEntry = IsEntry(terms.Leg);
        var quantity = Math.Min(report.Quantity, order.Remaining);
        if (!isEntry) quantity = Math.Min(quantity, position.Quantity);
        if (quantity < report.Quantity) Overfills++;
        if (isEntry) entryFills.Apply(ref order, in fill, quantity);
        else exitFills.Apply(ref order, in fill, quantity);
    }

    private void End(int slot, in OrderTerms terms, in OrderReport report)
    {
        var order = orders[slot];
        orders.Remove(slot);
        late.Add(in terms, order.Filled, report.Reject != RejectReason.NeverSent);
        ref var position = ref positions[order.Position];
        if (IsEntry(order.Leg)) position.EntryRemaining = works.OnOrderEnded(in order, in report);
        else exitFills.Finish(ref order, in report, hasFailed: !IsSentAgain(in order, in report));
        if (IsLeg(order.Leg)) position.LiveLegs--;
        if (IsSentAgain(in order, in report)) exits.SendAgain(order.Position, order.Remaining, in terms);
        if (IsEntry(order.Leg) && position.HasOpened && position.EntryRemaining == 0) parts.OnEntryDone(order.Position);
    }

    // An exit that never left.
    private static bool IsSentAgain(in LiveOrder order, in OrderReport report) => order.Leg == OrderLeg.Exit && report.Reject == RejectReason.NeverSent;

    // An order of which the venue does not say whether it has it stays live until it is asked.
    private static bool IsEnd(in OrderReport report, in LiveOrder order) => report.Kind switch
    {
        OrderReportKind.Accepted => false,
        OrderReportKind.Filled => order.Remaining == 0 || report.Remaining == 0,
        _ => !OrderInquiries.LeavesDoubt(report.Reject),
    };

    // The remainder says that more was filled than was told: the venue is asked what it cost.
    private static bool IsShort(in OrderReport report, in OrderTerms terms, in LiveOrder order) => report.Kind == OrderReportKind.Filled
        && OrderInquiries.IsAskedFor(in order) && terms.Quantity - report.Remaining > order.Filled;

    private static bool IsEntry(OrderLeg leg) => leg is OrderLeg.Entry or OrderLeg.Hedge;

    private static bool IsLeg(OrderLeg leg) => leg is OrderLeg.Stop or OrderLeg.Target;

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(Executions);
        writer.Put(LastVenueSequence);
    }

    public void Read(ref SnapshotReader reader)
    {
        Executions = reader.Int64();
        LastVenueSequence = reader.Int64();
    }

    public void WriteCounters(ref SnapshotWriter writer)
    {
        writer.Put(Repeated);
        writer.Put(Unknown);
        writer.Put(Overfills);
    }

    public void ReadCounters(ref SnapshotReader reader)
    {
        Repeated = reader.Int64();
        Unknown = reader.Int64();
        Overfills = reader.Int64();
    }
}
