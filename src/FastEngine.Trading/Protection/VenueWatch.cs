using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Protection;

/// <summary>Asks the venue for positions and open orders, and says what its answers mean for the legs.</summary>
internal sealed class VenueWatch(
    TradingOptions trading, TradeClock clock, ProtectionLog log, PositionBook positions, LiveOrders orders, OrderGate gate, GuardBook guards)
{
    private readonly ProtectionOptions _options = trading.Protection;

    /// <summary>Asks until the venue shows the position, or does not in time.</summary>
    public void AwaitPosition(int slot)
    {
        ref var guard = ref guards[slot];
        var now = clock.NowNs;
        if (now - guard.OpenedNs > _options.ConfirmNs)
        {
            guard.Phase = GuardPhase.NotShown;
            log.Position(slot, RiskEventKind.PositionNotShown, now - guard.OpenedNs, _options.ConfirmNs);
            return;
        }

        if (guard.PolledNs == 0 || now >= guard.PolledNs + _options.PollNs)
        {
            guard.PolledNs = now;
            gate.Query(VenueQueryKind.Position, positions[slot].InstrumentId, positions[slot].Direction);
        }

        guards.Wake(slot, Math.Min(guard.PolledNs + _options.PollNs, guard.OpenedNs + _options.ConfirmNs + 1));
    }

    /// <summary>Whether a position of the venue includes ours: it is no less than what the strategies have open and are not closing.</summary>
    public bool Shows(in VenueUpdate update, int slot)
    {
        ref readonly var position = ref positions[slot];
        if (update.InstrumentId != position.InstrumentId) return false;
        var nets = trading.Mode == AccountMode.OneWay;
        if (!nets && update.Direction != position.Direction) return false;
        var open = 0L;
        for (var i = 0; i < positions.End; i++)
        {
            ref readonly var other = ref positions[i];
            if (!other.IsUsed || other.InstrumentId != position.InstrumentId || (!nets && other.Direction != position.Direction)) continue;
            var left = other.Quantity - other.Exiting - other.Owed;
            open += other.Direction == position.Direction ? left : -left;
        }

        var shown = nets ? SignOf(position.Direction) * update.Quantity : Math.Abs(update.Quantity);
        return shown > 0 && shown >= open;
    }

    /// <summary>Asks for the open orders while something about the legs is not known, and now and then when all is.</summary>
    public void LookAfter(int slot)
    {
        ref var guard = ref guards[slot];
        var now = clock.NowNs;
        if (!guard.Look.IsPending && !IsOpen(slot, ref guard, now)) return;
        var period = guard.Look.IsPending && now - guard.Look.FirstNs >= _options.ConfirmNs ? _options.ConfirmNs : _options.PollNs;
        var again = guard.Look.LastNs + period;
        var isUrgent = guard.IsUrgent && !guard.Look.IsPending;
        if (now < again && !isUrgent)
        {
            guards.Wake(slot, again);
            return;
        }

        guard.IsUrgent = false;
        guards.Wake(slot, now + _options.PollNs);
        var asked = AskedNow(slot);
        if (asked >= 0 && !guard.Look.IsPending)
        {
            guard.Look = guards[asked].Look;
            return;
        }

        var query = gate.Query(VenueQueryKind.OpenOrders, positions[slot].InstrumentId, positions[slot].Direction);
        if (!guard.Look.IsPending)
        {
            guard.Look.First = query;
            guard.Look.FirstNs = now;
            guard.Look.LastOrder = gate.LastOrder;
        }

        guard.Look.Last = query;
        guard.Look.LastNs = now;
    }

    /// <summary>An open order that the venue shows: attached, or an order that is thought to be gone, which is cancelled.</summary>
    /// <returns>The slot whose leg it is when that was not known, or -1.</returns>
    public int OnOpenOrder(in VenueUpdate update)
    {
        if (update.Order <= 0) return -1;
        var live = orders.Find(update.Order);
        if (live < 0)
        {
            if (update.Query != 0 && update.Order <= gate.LastOrder) gate.Cancel(update.Order);
            return -1;
        }

        if (orders[live].Leg is not (OrderLeg.Stop or OrderLeg.Target)) return -1;
        var slot = orders[live].Position;
        ref var leg = ref LegDesk.LegOf(ref guards[slot], orders[live].Leg);
        ref var order = ref LegDesk.Find(ref leg, update.Order, out var isFound);
        if (!isFound) return -1;
        order.ShownBy = Math.Max(order.ShownBy, update.Query);
        order.DoubtNs = clock.NowNs + _options.ConfirmNs;

        // Nothing new.
        if (order.State == LegOrderState.Attached) return -1;
        order.State = LegOrderState.Attached;
        leg.RefusedNs = 0;
        log.Leg(slot, RiskEventKind.LegAttached, leg.Kind, in order, clock.NowNs - order.SentNs);
        return slot;
    }

    /// <summary>From a slot on the next that waits for an answer about the open orders of its instrument: one that asked, or that learns as much from it;
    /// -1 for none.</summary>
    public int AskerOf(in VenueUpdate answer, int from)
    {
        // Numbers of queries are of all instruments: those between a guard's first and last may be others'.
        for (var i = from; i < positions.End; i++)
            if (guards[i].Look.Has(answer.Query) && positions[i].InstrumentId == answer.InstrumentId) return i;
        return -1;
    }

    /// <summary>An answer has shown every leg of these too: they need not ask for it.</summary>
    public void PutOffAudits(in VenueUpdate answer)
    {
        for (var i = 0; i < positions.End; i++)
        {
            ref var guard = ref guards[i];
            if (guard.Phase != GuardPhase.Guarding || guard.Look.IsPending || positions[i].InstrumentId != answer.InstrumentId) continue;
            if (IsShown(in guard.Stop, answer.Query) && IsShown(in guard.Target, answer.Query)) guard.AuditNs = clock.NowNs + _options.RepairIntervalNs;
        }
    }

    /// <summary>The answer did not come, or is no use.</summary>
    public void Forget(int slot)
    {
        ref var guard = ref guards[slot];
        guard.Look.First = 0;
        guards.Wake(slot, clock.NowNs + _options.PollNs);
    }

    /// <summary>Tells of an order that an answer should show and does not.</summary>
    /// <param name="slot">That asked.</param>
    /// <param name="kind">Of the leg.</param>
    /// <param name="order">Of the leg; free for none.</param>
    /// <param name="query">Of the answer.</param>
    /// <returns>Whether it is proved to be gone.</returns>
    public bool IsGone(int slot, OrderLeg kind, ref LegOrder order, long query)
    {
        ref readonly var look = ref guards[slot].Look;
        if (order.Order == 0 || order.Order > look.LastOrder || order.ShownBy >= query) return false;
        if (order.State != LegOrderState.Attached || order.IsCancelling) return look.FirstNs >= order.DoubtNs;

        // It may have been set off, its fill on the way.
        order.State = LegOrderState.Missing;
        order.DoubtNs = clock.NowNs + _options.ConfirmNs;
        log.Leg(slot, RiskEventKind.LegMissing, kind, in order);
        return false;
    }

    // A guard of the same instrument whose only question so far was asked in this very moment, about all orders of this one too; -1 for none.
    private int AskedNow(int slot)
    {
        ref readonly var guard = ref guards[slot];
        var newest = Math.Max(Math.Max(guard.Stop.Current.Order, guard.Stop.Next.Order), Math.Max(guard.Target.Current.Order, guard.Target.Next.Order));
        for (var i = 0; i < positions.End; i++)
        {
            ref readonly var look = ref guards[i].Look;
            if (look.IsPending && look.FirstNs == clock.NowNs && look.First == look.Last && look.LastOrder >= newest
                && positions[i].InstrumentId == positions[slot].InstrumentId) return i;
        }

        return -1;
    }

    private static bool IsShown(in Leg leg, long query) => IsShown(in leg.Current, query) && IsShown(in leg.Next, query);

    private static bool IsShown(in LegOrder order, long query) => order.Order == 0 || (order.State == LegOrderState.Attached && order.ShownBy == query);

    // Whether there is something to learn.
    private bool IsOpen(int slot, ref Guard guard, long now)
    {
        if (guard.Phase == GuardPhase.Reading || guard.IsRepairing) return true;
        var isOpen = IsOpen(slot, in guard.Stop.Current, now) | IsOpen(slot, in guard.Stop.Next, now)
            | IsOpen(slot, in guard.Target.Current, now) | IsOpen(slot, in guard.Target.Next, now);
        if (isOpen || positions[slot].Quantity == 0) return isOpen;
        if (now >= guard.AuditNs) return true;
        guards.Wake(slot, guard.AuditNs);
        return false;
    }

    private bool IsOpen(int slot, in LegOrder order, long now)
    {
        if (order.Order == 0) return false;
        if (order.IsCancelling) return order.IsCancelOverdue;
        if (order.State == LegOrderState.Attached) return false;
        if (order.State != LegOrderState.Sent || order.IsAccepted || now >= order.SentNs + _options.PollNs) return true;
        guards.Wake(slot, order.SentNs + _options.PollNs);
        return false;
    }

    private static long SignOf(Direction direction) => direction == Direction.Long ? 1 : -1;
}
