using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>Turns what venues report into positions, cash, ledger events and the shards' copies.</summary>
internal sealed class FillDesk(
    TradingOptions options, Instrument[] instruments, TradeClock clock, Ledger ledger, PositionBook positions, AccountBook account, LiveOrders orders,
    ExitDesk exits, ParkedSignals parked, TradeParts parts)
{
    public const int SnapshotSize = 2 * sizeof(long) + 1;
    public const int CountersSize = 3 * sizeof(long);

    /// <summary>Fills of orders that were known.</summary>
    public long Executions { get; private set; }

    /// <summary>Highest number of a venue's report.</summary>
    public long LastVenueSequence { get; private set; }

    /// <summary>Reports that were delivered before.</summary>
    public long Repeated { get; private set; }

    public long Unknown { get; private set; }

    public long Overfills { get; private set; }

    /// <summary>Whether a row was written: the account is due.</summary>
    public bool HasClosed { get; set; }

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

    /// <returns>The instrument that it changed something of, or -1.</returns>
    public int Apply(in OrderReport report)
    {
        ledger.OrderReported(in report);
        var slot = report.Order > 0 ? orders.Find(report.Order) : -1;
        if (slot < 0)
        {
            Unknown++;
            return -1;
        }

        // The answer to a cancellation that found nothing open: the order's own reports say how it ended.
        if (report.Reject == RejectReason.UnknownOrder) return -1;
        ref var order = ref orders[slot];
        ref var position = ref positions[order.Position];
        var instrument = instruments[position.InstrumentId];
        var owner = order.Position;
        var terms = orders.TermsOf(slot);
        var isEntry = IsEntry(order.Leg);
        order.IsAcknowledged = true;
        if (report.Kind == OrderReportKind.Filled)
        {
            Executions++;
            account.Mark(instrument.Id, report.Price);
            var quantity = Attributable(in report, in order, in position);
            if (isEntry) FillEntry(ref order, ref position, quantity, in report);
            else FillExit(ref order, ref position, quantity, in report, instrument);
        }

        if (report.Kind != OrderReportKind.Accepted && !IsInDoubt(order.Leg, report.Reject) && (report.Kind != OrderReportKind.Filled || order.Remaining == 0 || report.Remaining == 0))
        {
            if (isEntry) position.EntryRemaining = 0;
            else FinishExit(ref order, ref position, in report);
            if (IsLeg(order.Leg)) position.LiveLegs--;
            var owed = report.Reject == RejectReason.NeverSent && order.Leg == OrderLeg.Exit ? order.Remaining : 0;
            order = default;
            if (owed > 0) exits.SendAgain(owner, owed, in terms);
            if (isEntry && position.HasOpened) parts.OnEntryDone(owner);
        }

        parts.OnReport(in terms, in report, owner);
        Settle(owner, terms.Reason);
        exits.SendDeferred();
        return instrument.Id;
    }

    // What goes beyond the order belongs to no strategy, and its symbol takes no entries any more.
    private long Attributable(in OrderReport report, in LiveOrder order, in StrategyPosition position)
    {
        var quantity = Math.Min(report.Quantity, order.Remaining);
        if (!IsEntry(order.Leg)) quantity = Math.Min(quantity, position.Quantity);
        if (quantity == report.Quantity) return quantity;
        Overfills++;
        var buys = IsEntry(order.Leg) == (position.Direction == Direction.Long);
        positions.Unattributed(position.InstrumentId) += buys ? report.Quantity - quantity : quantity - report.Quantity;
        return quantity;
    }

    private void FillEntry(ref LiveOrder order, ref StrategyPosition position, long quantity, in OrderReport report)
    {
        order.Remaining -= quantity;
        position.EntryRemaining = order.Remaining;
        position.Quantity += quantity;
        position.Cost += (Int128)report.Price * quantity;
        position.Fees += report.Fee;
        account.AddCash(-report.Fee);
        if (quantity > 0)
        {
            // Nothing of it was open: opened (again). A shard that began after a restart heard of it only if something was.
            var kind = position.Quantity == quantity ? PositionUpdateKind.Opened : PositionUpdateKind.Changed;
            var isFirst = !position.HasOpened;
            SetInitialStop(ref position);
            if (isFirst)
            {
                position.HasOpened = true;
                position.EntryTimeNs = report.VenueTimeNs;
                ledger.PositionOpened(position.Snapshot(report.Price));
            }

            // A hedge has a stop leg of its own and no exit monitor.
            if (!position.IsHedge) ledger.Position(position.Update(kind, clock.NowNs));
            if (isFirst) parts.OnOpened(order.Position);
            else parts.OnGrown(order.Position);
            if (position.IsCancelling) exits.CloseLate(order.Position, quantity, report.Price);
        }
    }

    private void FillExit(ref LiveOrder order, ref StrategyPosition position, long quantity, in OrderReport report, Instrument instrument)
    {
        if (quantity > 0)
        {
            var cost = position.CostOf(quantity);
            var entryFees = position.FeesOf(quantity);
            var proceeds = (Int128)report.Price * quantity;
            position.Quantity -= quantity;
            if (order.Leg == OrderLeg.Exit) position.Exiting -= quantity;
            else Free(ref position);
            position.Cost -= cost;
            position.Fees -= entryFees;
            order.Remaining -= quantity;
            order.Closed += quantity;
            order.EntryCost += cost;
            order.Proceeds += proceeds;
            order.Fees += entryFees;

            // Rounded once a fill, so that rows and cash are sums of the same numbers at any scale.
            var gross = Money.OfProduct(position.Direction == Direction.Long ? proceeds - cost : cost - proceeds, instrument);
            order.Gross += gross;
            position.Realised += gross - entryFees;
            account.AddCash(gross);
        }

        order.Fees += report.Fee;
        order.LastFillNs = report.VenueTimeNs;
        position.Realised -= report.Fee;
        account.AddCash(-report.Fee);
        if (quantity == 0 || position.Quantity == 0) return;
        if (!position.IsHedge) ledger.Position(position.Update(PositionUpdateKind.Changed, clock.NowNs));
        parts.OnReduced(order.Position, quantity, order.Reason);
    }

    // A leg took what an exit wanted: the exit is to find less.
    private static void Free(ref StrategyPosition position)
    {
        position.Exiting = Math.Min(position.Exiting, position.Quantity);
        position.Owed = Math.Min(position.Owed, position.Quantity - position.Exiting);
    }

    // One row an exit order, when it is done; what it leaves open has failed, and the shard's exit rules go on.
    private void FinishExit(ref LiveOrder order, ref StrategyPosition position, in OrderReport report)
    {
        if (order.Leg == OrderLeg.Exit) position.Exiting = Math.Max(0, position.Exiting - order.Remaining);
        if (order.Closed > 0) WriteRow(in order, in position);
        if (order.Remaining == 0 || order.Leg != OrderLeg.Exit || position.Quantity == 0 || report.Reject == RejectReason.NeverSent) return;
        ledger.ExitFailed(in report);
        if (!position.IsHedge) ledger.Position(position.Update(PositionUpdateKind.ExitFailed, clock.NowNs));
        parked.OnExitFailed(in position);
        parts.OnExitFailed(order.Position);
    }

    /// <summary>The tape has ended: what exits that are not done have closed so far gets its rows, so that rows and cash agree.</summary>
    public void EndOfTape()
    {
        for (var slot = 0; slot < orders.Capacity; slot++)
        {
            ref var order = ref orders[slot];
            if (order.Order == 0 || IsEntry(order.Leg) || order.Closed == 0) continue;
            WriteRow(in order, in positions[order.Position]);
            order = default;
        }
    }

    private void WriteRow(in LiveOrder order, in StrategyPosition position)
    {
        HasClosed = true;
        ledger.TradeClosed(new ClosedTrade
        {
            PositionId = position.PositionId, EntryTimeNs = position.EntryTimeNs, ExitTimeNs = order.LastFillNs, EntryCost = order.EntryCost,
            ExitProceeds = order.Proceeds, Fees = order.Fees, Pnl = order.Gross - order.Fees, Quantity = order.Closed,
            EntryOrder = position.EntryOrder, ExitOrder = order.Order, InstrumentId = position.InstrumentId, StrategyId = position.StrategyId,
            Direction = position.Direction, Reason = order.Reason, IsLast = position.Quantity == 0,
        });
    }

    // Closed means that nothing can fill any more: an entry still being cancelled keeps the position, and legs at the venue keep its slot.
    private void Settle(int slot, ExitReason reason)
    {
        ref var position = ref positions[slot];
        if (position.Quantity != 0 || position.EntryRemaining != 0) return;
        if (!position.HasClosed)
        {
            position.HasClosed = true;
            if (position.HasOpened && !position.IsHedge) ledger.Position(position.Update(PositionUpdateKind.Closed, clock.NowNs));
            if (position.HasOpened) parts.OnClosed(slot, reason);
            else parts.OnEntryFailed(slot);
        }

        if (position.LiveLegs > 0) return;
        parts.OnFreed(slot);
        position = default;
    }

    private void SetInitialStop(ref StrategyPosition position)
    {
        if (position.IsHedge) return;
        var stop = StopPrices.Initial(position.Direction, position.Cost, position.Quantity, position.ZoneEdge, options.StopMinPpm, options.StopMaxPpm);
        position.InitialStop = stop;
        if (position.StopPrice == 0) position.StopPrice = stop;
    }

    private static bool IsEntry(OrderLeg leg) => leg is OrderLeg.Entry or OrderLeg.Hedge;

    // Whether the venue has the leg is to be asked; it stays live until then.
    private static bool IsInDoubt(OrderLeg leg, RejectReason reject) =>
        IsLeg(leg) && reject is (RejectReason.DuplicateClientId or RejectReason.NoAnswer);

    private static bool IsLeg(OrderLeg leg) => leg is OrderLeg.Stop or OrderLeg.Target;

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(Executions);
        writer.Put(LastVenueSequence);
        writer.Put(HasClosed);
    }

    public void Read(ref SnapshotReader reader)
    {
        Executions = reader.Int64();
        LastVenueSequence = reader.Int64();
        HasClosed = reader.Bool();
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
