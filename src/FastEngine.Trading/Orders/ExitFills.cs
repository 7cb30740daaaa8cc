using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Orders;

/// <summary>Fills of exits and legs: what they close, and their rows.</summary>
internal sealed class ExitFills(
    TradeClock clock, Ledger ledger, PositionBook positions, LiveOrders orders, ExitDesk exits, DustHolds dust, ParkedSignals parked, Attribution attribution, TradeRows rows,
    TradeParts parts)
{
    public void Apply(ref LiveOrder order, in VenueFill fill, long quantity)
    {
        ref var position = ref positions[order.Position];
        attribution.Begin(in fill);
        order.Remaining = Math.Max(0, order.Remaining - Math.Abs(fill.Quantity));
        if (quantity > 0)
        {
            order.LastFillNs = fill.TimeNs;
            order.Add(attribution.Close(ref position, quantity));
        }

        attribution.End();
        if (quantity == 0) return;
        exits.Clamp(order.Position);
        if (position.Quantity == 0)
        {
            FlushOthers(order.Position, order.Order);
            return;
        }

        TellReduced(order.Position, quantity, order.Reason);
    }

    /// <summary>A part was closed and something is left: the shard and the parts hear of it.</summary>
    public void TellReduced(int slot, long quantity, ExitReason reason)
    {
        ref var position = ref positions[slot];
        if (!position.IsHedge) ledger.Position(position.Update(PositionUpdateKind.Changed, clock.NowNs));
        parts.OnReduced(slot, quantity, reason);
    }

    /// <summary>One row an exit order, when it is done; what it leaves open has failed, and the shard's exit rules go on.</summary>
    /// <param name="order">As it was; not among the live ones any more.</param>
    /// <param name="report">What ended it.</param>
    /// <param name="hasFailed">False when what it leaves open is sent again.</param>
    public void Finish(ref LiveOrder order, in OrderReport report, bool hasFailed)
    {
        ref var position = ref positions[order.Position];
        if (order.Leg == OrderLeg.Exit) exits.Clamp(order.Position);
        if (order.Closed > 0) rows.Write(order.TakeRow(in position, isLast: position.Quantity == 0));
        if (order.Remaining == 0 || order.Leg != OrderLeg.Exit || position.Quantity == 0 || !hasFailed) return;
        if (report.Reject == RejectReason.MinNotional) dust.Refused(order.Position);
        ledger.ExitFailed(in report);
        if (!position.IsHedge) ledger.Position(position.Update(PositionUpdateKind.ExitFailed, clock.NowNs));
        parked.OnExitFailed(in position);
        parts.OnExitFailed(order.Position);
    }

    /// <summary>A position is closed by another order than those that have closed parts of it: their rows come before its last.</summary>
    /// <param name="slot">Of the position.</param>
    /// <param name="last">Number of the order that closed the rest, 0 for a fill that was not ours.</param>
    public void FlushOthers(int slot, long last)
    {
        for (var i = orders.FirstOf(slot); i >= 0; i = orders.NextOf(i))
        {
            ref var order = ref orders[i];
            if (order.Order != last && order.Closed > 0) rows.Write(order.TakeRow(in positions[slot], isLast: false));
        }
    }

    /// <summary>The tape has ended: what exits that are not done have closed so far gets its rows, so that rows and cash agree.</summary>
    public void EndOfTape()
    {
        for (var i = orders.NextLive(0); i >= 0; i = orders.NextLive(i + 1))
        {
            ref var order = ref orders[i];
            if (order.Closed == 0) continue;
            rows.Write(order.TakeRow(in positions[order.Position], isLast: positions[order.Position].Quantity == 0));
            orders.Remove(i);
        }
    }
}
