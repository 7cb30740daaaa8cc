using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;
using FastEngine.Trading.Protection;

namespace FastEngine.Trading.Orders;

/// <summary>Decides which exits wait for the end of their position's legs: only the venue can say which of the two came first, and it says so by
/// how it answers the leg's cancellation.</summary>
/// <remarks>On spot every exit waits, for a list locks what it would sell. Elsewhere only one that could sell other strategies' quantity: on a side
/// that the position shares, with a leg whose trigger the market has passed or nearly so. Who has a side alone has nothing to fear: the venue fills
/// no more than is there.</remarks>
internal sealed class ExitHolds(
    ProtectionOptions options, Instrument[] instruments, TradeClock clock, Ledger ledger, PositionBook positions, ExchangeBook exchange, LiveOrders orders)
{
    private const double Million = 1_000_000;

    /// <summary>Whether what is owed of a position is not to be sent yet.</summary>
    /// <param name="slot">Of the position.</param>
    /// <param name="price">The market's.</param>
    /// <param name="hasBegun">It waits from now on: its legs are to be cancelled.</param>
    public bool Holds(int slot, long price, out bool hasBegun)
    {
        ref var position = ref positions[slot];
        hasBegun = false;
        if (position.LiveLegs == 0 || options.LegWaitNs == 0)
        {
            position.HeldNs = 0;
            return false;
        }

        if (position.HeldNs != 0) return !IsOver(ref position);
        var apart = NearestPpm(slot, in position, price);
        var isLocked = instruments[position.InstrumentId].Market == Market.Spot;
        if (!isLocked && (apart > options.LegReachPpm || !IsShared(in position))) return false;
        position.HeldNs = clock.NowNs;
        hasBegun = true;
        Say(in position, RiskEventKind.ExitHeld, apart, options.LegReachPpm);
        return true;
    }

    private bool IsOver(ref StrategyPosition position)
    {
        var waited = clock.NowNs - position.HeldNs;
        if (waited < options.LegWaitNs) return false;
        position.HeldNs = 0;
        Say(in position, RiskEventKind.ExitHeldTooLong, waited, options.LegWaitNs);
        return true;
    }

    // Others have a part of what the venue would sell.
    private bool IsShared(in StrategyPosition position) =>
        Math.Abs(exchange.QuantityOf(position.InstrumentId, position.Direction)) > position.Quantity;

    // From the market to the nearest trigger of its legs; negative when that is passed.
    private double NearestPpm(int slot, in StrategyPosition position, long price)
    {
        var nearest = double.MaxValue;
        for (var i = orders.FirstOf(slot); i >= 0; i = orders.NextOf(i))
        {
            ref readonly var order = ref orders[i];
            if (order.Leg is not (OrderLeg.Stop or OrderLeg.Target)) continue;
            var trigger = orders.TermsOf(i).Price;
            var isBelow = order.Leg == OrderLeg.Stop == (position.Direction == Direction.Long);
            nearest = Math.Min(nearest, (isBelow ? price - trigger : trigger - price) * Million / trigger);
        }

        return nearest;
    }

    private void Say(in StrategyPosition position, RiskEventKind kind, double measured, double limit) => ledger.Risk(new RiskEvent
    {
        Kind = kind, PositionId = position.PositionId, InstrumentId = position.InstrumentId, OtherInstrumentId = -1, Quantity = position.Owed,
        Measured = measured, Limit = limit, Reason = position.OwedReason, Direction = position.Direction,
    });
}
