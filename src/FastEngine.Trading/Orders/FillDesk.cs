using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.Residues;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>Takes what venues report on our orders: to the fills of entries or exits, and to the ends of orders and positions.</summary>
internal sealed class FillDesk(
    Instrument[] instruments, Ledger ledger, PositionBook positions, AccountBook account, LiveOrders orders, ExitDesk exits, EntryFills entryFills,
    ExitFills exitFills, PositionEnds ends, TradeParts parts, ForeignFills foreign, ResidueDesk residues)
{
    private readonly EndedOrders _ended = new();

    public static int SnapshotSize => 2 * sizeof(long) + EndedOrders.SnapshotSize;
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
        if (slot >= 0) orders.Answer(slot);
    }

    /// <returns>The instrument that it changed something of, or -1.</returns>
    public int Apply(in OrderReport report)
    {
        ledger.OrderReported(in report);
        var slot = report.Order > 0 ? orders.Find(report.Order) : -1;
        if (slot < 0)
        {
            Unknown++;
            return ApplyLate(in report);
        }

        // The answer to a cancellation that found nothing open: the order's own reports say how it ended.
        if (report.Reject == RejectReason.UnknownOrder) return -1;
        var terms = orders.TermsOf(slot);
        var owner = orders[slot].Position;
        orders.Answer(slot);
        if (owner == positions.Nobody) return ApplyToResidue(slot, in terms, in report);
        if (report.Kind == OrderReportKind.Filled && report.Quantity > 0) Fill(ref orders[slot], in terms, in report);
        if (IsEnd(in report, in orders[slot])) End(slot, in terms, in report);
        parts.OnReport(in terms, in report, owner);
        exits.CancelStale(owner);
        ends.Settle(owner, terms.Reason);
        exits.SendDeferred();
        return instruments[terms.InstrumentId].Id;
    }

    // The order was taken to be done, or to be the venue's no more: what it fills now is nobody's, as if it were traded by hand.
    private int ApplyLate(in OrderReport report)
    {
        if (report.Kind != OrderReportKind.Filled || report.Quantity <= 0 || report.Order <= 0) return -1;
        var ended = _ended.Find(report.Order);
        if (ended.Order == 0) return -1;
        Executions++;
        return foreign.Apply(new VenueUpdate
        {
            Kind = VenueUpdateKind.ManualFill, TimeNs = report.TimeNs, VenueTimeNs = report.VenueTimeNs, Order = report.Order, Quantity = report.Quantity,
            Price = report.Price, Amount = report.Fee, InstrumentId = ended.InstrumentId, Side = ended.Side, Direction = ended.Direction,
        });
    }

    private int ApplyToResidue(int slot, in OrderTerms terms, in OrderReport report)
    {
        if (report.Kind == OrderReportKind.Filled && report.Quantity > 0) Executions++;
        if (residues.OnReport(slot, in report)) _ended.Add(in terms);
        parts.OnResidueReport(in terms, in report);
        return terms.InstrumentId;
    }

    private void Fill(ref LiveOrder order, in OrderTerms terms, in OrderReport report)
    {
        Executions++;
        account.Mark(terms.InstrumentId, report.Price);
        ref readonly var position = ref positions[order.Position];
        var fill = new VenueFill
        {
            TimeNs = report.VenueTimeNs, Quantity = terms.Side == Side.Buy ? report.Quantity : -report.Quantity, Price = report.Price, Fee = report.Fee,
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
        _ended.Add(in terms);
        ref var position = ref positions[order.Position];
        if (IsEntry(order.Leg)) position.EntryRemaining = 0;
        else exitFills.Finish(ref order, in report, hasFailed: !IsSentAgain(in order, in terms, in report));
        if (IsLeg(order.Leg)) position.LiveLegs--;
        if (IsSentAgain(in order, in terms, in report)) exits.SendAgain(order.Position, order.Remaining, in terms, terms.ReduceOnly && report.Reject == RejectReason.NeverSent);
        if (IsEntry(order.Leg) && position.HasOpened) parts.OnEntryDone(order.Position);
    }

    // An exit that never left, or that the venue refused for its flag: in hedge mode the side of the position makes it reduce.
    private static bool IsSentAgain(in LiveOrder order, in OrderTerms terms, in OrderReport report) => order.Leg == OrderLeg.Exit
        && (report.Reject == RejectReason.NeverSent || (report.Reject == RejectReason.ReduceOnlyNotAccepted && terms.ReduceOnly));

    // A leg of which the venue does not say whether it has it stays live until it is asked.
    private static bool IsEnd(in OrderReport report, in LiveOrder order) => report.Kind switch
    {
        OrderReportKind.Accepted => false,
        OrderReportKind.Filled => order.Remaining == 0 || report.Remaining == 0,
        _ => !(IsLeg(order.Leg) && report.Reject is RejectReason.DuplicateClientId or RejectReason.NoAnswer),
    };

    private static bool IsEntry(OrderLeg leg) => leg is OrderLeg.Entry or OrderLeg.Hedge;

    private static bool IsLeg(OrderLeg leg) => leg is OrderLeg.Stop or OrderLeg.Target;

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(Executions);
        writer.Put(LastVenueSequence);
        _ended.Write(ref writer);
    }

    public void Read(ref SnapshotReader reader)
    {
        Executions = reader.Int64();
        LastVenueSequence = reader.Int64();
        _ended.Read(ref reader);
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
