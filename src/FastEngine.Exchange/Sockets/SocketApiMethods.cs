using FastEngine.Exchange.Rest;

namespace FastEngine.Exchange.Sockets;

/// <summary>Names of the WebSocket API, and the endpoints that they stand for.</summary>
internal sealed class SocketApiMethods
{
    private static readonly (string Method, string Http, string Path)[] Futures =
    [
        ("ping", "GET", "/fapi/v1/ping"), ("time", "GET", "/fapi/v1/time"),
        ("order.place", "POST", "/fapi/v1/order"), ("order.cancel", "DELETE", "/fapi/v1/order"), ("order.status", "GET", "/fapi/v1/order"),
        ("algoOrder.place", "POST", "/fapi/v1/algoOrder"), ("algoOrder.cancel", "DELETE", "/fapi/v1/algoOrder"),
        ("account.position", "GET", "/fapi/v2/positionRisk"), ("v2/account.position", "GET", "/fapi/v3/positionRisk"),
        ("account.balance", "GET", "/fapi/v2/balance"), ("v2/account.balance", "GET", "/fapi/v3/balance"),
        ("account.status", "GET", "/fapi/v2/account"), ("v2/account.status", "GET", "/fapi/v3/account"),
        ("ticker.price", "GET", "/fapi/v1/ticker/price"), ("ticker.book", "GET", "/fapi/v1/ticker/bookTicker"), ("depth", "GET", "/fapi/v1/depth"),
        ("userDataStream.start", "POST", "/fapi/v1/listenKey"), ("userDataStream.ping", "PUT", "/fapi/v1/listenKey"), ("userDataStream.stop", "DELETE", "/fapi/v1/listenKey"),
    ];

    private static readonly (string Method, string Http, string Path)[] Spot =
    [
        ("ping", "GET", "/api/v3/ping"), ("time", "GET", "/api/v3/time"), ("exchangeInfo", "GET", "/api/v3/exchangeInfo"),
        ("depth", "GET", "/api/v3/depth"), ("trades.recent", "GET", "/api/v3/trades"), ("trades.historical", "GET", "/api/v3/historicalTrades"),
        ("trades.aggregate", "GET", "/api/v3/aggTrades"), ("klines", "GET", "/api/v3/klines"), ("ticker.price", "GET", "/api/v3/ticker/price"),
        ("ticker.book", "GET", "/api/v3/ticker/bookTicker"), ("ticker.24hr", "GET", "/api/v3/ticker/24hr"),
        ("order.place", "POST", "/api/v3/order"), ("order.test", "POST", "/api/v3/order/test"), ("order.cancel", "DELETE", "/api/v3/order"),
        ("order.status", "GET", "/api/v3/order"), ("openOrders.status", "GET", "/api/v3/openOrders"), ("openOrders.cancelAll", "DELETE", "/api/v3/openOrders"),
        ("orderList.place.oco", "POST", "/api/v3/orderList/oco"), ("orderList.status", "GET", "/api/v3/orderList"), ("orderList.cancel", "DELETE", "/api/v3/orderList"),
        ("openOrderLists.status", "GET", "/api/v3/openOrderList"),
        ("account.status", "GET", "/api/v3/account"), ("allOrders", "GET", "/api/v3/allOrders"), ("myTrades", "GET", "/api/v3/myTrades"),
        ("account.commission", "GET", "/api/v3/account/commission"),
    ];

    private readonly Dictionary<string, Endpoint> _endpoints;

    public SocketApiMethods(RequestDispatcher dispatcher, bool isFuture) =>
        _endpoints = (isFuture ? Futures : Spot).ToDictionary(entry => entry.Method, entry => dispatcher.Find(entry.Http, entry.Path)
            ?? throw new InvalidOperationException($"{entry.Method} stands for {entry.Http} {entry.Path}, which is no endpoint"));

    public Endpoint? Find(string method) => _endpoints.GetValueOrDefault(method);
}
