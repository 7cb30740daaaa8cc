using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Futures;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Rest;

/// <summary>Endpoints of USD-M that place, cancel and find orders.</summary>
internal sealed class FuturesTrading(Venue venue, IArrivals arrivals)
{
    private const int MaxBatch = 5;

    private FuturesDesk Desk => venue.Futures;

    public IEnumerable<Endpoint> Endpoints() =>
    [
        new("POST", "/fapi/v1/order", Security.Trade, 0, Place) { Orders = _ => 1 },
        new("POST", "/fapi/v1/order/test", Security.Trade, 0, Test),
        new("DELETE", "/fapi/v1/order", Security.Trade, 1, Cancel),
        new("GET", "/fapi/v1/order", Security.Signed, 1, Query),
        new("GET", "/fapi/v1/openOrder", Security.Signed, 1, QueryOpen),
        new("GET", "/fapi/v1/openOrders", Security.Signed, 1, OpenOrders) { WeightOf = parameters => parameters.Has("symbol") ? 1 : 40 },
        new("GET", "/fapi/v1/allOrders", Security.Signed, 5, AllOrders),
        new("DELETE", "/fapi/v1/allOpenOrders", Security.Trade, 1, CancelAll),
        new("POST", "/fapi/v1/batchOrders", Security.Trade, 5, PlaceBatch) { Orders = parameters => Batch(parameters, "batchOrders").Count },
        new("DELETE", "/fapi/v1/batchOrders", Security.Trade, 1, CancelBatch),
        new("POST", "/fapi/v1/countdownCancelAll", Security.Trade, 10, Countdown),
        new("POST", "/fapi/v1/algoOrder", Security.Trade, 0, PlaceAlgo) { Orders = _ => 1 },
        new("DELETE", "/fapi/v1/algoOrder", Security.Trade, 1, CancelAlgo),
        new("GET", "/fapi/v1/algoOrder", Security.Signed, 1, QueryAlgo),
        new("GET", "/fapi/v1/openAlgoOrders", Security.Signed, 1, OpenAlgos) { WeightOf = parameters => parameters.Has("symbol") ? 1 : 40 },
        new("GET", "/fapi/v1/allAlgoOrders", Security.Signed, 5, AllAlgos),
        new("DELETE", "/fapi/v1/algoOpenOrders", Security.Trade, 1, CancelAllAlgos),
    ];

    private JsonObject Place(VenueRequest request)
    {
        var order = Desk.Reader.Read(request.Account, request.Parameters);
        var acknowledged = FuturesViews.Placed(order);
        arrivals.Order(request, order.ClientOrderId, () =>
        {
            Desk.Arrive(order);
            return FuturesViews.Placed(order);
        });
        // Unless its result is asked for, an order is only acknowledged: new, whatever has become of it.
        if (request.Parameters["newOrderRespType"] == "RESULT") return FuturesViews.Placed(order);
        acknowledged["updateTime"] = venue.NowMs;
        return acknowledged;
    }

    private JsonObject Test(VenueRequest request)
    {
        FuturesDesk.Check(Desk.Reader.Read(request.Account, request.Parameters));
        return [];
    }

    private JsonNode Cancel(VenueRequest request)
    {
        var parameters = request.Parameters;
        var symbol = Desk.Reader.Symbol(parameters);
        var (id, clientId) = (parameters.Integer("orderId"), parameters["origClientOrderId"]);
        return arrivals.Cancel(request, clientId ?? parameters["orderId"] ?? "", () => FuturesViews.Placed(Desk.Cancel(request.Account, symbol, id, clientId)));
    }

    private JsonObject Query(VenueRequest request) => FuturesViews.Queried(Find(request) ?? throw new RefusedException(VenueErrors.NoSuchOrder));

    private JsonObject QueryOpen(VenueRequest request) =>
        Find(request) is { IsOpen: true } order ? FuturesViews.Queried(order) : throw new RefusedException(VenueErrors.NoSuchOrder);

    private JsonArray OpenOrders(VenueRequest request)
    {
        var symbol = OptionalSymbol(request.Parameters);
        return Rows(request.Account.Futures.Open.Where(order => symbol is null || order.Symbol == symbol).Select(FuturesViews.Queried));
    }

    private JsonArray AllOrders(VenueRequest request)
    {
        var parameters = request.Parameters;
        var symbol = Desk.Reader.Symbol(parameters);
        var (from, start, end) = (parameters.Integer("orderId") ?? 0, parameters.Integer("startTime") ?? 0, parameters.Integer("endTime") ?? long.MaxValue);
        var found = request.Account.Futures.All.Where(order => order.Symbol == symbol && order.OrderId >= from
            && order.ArrivalNs / EngineTime.NsPerMs >= start && order.ArrivalNs / EngineTime.NsPerMs <= end);
        return Rows(found.TakeLast(parameters.Limit(500, 1_000)).Select(FuturesViews.Queried));
    }

    private JsonObject CancelAll(VenueRequest request)
    {
        Desk.CancelAll(request.Account, Desk.Reader.Symbol(request.Parameters));
        return Done("The operation of cancel all open order is done.");
    }

    private JsonArray PlaceBatch(VenueRequest request)
    {
        var orders = Batch(request.Parameters, "batchOrders");
        if (orders.Count is 0 or > MaxBatch) throw new RefusedException(VenueErrors.Missing("batchOrders"));
        return Each(orders, order =>
        {
            var parameters = new RequestParameters();
            foreach (var (name, value) in order!.AsObject()) parameters.Set(name, value!.ToString());
            return Place(request with { Parameters = parameters });
        });
    }

    private JsonArray CancelBatch(VenueRequest request)
    {
        var symbol = Desk.Reader.Symbol(request.Parameters);
        if (request.Parameters.Has("orderIdList"))
            return Each(Batch(request.Parameters, "orderIdList"), id => FuturesViews.Placed(Desk.Cancel(request.Account, symbol, id!.GetValue<long>(), null)));
        return Each(Batch(request.Parameters, "origClientOrderIdList"), id => FuturesViews.Placed(Desk.Cancel(request.Account, symbol, null, id!.GetValue<string>())));
    }

    private JsonObject Countdown(VenueRequest request)
    {
        var symbol = Desk.Reader.Symbol(request.Parameters);
        var countdown = request.Parameters.Integer("countdownTime") ?? throw new RefusedException(VenueErrors.Missing("countdownTime"));
        Desk.Settings.SetCountdown(request.Account, symbol, countdown);
        return new JsonObject { ["symbol"] = symbol.Name, ["countdownTime"] = Decimals.Short(countdown) };
    }

    private JsonObject PlaceAlgo(VenueRequest request)
    {
        var algo = Desk.Algos.Read(request.Account, request.Parameters);
        arrivals.Order(request, algo.ClientAlgoId, () =>
        {
            Desk.Algos.Arrive(algo);
            return FuturesViews.Algo(algo);
        });
        return FuturesViews.Algo(algo);
    }

    private JsonNode CancelAlgo(VenueRequest request)
    {
        var (id, clientId) = (request.Parameters.Integer("algoId"), request.Parameters["clientAlgoId"]);
        return arrivals.Cancel(request, clientId ?? request.Parameters["algoId"] ?? "", () =>
        {
            var algo = Desk.Algos.Cancel(request.Account, id, clientId);
            // The code is a string here, and a number everywhere else.
            return new JsonObject { ["algoId"] = algo.AlgoId, ["clientAlgoId"] = algo.ClientAlgoId, ["code"] = "200", ["msg"] = "success" };
        });
    }

    private JsonObject QueryAlgo(VenueRequest request) => FuturesViews.QueriedAlgo(
        AlgoDesk.Find(request.Account, request.Parameters.Integer("algoId"), request.Parameters["clientAlgoId"]) ?? throw new RefusedException(VenueErrors.NoSuchOrder));

    private JsonArray OpenAlgos(VenueRequest request)
    {
        var symbol = OptionalSymbol(request.Parameters);
        return Rows(request.Account.Algos.Where(algo => algo.Status == AlgoStatus.New && (symbol is null || algo.Symbol == symbol)).Select(FuturesViews.QueriedAlgo));
    }

    private JsonArray AllAlgos(VenueRequest request)
    {
        var symbol = Desk.Reader.Symbol(request.Parameters);
        return Rows(request.Account.Algos.Where(algo => algo.Symbol == symbol).TakeLast(request.Parameters.Limit(500, 1_000)).Select(FuturesViews.QueriedAlgo));
    }

    private JsonObject CancelAllAlgos(VenueRequest request)
    {
        Desk.Algos.CancelAll(request.Account, Desk.Reader.Symbol(request.Parameters));
        return Done("The operation of cancel all open order is done.");
    }

    private Order? Find(VenueRequest request)
    {
        var symbol = Desk.Reader.Symbol(request.Parameters);
        var (id, clientId) = (request.Parameters.Integer("orderId"), request.Parameters["origClientOrderId"]);
        if (id is null && clientId is null) throw new RefusedException(VenueErrors.Missing("orderId"));
        return request.Account.Futures.Find(symbol, id, clientId);
    }

    private TradedSymbol? OptionalSymbol(RequestParameters parameters) => parameters.Has("symbol") ? Desk.Reader.Symbol(parameters) : null;

    private static JsonArray Rows(IEnumerable<JsonObject> rows) => new([.. rows]);

    private static JsonObject Done(string message) => new() { ["code"] = 200, ["msg"] = message };

    private static JsonArray Batch(RequestParameters parameters, string name)
    {
        try
        {
            return JsonNode.Parse(parameters.Required(name)) as JsonArray ?? throw new RefusedException(VenueErrors.Missing(name));
        }
        catch (System.Text.Json.JsonException)
        {
            throw new RefusedException(VenueErrors.Missing(name));
        }
    }

    // One that is refused does not keep the others back.
    private static JsonArray Each(JsonArray items, Func<JsonNode?, JsonNode> handle)
    {
        var answers = new JsonArray();
        foreach (var item in items)
        {
            try
            {
                answers.Add(handle(item));
            }
            catch (RefusedException refused)
            {
                answers.Add(new JsonObject { ["code"] = refused.Error.Code, ["msg"] = refused.Error.Message });
            }
        }

        return answers;
    }
}
