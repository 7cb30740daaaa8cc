using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Errors;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Questions of the trade thread about one order, by its client id: where it is, and the sums of its fills.</summary>
/// <remarks>Takes up to three requests: the order, the one that it made if it is of the algo service, its fills. Fills that were not told are told
/// before the answer.</remarks>
internal sealed class OrderQueries(MarketContext context, OrderTeller teller, FeeDesk fees)
{
    private const int First = 0;
    private const int Child = 1;
    private const int Fills = 2;

    private readonly Dictionary<long, Inquiry> _open = [];

    private sealed class Inquiry
    {
        public required VenueQuery Query { get; init; }
        public required long AskedNs { get; init; }
        public bool IsAlgo { get; init; }
        public bool IsOver { get; set; }
        public long Executed { get; set; }
    }

    public void Ask(in VenueQuery query)
    {
        var known = context.Orders.Find(query.Order);
        var inquiry = new Inquiry { Query = query, AskedNs = context.VenueNs(), IsAlgo = !context.IsSpot && query.Id.Leg is OrderLeg.Stop or OrderLeg.Target };
        if (known is { IsLive: true, MayBeAtVenue: false })
        {
            // It waits here: the venue would say that there is none.
            Answer(inquiry, VenueUpdateKind.QueryFailed);
            return;
        }

        _open[query.Number] = inquiry;
        Send(inquiry, First, inquiry.IsAlgo
            ? RestCall.Get("/fapi/v1/algoOrder", $"clientAlgoId={query.Id}")
            : RestCall.Get(OrderPath, $"symbol={Symbol(inquiry)}&origClientOrderId={query.Id}", OrderWeight));
    }

    public void OnAnswer(in RestAnswer answer)
    {
        if (!_open.TryGetValue(answer.Call.Tag.Number, out var inquiry)) return;
        var isDone = answer.Call.Tag.Part switch
        {
            First when !answer.IsOk => OnMissing(inquiry, in answer),
            _ when !answer.IsOk => Fail(inquiry),
            First when inquiry.IsAlgo => OnAlgo(inquiry, in answer),
            First or Child => OnOrder(inquiry, in answer),
            _ => OnFills(inquiry, in answer),
        };
        if (isDone) _open.Remove(answer.Call.Tag.Number);
    }

    private string OrderPath => context.IsSpot ? "/api/v3/order" : "/fapi/v1/order";

    private int OrderWeight => context.IsSpot ? 4 : 1;

    private string Symbol(Inquiry inquiry) => context.SymbolOf(inquiry.Query.InstrumentId);

    private bool OnMissing(Inquiry inquiry, in RestAnswer answer)
    {
        if (answer.Verdict.Action != ErrorAction.Unknown) return Fail(inquiry);

        // What left lately may yet arrive.
        var sentNs = context.Orders.Find(inquiry.Query.Order)?.SentNs ?? 0;
        if (context.NowNs() < sentNs + context.Options.ReceiveWindowMs * EngineTime.NsPerMs + context.Options.NeverSentMarginNs) return Fail(inquiry);
        return Answer(inquiry, VenueUpdateKind.OrderState);
    }

    private bool OnAlgo(Inquiry inquiry, in RestAnswer answer)
    {
        if (answer.Read(BinanceJson.Default.AlgoOrderRow) is not { } row) return Fail(inquiry);
        inquiry.IsOver = AlgoStatus.IsOver(row.AlgoStatus);
        if (!long.TryParse(row.ActualOrderId, out var child) || child <= 0) return Answer(inquiry, VenueUpdateKind.OrderState, isKnown: true);
        Send(inquiry, Child, RestCall.Get(OrderPath, $"symbol={Symbol(inquiry)}&orderId={child}", OrderWeight));
        return false;
    }

    private bool OnOrder(Inquiry inquiry, in RestAnswer answer)
    {
        if (answer.Read(BinanceJson.Default.OrderRow) is not { } row) return Fail(inquiry);
        inquiry.IsOver = OrderStatus.IsOver(row.Status);
        inquiry.Executed = Decimals.OrZero(row.ExecutedQty, context.Instruments[inquiry.Query.InstrumentId].QuantityScale);
        if (context.Orders.Find(inquiry.Query.Order) is { } own) context.Orders.SetVenue(own, row.OrderId);
        if (inquiry.Executed == 0) return Answer(inquiry, VenueUpdateKind.OrderState, isKnown: true);
        Send(inquiry, Fills, RestCall.Get(context.IsSpot ? "/api/v3/myTrades" : "/fapi/v1/userTrades", $"symbol={Symbol(inquiry)}&orderId={row.OrderId}&limit=1000", 5));
        return false;
    }

    private bool OnFills(Inquiry inquiry, in RestAnswer answer)
    {
        if (answer.Read(BinanceJson.Default.IReadOnlyListTradeRow) is not { } rows) return Fail(inquiry);
        var instrument = context.Instruments[inquiry.Query.InstrumentId];
        var own = context.Orders.Find(inquiry.Query.Order);
        var sum = default(VenueUpdate);
        var trades = new List<VenueTrade>(rows.Count);
        foreach (var row in rows)
        {
            if (!VenueTrade.TryRead(instrument, row.Id, row.OrderId, row.Price, row.Qty, row.CommissionAsset, row.Commission, row.Time, out var trade)) continue;
            trades.Add(trade);
            fees.TryConvert(instrument.Id, trade.FeeAsset, trade.Fee, trade.Price, out var fee);
            sum.Quantity += trade.Quantity;
            sum.Cost += (Int128)trade.Price * trade.Quantity;
            sum.Amount += fee;
        }

        if (own is not null) teller.FillAll(own, trades);

        // The sums must be of the same fills: the list may be behind the order, or ahead of it.
        return sum.Quantity == inquiry.Executed ? Answer(inquiry, VenueUpdateKind.OrderState, isKnown: true, in sum) : Fail(inquiry);
    }

    private bool Fail(Inquiry inquiry) => Answer(inquiry, VenueUpdateKind.QueryFailed);

    private bool Answer(Inquiry inquiry, VenueUpdateKind kind, bool isKnown = false) => Answer(inquiry, kind, isKnown, default);

    private bool Answer(Inquiry inquiry, VenueUpdateKind kind, bool isKnown, in VenueUpdate sum)
    {
        context.Outbox.Add(new VenueUpdate
        {
            Kind = kind, Query = inquiry.Query.Number, Order = inquiry.Query.Order, TimeNs = context.VenueNs(), VenueTimeNs = inquiry.AskedNs,
            InstrumentId = inquiry.Query.InstrumentId, Direction = inquiry.Query.Direction, Quantity = sum.Quantity, Cost = sum.Cost, Amount = sum.Amount,
            Reject = kind == VenueUpdateKind.QueryFailed ? RejectReason.NoAnswer : RejectReason.None,
            State = !isKnown ? VenueOrderState.Unknown : inquiry.IsOver ? VenueOrderState.Ended : VenueOrderState.Open,
        });
        return true;
    }

    private void Send(Inquiry inquiry, int part, RestCall call) => context.Rest.Send(call with
    {
        Purpose = RequestPurpose.Exit, Tag = new RestTag((int)CallKind.OrderState, inquiry.Query.Number, part),
    });
}
