using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Questions of the trade thread about positions and open orders. What is answered was so when the question left, or later.</summary>
internal sealed class QueryDesk(MarketContext context, OrderQueries orders)
{
    private readonly Dictionary<long, OpenQuery> _open = [];

    private sealed class OpenQuery
    {
        public required VenueQuery Query { get; init; }
        public required long AskedNs { get; init; }
        public List<VenueUpdate> Rows { get; } = [];
        public int Parts { get; set; } = 1;
    }

    public void Ask(in VenueQuery query)
    {
        var symbol = query.Kind == VenueQueryKind.Ping ? "" : context.SymbolOf(query.InstrumentId);
        var open = new OpenQuery { Query = query, AskedNs = context.VenueNs() };
        switch (query.Kind)
        {
            case VenueQueryKind.Order:
                orders.Ask(in query);
                return;
            case VenueQueryKind.Position:
                Send(open, CallKind.Position, context.IsSpot ? RestCall.Get("/api/v3/account", "omitZeroBalances=true", 20) : RestCall.Get("/fapi/v3/positionRisk", $"symbol={symbol}", 5));
                break;
            case VenueQueryKind.OpenOrders:
                Send(open, CallKind.OpenOrders, context.IsSpot ? RestCall.Get("/api/v3/openOrders", $"symbol={symbol}", 6) : RestCall.Get("/fapi/v1/openOrders", $"symbol={symbol}"));
                if (context.IsSpot) break;
                open.Parts = 2;
                Send(open, CallKind.OpenOrders, RestCall.Get("/fapi/v1/openAlgoOrders", $"symbol={symbol}"), part: 1);
                break;
            default:
                // The signed request that weighs least.
                Send(open, CallKind.Ping, context.IsSpot
                    ? RestCall.Get("/api/v3/openOrders", $"symbol={context.SymbolOf(context.Ids.First())}", 6)
                    : RestCall.Get("/fapi/v1/rateLimit/order"));
                break;
        }

        _open[query.Number] = open;
    }

    public void OnAnswer(in RestAnswer answer)
    {
        var tag = answer.Call.Tag;
        if (!_open.TryGetValue(tag.Number, out var open)) return;
        if (!Read(open, in answer))
        {
            _open.Remove(tag.Number);
            context.Outbox.Add(Row(open, VenueUpdateKind.QueryFailed) with { Reject = RejectReason.NoAnswer });
            return;
        }

        if (--open.Parts > 0) return;
        _open.Remove(tag.Number);
        foreach (var row in open.Rows) context.Outbox.Add(in row);
        if (open.Query.Kind == VenueQueryKind.OpenOrders) context.Outbox.Add(Row(open, VenueUpdateKind.OpenOrdersEnd));
    }

    private void Send(OpenQuery open, CallKind kind, RestCall call, int part = 0) =>
        context.Rest.Send(call with { Tag = new RestTag((int)kind, open.Query.Number, part) });

    private bool Read(OpenQuery open, in RestAnswer answer)
    {
        if (!answer.IsOk) return false;
        switch ((CallKind)answer.Call.Tag.Kind)
        {
            case CallKind.Position:
                return context.IsSpot ? ReadBalance(open, in answer) : ReadPosition(open, in answer);
            case CallKind.OpenOrders:
                return answer.Call.Tag.Part == 0 ? ReadPlain(open, in answer) : ReadAlgo(open, in answer);
            default:
                open.Rows.Add(Row(open, VenueUpdateKind.Pong));
                return true;
        }
    }

    private bool ReadBalance(OpenQuery open, in RestAnswer answer)
    {
        if (answer.Read(BinanceJson.Default.SpotAccountAnswer) is not { } account || context.RulesOf(open.Query.InstrumentId) is not { } rules) return false;
        var position = PositionText.OfBalance(context, open.Query.InstrumentId, "0", "0", 0, open.Query.Number);
        foreach (var balance in account.Balances)
        {
            if (balance.Asset == rules.BaseAsset) position = PositionText.OfBalance(context, open.Query.InstrumentId, balance.Free, balance.Locked, 0, open.Query.Number);
        }

        open.Rows.Add(position with { VenueTimeNs = open.AskedNs });
        return true;
    }

    // Only positions that there are, and those with open orders, are listed.
    private bool ReadPosition(OpenQuery open, in RestAnswer answer)
    {
        if (answer.Read(BinanceJson.Default.IReadOnlyListPositionRow) is not { } rows) return false;
        var wanted = context.Options.Mode == AccountMode.OneWay ? "BOTH" : open.Query.Direction == Direction.Long ? "LONG" : "SHORT";
        var position = Row(open, VenueUpdateKind.Position);
        foreach (var row in rows)
        {
            if (context.IdOf(row.Symbol) == open.Query.InstrumentId && row.PositionSide == wanted)
                position = PositionText.ToUpdate(context, open.Query.InstrumentId, wanted, row.PositionAmt, row.EntryPrice, 0, open.Query.Number);
        }

        open.Rows.Add(position with { VenueTimeNs = open.AskedNs });
        return true;
    }

    private bool ReadPlain(OpenQuery open, in RestAnswer answer)
    {
        if (answer.Read(BinanceJson.Default.IReadOnlyListOrderRow) is not { } rows) return false;
        foreach (var row in rows)
        {
            // An order that one of ours of the algo service made is known by its number.
            var order = context.Orders.Find(row.ClientOrderId) ?? context.Orders.FindVenue(row.OrderId);
            Add(open, order, row.Side, row.PositionSide, row.OrigQty, row.ExecutedQty, Decimals.MoneyOrZero(row.StopPrice) != 0 ? row.StopPrice : row.Price);
        }

        return true;
    }

    private bool ReadAlgo(OpenQuery open, in RestAnswer answer)
    {
        if (answer.Read(BinanceJson.Default.IReadOnlyListAlgoOrderRow) is not { } rows) return false;
        foreach (var row in rows) Add(open, context.Orders.Find(row.ClientAlgoId), row.Side, row.PositionSide, row.Quantity, "0", row.TriggerPrice);
        return true;
    }

    private void Add(OpenQuery open, TrackedOrder? order, string? side, string? positionSide, string? quantity, string? filled, string? price)
    {
        var instrument = context.Instruments[open.Query.InstrumentId];
        var sold = side == "SELL";

        // Where the account nets, an order is taken for what reduces, as ours are but entries.
        var direction = positionSide is "LONG" or "SHORT" ? PositionText.DirectionOf(positionSide, 0) : sold ? Direction.Long : Direction.Short;
        open.Rows.Add(Row(open, VenueUpdateKind.OpenOrder) with
        {
            Order = order?.Terms.Order ?? 0, Side = sold ? Side.Sell : Side.Buy, Direction = order?.Terms.PositionDirection ?? direction,
            Quantity = Decimals.OrZero(quantity, instrument.QuantityScale) - Decimals.OrZero(filled, instrument.QuantityScale),
            Price = Decimals.Rounded(price, instrument.PriceScale),
        });
    }

    private VenueUpdate Row(OpenQuery open, VenueUpdateKind kind) => new()
    {
        Kind = kind, Query = open.Query.Number, TimeNs = context.VenueNs(), VenueTimeNs = open.AskedNs, InstrumentId = open.Query.InstrumentId,
        Direction = open.Query.Direction, Order = open.Query.Order,
    };
}
