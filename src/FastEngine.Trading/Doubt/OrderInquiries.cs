using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;

namespace FastEngine.Trading.Doubt;

/// <summary>Asks the venue what became of orders of which it says nothing: entries, exits and hedges. Legs are looked after with the open orders.</summary>
internal sealed class OrderInquiries(DoubtOptions options, TradeClock clock, Ledger ledger, LiveOrders orders, OrderGate gate)
{
    /// <summary>Whether a refusal leaves open what the venue has of the order: it stays live until that is known.</summary>
    public static bool LeavesDoubt(RejectReason reason) => reason is RejectReason.DuplicateClientId or RejectReason.NoAnswer;

    /// <summary>Asks for the orders whose time has come.</summary>
    public void Look()
    {
        for (var slot = orders.NextLive(0); slot >= 0; slot = orders.NextLive(slot + 1))
        {
            ref readonly var order = ref orders[slot];
            if (!IsAskedFor(in order)) continue;
            var limit = LimitNs(in order);
            var since = order.AskedNs != 0 ? order.AskedNs : SinceNs(slot);
            if (clock.NowNs - since >= limit) Ask(slot, RejectReason.None, limit);
        }
    }

    /// <summary>Something wants a position closed and is waiting for its orders: what the venue has said nothing of is asked for at once.</summary>
    /// <param name="position">Its slot.</param>
    public void Press(int position)
    {
        for (var slot = orders.FirstOf(position); slot >= 0; slot = orders.NextOf(slot))
        {
            ref readonly var order = ref orders[slot];
            if (!IsAskedFor(in order) || order.IsAnswered) continue;
            if (order.AskedNs == 0 || clock.NowNs >= order.AskedNs + options.RepeatNs) Ask(slot, RejectReason.None);
        }
    }

    /// <summary>The venue leaves something open of a live order.</summary>
    public void Doubt(int slot, RejectReason reason, bool isUrgent)
    {
        ref var order = ref orders[slot];
        order.IsInDoubt = true;
        if (isUrgent && order.AskedNs == 0) Ask(slot, reason);
    }

    /// <summary>The venue has told something of a live order.</summary>
    public void Heard(int slot)
    {
        ref var order = ref orders[slot];
        order.HeardNs = clock.NowNs;
        order.AskedNs = 0;
        order.IsInDoubt = false;
    }

    public static bool IsAskedFor(in LiveOrder order) => order.Leg is OrderLeg.Entry or OrderLeg.Exit or OrderLeg.Hedge;

    // How long nothing may be heard of it.
    private long LimitNs(in LiveOrder order)
    {
        if (order.AskedNs != 0) return options.RepeatNs;
        if (order.IsInDoubt) return 0;
        if (!order.IsAcknowledged) return order.Leg == OrderLeg.Exit ? options.ExitAfterNs : options.EntryAfterNs;
        return options.SilentAfterNs == 0 ? long.MaxValue : options.SilentAfterNs;
    }

    private long SinceNs(int slot) => Math.Max(orders[slot].HeardNs, orders.TermsOf(slot).DecidedNs);

    // Said once a doubt, however often it is asked.
    private void Ask(int slot, RejectReason reason, long limitNs = 0)
    {
        ref var order = ref orders[slot];
        ref readonly var terms = ref orders.TermsOf(slot);
        if (order.AskedNs == 0)
        {
            ledger.Risk(new RiskEvent
            {
                Kind = RiskEventKind.OrderLookedUp, PositionId = terms.PositionId, Order = order.Order, Quantity = order.Remaining,
                Measured = clock.NowNs - SinceNs(slot), Limit = limitNs, InstrumentId = terms.InstrumentId, OtherInstrumentId = -1, Leg = order.Leg, Reject = reason,
                Reason = terms.Reason, Direction = terms.PositionDirection,
            });
        }

        order.AskedNs = clock.NowNs;
        gate.QueryOrder(in terms);
    }
}
