using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Protection;

/// <summary>Places, replaces and cancels the legs of positions.</summary>
/// <remarks>A leg is replaced by placing the new one first and cancelling the old one when the new one is attached: a refused replacement leaves the
/// position as protected as it was. Spot holds what a leg would sell, so there both legs are cancelled first.</remarks>
internal sealed class LegDesk(
    ProtectionOptions options, Instrument[] instruments, TradeClock clock, ProtectionLog log, PositionBook positions, AccountBook account, LiveOrders orders,
    OrderGate gate, GuardBook guards, LegPrices prices)
{
    private const double Million = 1_000_000;

    /// <summary>What no exit is to close, in whole lots.</summary>
    public long FreeOf(in StrategyPosition position)
    {
        var free = position.Quantity - position.Exiting - position.Owed;
        return free - free % instruments[position.InstrumentId].Lot;
    }

    /// <summary>Whether every leg that should exist is attached, and the stop covers what is open.</summary>
    public static bool IsProtected(in Guard guard, long free) => (guard.Stop.Price == 0 || guard.Stop.Protected >= free)
        && (guard.Target.Price == 0 || guard.Target.IsProtecting || (guard.Stop.Current.IsFilling && guard.Stop.Price != 0));

    /// <summary>Does what is to be done for the legs of an open position; closes nothing.</summary>
    public void Tend(int slot)
    {
        ref var guard = ref guards[slot];
        Tend(slot, ref guard, ref guard.Stop, ref guard.Target);
        Tend(slot, ref guard, ref guard.Target, ref guard.Stop);
    }

    /// <summary>Has every order of the legs cancelled: there is nothing left for them.</summary>
    public void CancelAll(int slot, RiskEventKind kind)
    {
        ref var guard = ref guards[slot];
        CancelAll(slot, ref guard.Stop, kind);
        CancelAll(slot, ref guard.Target, kind);
    }

    /// <summary>The venue has cancelled, or will cancel, the other leg of a list by itself.</summary>
    public void ExpectCancelled(int slot)
    {
        ref var guard = ref guards[slot];
        ExpectCancelled(slot, guard.Stop.Kind, ref guard.Stop.Current);
        ExpectCancelled(slot, guard.Target.Kind, ref guard.Target.Current);
    }

    /// <summary>The trailing stop is somewhere: the leg follows when that is far enough, and not too often.</summary>
    /// <returns>Whether it is to.</returns>
    public bool Follow(int slot)
    {
        ref var leg = ref guards[slot].Stop;
        ref readonly var position = ref positions[slot];
        var price = prices.StopAt(in position, position.StopPrice);
        if (leg.Price == 0 || !LegPrices.IsTighter(position.Direction, price, leg.Price)) return false;
        var apart = ApartPpm(price, leg.Price);
        var since = clock.NowNs - leg.MovedNs;
        var isFar = apart > options.LegThresholdPpm;
        if (isFar && since >= options.LegIntervalNs)
        {
            Move(slot, ref leg, price, StopCause.None);
            return true;
        }

        if (isFar) Hold(slot, ref leg, LegHold.TooSoon, price, since, options.LegIntervalNs);
        else Hold(slot, ref leg, LegHold.TooSmall, price, apart, options.LegThresholdPpm);
        return false;
    }

    /// <summary>A risk action tightened the stop: the leg follows at once.</summary>
    public void FollowNow(int slot, StopCause cause)
    {
        ref var leg = ref guards[slot].Stop;
        ref readonly var position = ref positions[slot];
        var price = prices.StopAt(in position, position.StopPrice);
        if (leg.Price == 0 || !LegPrices.IsTighter(position.Direction, price, leg.Price)) return;
        leg.RetryNs = 0;
        Move(slot, ref leg, price, cause);
    }

    public static ref LegOrder Find(ref Leg leg, long order, out bool isFound)
    {
        isFound = leg.Current.Order == order || leg.Next.Order == order;
        return ref leg.Next.Order == order ? ref leg.Next : ref leg.Current;
    }

    public static ref Leg LegOf(ref Guard guard, OrderLeg kind) => ref kind == OrderLeg.Target ? ref guard.Target : ref guard.Stop;

    private void Tend(int slot, ref Guard guard, ref Leg leg, ref Leg other)
    {
        if (leg.Price == 0) return;
        Remind(slot, ref leg.Current);
        Remind(slot, ref leg.Next);
        ref readonly var position = ref positions[slot];

        // Legs are in the way of an exit.
        if (position.HeldNs != 0) return;
        if (leg.Next.Order != 0)
        {
            if (leg.Next.Protects && !leg.Current.IsCancelling) Cancel(slot, leg.Kind, ref leg.Current, RiskEventKind.LegCancelled);
            return;
        }

        var free = FreeOf(in position);
        var isListed = IsListed(in position);
        if (free == 0 || other.Current.IsFilling || (isListed && other.Current.IsCancelling)) return;
        if (leg.Current.Order == 0)
        {
            if (leg.Status == LegStatus.Free) Place(slot, ref leg, ref leg.Current, free);
        }
        else if (leg.Current.Protects && !leg.Current.IsFilling && IsToBeReplaced(in leg, in position, free))
        {
            var fromNs = Math.Max(leg.RetryNs, GrowsUntilNs(in leg, in position));
            if (clock.NowNs < fromNs) guards.Wake(slot, fromNs);
            else if (isListed) CancelAll(slot, RiskEventKind.LegCancelled);
            else Place(slot, ref leg, ref leg.Next, free);
        }
    }

    // With an exit in flight it is not made smaller: what the exit leaves is not known yet.
    private static bool IsToBeReplaced(in Leg leg, in StrategyPosition position, long free) => free > leg.Current.Quantity
        || (free < leg.Current.Quantity && position.Exiting + position.Owed == 0)
        || (leg.Kind == OrderLeg.Target && leg.Price != leg.Current.Price) || IsTighter(in leg, in position);

    private static bool IsTighter(in Leg leg, in StrategyPosition position) =>
        leg.Kind == OrderLeg.Stop && LegPrices.IsTighter(position.Direction, leg.Price, leg.Current.Price);

    // What an entry goes on filling is not followed at every fill, a stop that is to be tighter is.
    private long GrowsUntilNs(in Leg leg, in StrategyPosition position) =>
        position.EntryRemaining == 0 || IsTighter(in leg, in position) ? 0 : leg.Current.SentNs + options.GrowthIntervalNs;

    private void Place(int slot, ref Leg leg, ref LegOrder order, long quantity)
    {
        if (clock.NowNs < leg.RetryNs)
        {
            guards.Wake(slot, leg.RetryNs);
            return;
        }

        var free = orders.FindFree();
        if (free < 0)
        {
            guards.Wake(slot, clock.NowNs + options.PollNs);
            return;
        }

        ref var position = ref positions[slot];
        var isStop = leg.Kind == OrderLeg.Stop;
        var terms = new OrderTerms
        {
            PositionId = position.PositionId, Quantity = quantity, Price = leg.Price, ReferencePrice = account.MarkOf(position.InstrumentId),
            InstrumentId = position.InstrumentId, StrategyId = position.StrategyId, Side = position.ExitSide, PositionDirection = position.Direction,
            Type = isStop ? OrderType.StopMarket : position.SignalTarget > 0 && !IsListed(in position) ? OrderType.Limit : OrderType.TakeProfitMarket, Leg = leg.Kind,
            Reason = isStop ? ExitReason.StopLeg : ExitReason.TakeProfit, ReduceOnly = gate.MarksReduceOnly(position.InstrumentId),
            IsListed = IsListed(in position),
        };
        position.LiveLegs++;
        gate.Send(ref terms, clock.Sequence, slot, free);
        order = new LegOrder
        {
            Order = terms.Order, Quantity = quantity, Price = leg.Price, SentNs = clock.NowNs, DoubtNs = clock.NowNs + options.ConfirmNs,
        };
        if (leg.MovedNs == 0) leg.MovedNs = clock.NowNs;
        log.Leg(slot, leg.IsRestoring ? RiskEventKind.LegRestored : RiskEventKind.LegPlaced, leg.Kind, in order);
        leg.IsRestoring = false;
    }

    private void Hold(int slot, ref Leg leg, LegHold reason, long price, double measured, double limit)
    {
        if (leg.Hold == reason) return;
        leg.Hold = reason;
        log.Move(slot, RiskEventKind.LegHeld, price, measured, limit, StopCause.None);
    }

    private void Move(int slot, ref Leg leg, long price, StopCause cause)
    {
        log.Move(slot, RiskEventKind.LegMoved, price, ApartPpm(price, leg.Price), options.LegThresholdPpm, cause);
        leg.Price = price;
        leg.MovedNs = clock.NowNs;
        leg.Hold = LegHold.None;
    }

    private void CancelAll(int slot, ref Leg leg, RiskEventKind kind)
    {
        Cancel(slot, leg.Kind, ref leg.Current, kind);
        Cancel(slot, leg.Kind, ref leg.Next, kind);
    }

    private void Cancel(int slot, OrderLeg kind, ref LegOrder order, RiskEventKind said)
    {
        if (order.Order == 0) return;
        if (order.IsCancelling)
        {
            Remind(slot, ref order);
            return;
        }

        log.Leg(slot, said, kind, in order);
        gate.Cancel(order.Order);
        Expect(slot, ref order);
    }

    private void ExpectCancelled(int slot, OrderLeg kind, ref LegOrder order)
    {
        if (order.Order == 0 || order.IsCancelling) return;
        log.Leg(slot, RiskEventKind.OtherLegCancelled, kind, in order);
        Expect(slot, ref order);
    }

    private void Expect(int slot, ref LegOrder order)
    {
        order.CancelNs = clock.NowNs;
        order.DoubtNs = clock.NowNs + options.ConfirmNs;
        guards.Wake(slot, order.CancelNs + options.ConfirmNs);
    }

    // A cancellation that nobody answered is asked for again, and looked after.
    private void Remind(int slot, ref LegOrder order)
    {
        if (order.Order == 0 || !order.IsCancelling) return;
        if (clock.NowNs >= order.CancelNs + options.ConfirmNs)
        {
            gate.Cancel(order.Order);
            order.CancelNs = clock.NowNs;
            order.IsCancelOverdue = true;
        }

        guards.Wake(slot, order.CancelNs + options.ConfirmNs);
    }

    public bool IsListed(in StrategyPosition position) => instruments[position.InstrumentId].Market == Market.Spot;

    private static double ApartPpm(long price, long from) => Math.Abs(price - from) * Million / from;
}
