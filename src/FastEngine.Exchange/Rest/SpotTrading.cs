using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Spot;

namespace FastEngine.Exchange.Rest;

/// <summary>Endpoints of spot that need a signature.</summary>
internal sealed class SpotTrading(Venue venue, IArrivals arrivals)
{
    private SpotDesk Desk => venue.Spot;

    public IEnumerable<Endpoint> Endpoints() =>
    [
        new("POST", "/api/v3/order", Security.Trade, 1, Place) { Orders = _ => 1 },
        new("POST", "/api/v3/order/test", Security.Trade, 1, Test),
        new("DELETE", "/api/v3/order", Security.Trade, 1, Cancel),
        new("GET", "/api/v3/order", Security.Signed, 4, Query),
        new("GET", "/api/v3/openOrders", Security.Signed, 6, OpenOrders) { WeightOf = parameters => parameters.Has("symbol") ? 6 : 80 },
        new("DELETE", "/api/v3/openOrders", Security.Trade, 1, CancelAll),
        new("GET", "/api/v3/allOrders", Security.Signed, 20, AllOrders),
        new("POST", "/api/v3/orderList/oco", Security.Trade, 1, PlaceList) { Orders = _ => 2 },
        new("DELETE", "/api/v3/orderList", Security.Trade, 1, CancelList),
        new("GET", "/api/v3/orderList", Security.Signed, 4, QueryList),
        new("GET", "/api/v3/openOrderList", Security.Signed, 6, OpenLists),
        new("GET", "/api/v3/myTrades", Security.Signed, 20, Trades),
        new("GET", "/api/v3/account", Security.Signed, 20, Account),
        new("GET", "/api/v3/account/commission", Security.Signed, 20, Commission),
        new("GET", "/sapi/v1/account/apiRestrictions", Security.Signed, 1, Restrictions),
    ];

    private JsonObject Place(VenueRequest request)
    {
        var order = Desk.Reader.Read(request.Account, request.Parameters);
        arrivals.Order(request, order.ClientOrderId, () =>
        {
            Desk.Arrive(order);
            return SpotViews.Placed(order);
        });
        var isFullByItself = order.Kind is OrderKind.Market or OrderKind.Limit;
        var type = request.Parameters["newOrderRespType"] ?? (isFullByItself ? "FULL" : "ACK");
        return type == "ACK" ? SpotViews.Acknowledged(order) : SpotViews.Placed(order, hasFills: type == "FULL");
    }

    private JsonObject Test(VenueRequest request)
    {
        SpotDesk.Check(Desk.Reader.Read(request.Account, request.Parameters));
        return [];
    }

    private JsonNode Cancel(VenueRequest request)
    {
        var symbol = Desk.Reader.Symbol(request.Parameters);
        var (id, clientId) = (request.Parameters.Integer("orderId"), request.Parameters["origClientOrderId"]);
        return arrivals.Cancel(request, clientId ?? request.Parameters["orderId"] ?? "", () =>
        {
            var order = Desk.Cancel(request.Account, symbol, id, clientId, request.Parameters["newClientOrderId"]);
            return order.List is { } list ? SpotViews.List(list, isCancelled: true) : SpotViews.Cancelled(order);
        });
    }

    private JsonObject Query(VenueRequest request)
    {
        var symbol = Desk.Reader.Symbol(request.Parameters);
        var (id, clientId) = (request.Parameters.Integer("orderId"), request.Parameters["origClientOrderId"]);
        if (id is null && clientId is null) throw new RefusedException(VenueErrors.Missing("orderId"));
        return SpotViews.Queried(request.Account.Spot.Find(symbol, id, clientId) ?? throw new RefusedException(VenueErrors.NoSuchOrder));
    }

    private JsonArray OpenOrders(VenueRequest request)
    {
        var symbol = request.Parameters.Has("symbol") ? Desk.Reader.Symbol(request.Parameters) : null;
        return [.. request.Account.Spot.Open.Where(order => symbol is null || order.Symbol == symbol).Select(SpotViews.Queried)];
    }

    private JsonArray CancelAll(VenueRequest request)
    {
        var symbol = Desk.Reader.Symbol(request.Parameters);
        var open = request.Account.Spot.Open.Where(order => order.Symbol == symbol).ToArray();
        if (open.Length == 0) throw new RefusedException(VenueErrors.UnknownOrder);
        var answers = new JsonArray();
        foreach (var order in open)
        {
            if (!order.IsOpen) continue;
            Desk.Cancel(request.Account, symbol, order.OrderId, null);
            answers.Add(order.List is { } list ? SpotViews.List(list, isCancelled: true) : SpotViews.Cancelled(order));
        }

        return answers;
    }

    private JsonArray AllOrders(VenueRequest request)
    {
        var symbol = Desk.Reader.Symbol(request.Parameters);
        var from = request.Parameters.Integer("orderId") ?? 0;
        var found = request.Account.Spot.All.Where(order => order.Symbol == symbol && order.OrderId >= from);
        return [.. found.TakeLast(request.Parameters.Limit(500, 1_000)).Select(SpotViews.Queried)];
    }

    private JsonObject PlaceList(VenueRequest request)
    {
        var list = Desk.Lists.Read(request.Account, request.Parameters);
        arrivals.Order(request, list.ClientId, () =>
        {
            Desk.Lists.Arrive(list);
            return SpotViews.List(list, isCancelled: false);
        });
        return SpotViews.List(list, isCancelled: false);
    }

    private JsonNode CancelList(VenueRequest request)
    {
        var list = FindList(request) is { IsDone: false } open ? open : throw new RefusedException(VenueErrors.UnknownOrder);
        return arrivals.Cancel(request, list.ClientId, () =>
        {
            SpotLists.Cancel(list, Desk);
            return SpotViews.List(list, isCancelled: true);
        });
    }

    private static JsonObject QueryList(VenueRequest request) => SpotViews.ListHead(FindList(request) ?? throw new RefusedException(VenueErrors.NoSuchOrder));

    private static JsonArray OpenLists(VenueRequest request) => [.. request.Account.Lists.Where(list => !list.IsDone).Select(SpotViews.ListHead)];

    private JsonArray Trades(VenueRequest request)
    {
        var parameters = request.Parameters;
        var symbol = Desk.Reader.Symbol(parameters);
        var (from, order) = (parameters.Integer("fromId"), parameters.Integer("orderId"));
        var (start, end) = (parameters.Integer("startTime") ?? 0, parameters.Integer("endTime") ?? long.MaxValue);
        var found = request.Account.Spot.Trades.Where(trade => trade.Order.Symbol == symbol && trade.Id >= (from ?? 0)
            && (order is null || trade.Order.OrderId == order) && trade.TimeNs / EngineTime.NsPerMs >= start && trade.TimeNs / EngineTime.NsPerMs <= end).ToList();
        var limit = parameters.Limit(500, 1_000);
        return [.. (from is null && start == 0 ? found.TakeLast(limit) : found.Take(limit)).Select(SpotViews.Trade)];
    }

    private JsonObject Account(VenueRequest request)
    {
        var fees = venue.Options.Fees;
        return new JsonObject
        {
            ["makerCommission"] = (int)(fees.SpotMaker * 10_000),
            ["takerCommission"] = (int)(fees.SpotTaker * 10_000),
            ["buyerCommission"] = 0,
            ["sellerCommission"] = 0,
            ["commissionRates"] = Rates(),
            ["canTrade"] = request.Identity!.Key.CanTrade,
            ["canWithdraw"] = request.Identity.Key.CanWithdraw,
            ["canDeposit"] = true,
            ["brokered"] = false,
            ["requireSelfTradePrevention"] = false,
            ["preventSor"] = false,
            ["updateTime"] = venue.NowMs,
            ["accountType"] = "SPOT",
            ["balances"] = new JsonArray([.. request.Account.Assets.Select(asset => new JsonObject
            {
                ["asset"] = asset.Name, ["free"] = Decimals.Money(asset.Free), ["locked"] = Decimals.Money(asset.Locked),
            })]),
            ["permissions"] = new JsonArray("SPOT"),
            ["uid"] = 354_937_868 + request.Account.Id,
        };
    }

    private JsonObject Rates() => new()
    {
        ["maker"] = Decimals.Money(venue.Options.Fees.SpotMaker),
        ["taker"] = Decimals.Money(venue.Options.Fees.SpotTaker),
        ["buyer"] = Decimals.Money(0),
        ["seller"] = Decimals.Money(0),
    };

    private JsonObject Commission(VenueRequest request) => new() { ["symbol"] = Desk.Reader.Symbol(request.Parameters).Name, ["standardCommission"] = Rates() };

    private JsonObject Restrictions(VenueRequest request)
    {
        var key = request.Identity!.Key;
        return new JsonObject
        {
            ["ipRestrict"] = false,
            ["createTime"] = 1_698_645_219_000,
            ["enableReading"] = true,
            ["enableWithdrawals"] = key.CanWithdraw,
            ["enableInternalTransfer"] = false,
            ["enableMargin"] = false,
            ["enableFutures"] = key.CanTrade,
            ["permitsUniversalTransfer"] = false,
            ["enableVanillaOptions"] = false,
            ["enableFixApiTrade"] = false,
            ["enableFixReadOnly"] = false,
            ["enableSpotAndMarginTrading"] = key.CanTrade,
            ["enablePortfolioMarginTrading"] = false,
        };
    }

    private static OrderList? FindList(VenueRequest request)
    {
        var (id, clientId) = (request.Parameters.Integer("orderListId"), request.Parameters["listClientOrderId"] ?? request.Parameters["origClientOrderId"]);
        if (id is null && clientId is null) throw new RefusedException(VenueErrors.Missing("orderListId"));
        return request.Account.Lists.Find(list => id is { } number ? list.ListId == number : list.ClientId == clientId);
    }
}
