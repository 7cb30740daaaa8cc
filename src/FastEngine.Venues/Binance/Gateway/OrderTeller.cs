using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Tells the trade thread of our orders, each thing once, in whatever order and by how many ways the venue tells it.</summary>
/// <remarks>An end is told when all that the venue has filled was told before it.</remarks>
internal sealed class OrderTeller(MarketContext context, FeeDesk fees)
{
    /// <summary>The venue has it.</summary>
    public void Accept(TrackedOrder order, long venueMs)
    {
        Heard(order);
        TurnUp(order);
        if (!order.IsLive) return;
        if (order.State == OrderState.Doubt) context.Tell(GatewayNoticeKind.OrderResolved, order);
        order.State = OrderState.Open;
        if (order.IsAccepted) return;
        order.IsAccepted = true;
        Report(order, OrderReportKind.Accepted, venueMs, RejectReason.None);
    }

    /// <summary>A fill, unless it was told.</summary>
    public void Fill(TrackedOrder order, in VenueTrade trade)
    {
        Heard(order);
        if (!context.Fills.TryAdd(order.Terms.InstrumentId, trade.TradeId, trade.VenueOrder)) return;
        fees.TryConvert(order.Terms.InstrumentId, trade.FeeAsset, trade.Fee, trade.Price, out var fee);
        TurnUp(order);
        if (!order.IsLive)
        {
            // Told as over: the trade thread knows it no more, but its position has changed.
            context.Outbox.Add(new VenueUpdate
            {
                Kind = VenueUpdateKind.ManualFill, Order = order.Terms.Order, TimeNs = context.VenueNs(), VenueTimeNs = trade.TimeMs * EngineTime.NsPerMs,
                Quantity = trade.Quantity, Price = trade.Price, Amount = fee, InstrumentId = order.Terms.InstrumentId,
                Direction = order.Terms.PositionDirection, Side = order.Terms.Side,
            });
            return;
        }

        Accept(order, trade.TimeMs);
        order.Filled += trade.Quantity;
        order.Cost += (Int128)trade.Price * trade.Quantity;
        order.Fees += fee;
        order.VenueFilled = Math.Max(order.VenueFilled, order.Filled);
        var report = new OrderReport
        {
            Kind = OrderReportKind.Filled, Order = order.Terms.Order, TimeNs = context.VenueNs(), VenueTimeNs = trade.TimeMs * EngineTime.NsPerMs,
            Price = trade.Price, Quantity = trade.Quantity, Remaining = order.Remaining, TradeId = trade.TradeId,
        };
        fees.Tell(ref report, order.Terms.InstrumentId, trade.FeeAsset, trade.Fee);
        context.Outbox.Add(in report);
        Settle(order);
    }

    /// <summary>All fills of an order, by their numbers: those that nobody told yet are told.</summary>
    /// <param name="order">The order.</param>
    /// <param name="trades">Is sorted.</param>
    public void FillAll(TrackedOrder order, List<VenueTrade> trades)
    {
        trades.Sort(static (a, b) => a.TradeId.CompareTo(b.TradeId));
        foreach (var trade in trades)
        {
            if (order.ToldBefore == 0 || context.Fills.Contains(order.Terms.InstrumentId, trade.TradeId, trade.VenueOrder))
            {
                Fill(order, in trade);
                continue;
            }

            // The first ones are those that the process before this one told, maybe in parts that are not the venue's.
            var known = Math.Min(order.ToldBefore, trade.Quantity);
            order.ToldBefore -= known;
            if (known < trade.Quantity) Fill(order, trade with { Quantity = trade.Quantity - known, Fee = Money.Share(trade.Fee, trade.Quantity - known, trade.Quantity) });
            else context.Fills.TryAdd(order.Terms.InstrumentId, trade.TradeId, trade.VenueOrder);
        }
    }

    /// <summary>The venue has filled so much of it in all; what was not told of that is waited for, then read.</summary>
    public void Counted(TrackedOrder order, long filled)
    {
        Heard(order);
        order.VenueFilled = Math.Max(order.VenueFilled, filled);
        Settle(order);
    }

    /// <summary>Nothing more of it will fill.</summary>
    public void End(TrackedOrder order, OrderReportKind kind, RejectReason reason, long venueMs)
    {
        if (!order.IsLive) return;
        Heard(order);
        if (order.State == OrderState.Doubt) context.Tell(GatewayNoticeKind.OrderResolved, order);
        if (!order.HasEnd) (order.HasEnd, order.EndKind, order.EndReason, order.EndMs) = (true, kind, reason, venueMs);
        Settle(order);
    }

    /// <summary>It never left, or the venue never got it.</summary>
    public void GiveBack(TrackedOrder order)
    {
        order.HasEnd = true;
        (order.EndKind, order.EndReason, order.EndMs) = (OrderReportKind.Rejected, RejectReason.NeverSent, context.VenueMs());
        Settle(order);
    }

    /// <summary>A cancellation found nothing.</summary>
    public void NothingToCancel(long number)
    {
        var nowNs = context.VenueNs();
        context.Outbox.Add(new OrderReport
        {
            Kind = OrderReportKind.Rejected, Order = number, TimeNs = nowNs, VenueTimeNs = nowNs, Reject = RejectReason.UnknownOrder,
        });
    }

    // It was told as never sent, and the venue has it: it is live again, so that it can be cancelled and its fills are its own.
    private void TurnUp(TrackedOrder order)
    {
        if (order.IsLive || order.EndReason != RejectReason.NeverSent) return;
        context.Tell(GatewayNoticeKind.OrderTurnedUp, order);
        context.Orders.Revive(order);
    }

    private void Heard(TrackedOrder order) => order.HeardNs = context.NowNs();

    private void Settle(TrackedOrder order)
    {
        if (!order.IsLive) return;
        if (order.Filled < order.VenueFilled)
        {
            if (order.BehindNs == 0) order.BehindNs = context.NowNs();
            return;
        }

        order.BehindNs = 0;
        if (order.Remaining == 0 && order.Filled > 0) context.Orders.End(order);
        else if (order.HasEnd)
        {
            // What was filled in part was not refused.
            var isRefused = order.EndKind == OrderReportKind.Rejected && order.Filled == 0;
            Report(order, isRefused ? OrderReportKind.Rejected : OrderReportKind.Cancelled, order.EndMs, isRefused ? order.EndReason : RejectReason.None);
            context.Orders.End(order);
        }
    }

    private void Report(TrackedOrder order, OrderReportKind kind, long venueMs, RejectReason reason) => context.Outbox.Add(new OrderReport
    {
        Kind = kind, Order = order.Terms.Order, TimeNs = context.VenueNs(), VenueTimeNs = venueMs > 0 ? venueMs * EngineTime.NsPerMs : context.VenueNs(),
        Remaining = order.Remaining, Reject = reason,
    });
}
