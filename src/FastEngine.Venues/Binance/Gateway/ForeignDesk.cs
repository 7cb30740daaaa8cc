using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Fills of orders that we did not send: a person's, or the venue's own when it liquidates.</summary>
/// <remarks>An order of ours of the algo service makes another order when it is set off, which may fill before the event that says whose it is. So a fill
/// that one of ours could have made waits a moment.</remarks>
internal sealed class ForeignDesk(MarketContext context, OrderTeller teller, FeeDesk fees, LookUpDesk lookUps)
{
    private readonly List<(int InstrumentId, OrderEvent Event, VenueTrade Trade, long DueNs)> _unclaimed = [];

    public void OnFill(int id, in OrderEvent e, in VenueTrade trade)
    {
        if (context.Fills.Contains(id, trade.TradeId, trade.VenueOrder)) return;
        if (!IsVenues(e.ClientId) && CouldBeOurs(id, in e))
        {
            _unclaimed.Add((id, e, trade, context.NowNs() + context.Options.UnclaimedNs));
            return;
        }

        Tell(id, in e, in trade);
    }

    /// <summary>An algo order of ours has made an order: fills of that are its.</summary>
    public void Claim(TrackedOrder order)
    {
        for (var i = 0; i < _unclaimed.Count; i++)
        {
            if (_unclaimed[i].Trade.VenueOrder != order.VenueOrder) continue;
            var trade = _unclaimed[i].Trade;
            _unclaimed.RemoveAt(i--);
            teller.Fill(order, in trade);
        }
    }

    public void DoWork(long nowNs)
    {
        for (var i = 0; i < _unclaimed.Count; i++)
        {
            var (id, e, trade, dueNs) = _unclaimed[i];
            var order = context.Orders.FindVenue(trade.VenueOrder);
            if (order is null && nowNs < dueNs) continue;
            _unclaimed.RemoveAt(i--);
            if (order is not null) teller.Fill(order, in trade);
            else Tell(id, in e, in trade);
        }
    }

    /// <summary>What the venue's own orders are called: liquidation, deleveraging, settlement, delivery.</summary>
    public static bool IsVenues(string? clientId) => clientId is not null
        && (clientId.StartsWith("autoclose-", StringComparison.Ordinal) || clientId.StartsWith("adl_autoclose", StringComparison.Ordinal)
            || clientId.StartsWith("settlement_autoclose", StringComparison.Ordinal) || clientId.StartsWith("delivery_autoclose", StringComparison.Ordinal));

    private void Tell(int id, in OrderEvent e, in VenueTrade trade)
    {
        if (!context.Fills.TryAdd(id, trade.TradeId, trade.VenueOrder)) return;
        if (!fees.TryConvert(id, trade.FeeAsset, trade.Fee, trade.Price, out var fee))
            context.Tell(GatewayNoticeKind.FeeUnconverted, instrumentId: id, text: $"fee in {trade.FeeAsset}");
        var side = e.Side == "SELL" ? Side.Sell : Side.Buy;
        context.Outbox.Add(new VenueUpdate
        {
            Kind = IsVenues(e.ClientId) ? VenueUpdateKind.Liquidation : VenueUpdateKind.ManualFill, TimeNs = context.VenueNs(),
            VenueTimeNs = trade.TimeMs * EngineTime.NsPerMs, Quantity = trade.Quantity, Price = trade.Price, Amount = fee, InstrumentId = id,
            Direction = e.PositionSide is "LONG" or "SHORT" ? PositionText.DirectionOf(e.PositionSide, 0) : side == Side.Buy ? Direction.Long : Direction.Short,
            Side = side,
        });
    }

    // Asked for as well, so that the moment need not be over.
    private bool CouldBeOurs(int id, in OrderEvent e)
    {
        if (context.IsSpot) return false;
        var found = false;
        foreach (var order in context.Orders.Live)
        {
            ref readonly var terms = ref order.Terms;
            if (terms.InstrumentId != id || terms.Type is not (OrderType.StopMarket or OrderType.TakeProfitMarket) || !order.MayBeAtVenue || order.VenueOrder != 0
                || terms.Side == Side.Sell != (e.Side == "SELL"))
                continue;
            found = true;
            if (!order.IsLookingUp) lookUps.Ask(order);
        }

        return found;
    }
}
