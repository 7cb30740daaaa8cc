using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Errors;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Orders;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Finds out what became of orders: asks by their client ids, and reads the fills that were not told. Never sends an order again.</summary>
internal sealed class LookUpDesk(MarketContext context, OrderTeller teller)
{
    // An order that was there is not given up for one answer that does not know it.
    private const int Convincing = 3;

    private readonly List<TrackedOrder> _due = [];

    /// <summary>Nobody knows what became of it.</summary>
    public void Doubt(TrackedOrder order, string text)
    {
        if (!order.IsLive || order.State == OrderState.Doubt) return;
        context.Tell(GatewayNoticeKind.OrderInDoubt, order, text);
        order.State = OrderState.Doubt;
        order.LookUps = 0;
        order.AnswerDueNs = 0;
        if (order.Partner is { } partner)
        {
            order.Partner = partner.Partner = null;
            Doubt(partner, text);
        }

        Ask(order);
    }

    /// <summary>Asks for an order now.</summary>
    public void Ask(TrackedOrder order)
    {
        if (!order.IsLive || order.IsLookingUp || !order.MayBeAtVenue) return;
        order.IsLookingUp = true;
        order.LookUps++;
        var symbol = context.SymbolOf(order.Terms.InstrumentId);
        var call = FormOf(order) == OrderForm.Algo
            ? RestCall.Get("/fapi/v1/algoOrder", $"clientAlgoId={order.Terms.Id}")
            : RestCall.Get(OrderPath, $"symbol={symbol}&origClientOrderId={order.Terms.Id}", OrderWeight);
        context.Rest.Send(call with { Purpose = RequestPurpose.Exit, Tag = new RestTag((int)CallKind.LookUp, order.Terms.Order) });
    }

    /// <summary>Every order that may be at the venue: events may have been missed.</summary>
    public void AskAll()
    {
        foreach (var order in context.Orders.Live)
        {
            if (!order.IsLookingUp && order.MayBeAtVenue) Ask(order);
        }
    }

    /// <summary>Whether an order is being looked up.</summary>
    public bool IsBusy()
    {
        foreach (var order in context.Orders.Live)
        {
            if (order.IsLookingUp || order.IsReadingTrades) return true;
        }

        return false;
    }

    public void DoWork(long nowNs)
    {
        _due.Clear();
        foreach (var order in context.Orders.Live)
        {
            if (order.IsLookingUp || order.IsReadingTrades) continue;
            var isBehind = order.BehindNs != 0 && nowNs >= order.BehindNs + context.Options.BehindNs;
            var isUnsure = order.State == OrderState.Doubt && nowNs >= order.RetryNs;
            var isOld = order.State is OrderState.Open or OrderState.Adopted && nowNs >= order.HeardNs + context.Options.AuditNs;
            if (isBehind || isUnsure || isOld) _due.Add(order);
        }

        foreach (var order in _due)
        {
            if (order.BehindNs != 0 && order.VenueOrder != 0) ReadTrades(order);
            else Ask(order);
        }
    }

    public void OnOrder(in RestAnswer answer)
    {
        if (context.Orders.Find(answer.Call.Tag.Number) is not { } order) return;
        order.IsLookingUp = false;
        if (answer.IsOk) order.NotFound = 0;
        var isChild = answer.Call.Tag.Part == 1;
        if (answer.IsOk && FormOf(order) == OrderForm.Algo && !isChild) OnAlgo(order, in answer);
        else if (answer.IsOk) OnPlain(order, in answer, isChild);
        else if (answer.Verdict.Action == ErrorAction.Unknown && !isChild) OnUnknown(order);
        else Later(order);
    }

    public void OnTrades(in RestAnswer answer)
    {
        if (context.Orders.Find(answer.Call.Tag.Number) is not { } order) return;
        order.IsReadingTrades = false;
        if (!answer.IsOk || answer.Read(BinanceJson.Default.IReadOnlyListTradeRow) is not { } rows)
        {
            Later(order);
            return;
        }

        var instrument = context.Instruments[order.Terms.InstrumentId];
        var trades = new List<VenueTrade>(rows.Count);
        foreach (var row in rows)
        {
            if (VenueTrade.TryRead(instrument, row.Id, row.OrderId, row.Price, row.Qty, row.CommissionAsset, row.Commission, row.Time, out var trade)) trades.Add(trade);
        }

        teller.FillAll(order, trades);

        // The list is behind the order's own count.
        if (!order.IsLive || order.Filled >= order.VenueFilled) return;
        teller.Counted(order, order.VenueFilled);
        Later(order);
    }

    private string OrderPath => context.IsSpot ? "/api/v3/order" : "/fapi/v1/order";

    private int OrderWeight => context.IsSpot ? 4 : 1;

    private OrderForm FormOf(TrackedOrder order) =>
        !context.IsSpot && order.Terms.Type is OrderType.StopMarket or OrderType.TakeProfitMarket ? OrderForm.Algo : OrderForm.Plain;

    private void OnPlain(TrackedOrder order, in RestAnswer answer, bool isChild)
    {
        if (answer.Read(BinanceJson.Default.OrderRow) is not { } row)
        {
            Later(order);
            return;
        }

        context.Orders.SetVenue(order, row.OrderId);
        var instrument = context.Instruments[order.Terms.InstrumentId];
        teller.Accept(order, row.UpdateTime);
        order.VenueFilled = Math.Max(order.VenueFilled, Decimals.OrZero(row.ExecutedQty, instrument.QuantityScale));
        if (OrderStatus.IsOver(row.Status)) teller.End(order, OrderStatus.KindOf(row.Status), RejectReason.Refused, row.UpdateTime);
        else if (isChild && row.Status == "NEW") teller.Counted(order, order.VenueFilled);
        if (order.IsLive && order.Filled < order.VenueFilled) ReadTrades(order);
    }

    private void OnAlgo(TrackedOrder order, in RestAnswer answer)
    {
        if (answer.Read(BinanceJson.Default.AlgoOrderRow) is not { } row)
        {
            Later(order);
            return;
        }

        order.AlgoOrder = row.AlgoId;
        teller.Accept(order, row.CreateTime);
        if (long.TryParse(row.ActualOrderId, out var child) && child > 0)
        {
            // Its fills are those of the order that it made.
            context.Orders.SetVenue(order, child);
            order.IsLookingUp = true;
            context.Rest.Send(RestCall.Get(OrderPath, $"symbol={context.SymbolOf(order.Terms.InstrumentId)}&orderId={child}", OrderWeight) with
            {
                Purpose = RequestPurpose.Exit, Tag = new RestTag((int)CallKind.LookUp, order.Terms.Order, 1),
            });
        }
        else if (AlgoStatus.IsOver(row.AlgoStatus)) teller.End(order, AlgoStatus.KindOf(row.AlgoStatus), RejectReason.Refused, row.UpdateTime);
    }

    // The venue may yet receive what is within its window, and shows an order a moment after it took it.
    private void OnUnknown(TrackedOrder order)
    {
        var nowNs = context.NowNs();
        var lastNs = order.SentNs + context.Options.ReceiveWindowMs * EngineTime.NsPerMs + context.Options.NeverSentMarginNs;
        order.NotFound++;
        if (nowNs < lastNs || (order.IsAccepted && order.NotFound < Convincing))
        {
            Later(order);
            return;
        }

        if (order.IsAccepted) teller.End(order, OrderReportKind.Cancelled, RejectReason.None, context.VenueMs());
        else teller.GiveBack(order);
    }

    private void Later(TrackedOrder order)
    {
        var delayNs = Math.Min(context.Options.LookUpMostNs, context.Options.LookUpNs << Math.Min(order.LookUps, 16));
        order.RetryNs = context.NowNs() + delayNs;
        if (order.BehindNs != 0) order.BehindNs = order.RetryNs;
        order.HeardNs = Math.Max(order.HeardNs, order.RetryNs - context.Options.AuditNs);
    }

    private void ReadTrades(TrackedOrder order)
    {
        if (order.IsReadingTrades || order.VenueOrder == 0) return;
        order.IsReadingTrades = true;
        order.LookUps++;
        var path = context.IsSpot ? "/api/v3/myTrades" : "/fapi/v1/userTrades";
        context.Rest.Send(RestCall.Get(path, $"symbol={context.SymbolOf(order.Terms.InstrumentId)}&orderId={order.VenueOrder}&limit=1000", 5) with
        {
            Purpose = RequestPurpose.Exit, Tag = new RestTag((int)CallKind.Trades, order.Terms.Order),
        });
    }
}
