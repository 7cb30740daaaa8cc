using System.Text.Json.Nodes;
using FastEngine.Exchange.Tests.Network;

namespace FastEngine.Exchange.Tests.Contract;

/// <summary>Every answer and event against the venue's samples: names, JSON types, string or number.</summary>
public class ContractTests
{
    // Samples that show an order of a kind which is placed elsewhere by now.
    private static readonly string[] Trailing = ["activatePrice", "priceRate"];

    private static readonly string[] None = [];

    private readonly List<string> _wrong = [];

    [Fact]
    public async Task Answers_of_futures_have_the_shape_of_the_samples()
    {
        if (Samples.Folder is null) return;
        await using var exchange = await TestExchange.StartAsync();
        await exchange.TradedAsync();
        var ask = exchange.Futures;
        await Check("Endpoints__UsdFutures__ExchangeData__GetExchangeInfo.txt", ask.AskAsync("GET", "/fapi/v1/exchangeInfo", "", false), ["filters"]);
        await Check("Endpoints__UsdFutures__ExchangeData__GetKlines.txt", ask.AskAsync("GET", "/fapi/v1/klines", "symbol=BTCUSDT&interval=1m&limit=3", false));
        await Check("Endpoints__UsdFutures__ExchangeData__GetAggregatedTradeHistory.txt", ask.AskAsync("GET", "/fapi/v1/aggTrades", "symbol=BTCUSDT&limit=3", false));
        await Check("Endpoints__UsdFutures__ExchangeData__GetMarkPrice.txt", ask.AskAsync("GET", "/fapi/v1/premiumIndex", "symbol=BTCUSDT", false));
        await Check("Endpoints__UsdFutures__ExchangeData__GetFundingRates.txt", ask.AskAsync("GET", "/fapi/v1/fundingRate", "symbol=BTCUSDT", false));
        await Check("Endpoints__UsdFutures__Account__StartUserStream.txt", ask.AskAsync("POST", "/fapi/v1/listenKey", "", false));
        await Check("Endpoints__UsdFutures__Account__ChangeInitialLeverage.txt", ask.AskAsync("POST", "/fapi/v1/leverage", "symbol=BTCUSDT&leverage=21"));
        await Check("Endpoints__UsdFutures__Account__ChangeMarginType.txt", ask.AskAsync("POST", "/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED"));
        await Check("Endpoints__UsdFutures__Account__GetAccountConfiguration.txt", ask.AskAsync("GET", "/fapi/v1/accountConfig"));
        await Check("Endpoints__UsdFutures__Account__GetSymbolConfiguration.txt", ask.AskAsync("GET", "/fapi/v1/symbolConfig"));
        await Check("Endpoints__UsdFutures__Account__GetBrackets.txt", ask.AskAsync("GET", "/fapi/v1/leverageBracket"));
        await Check("Endpoints__UsdFutures__Account__GetUserCommissionRate.txt", ask.AskAsync("GET", "/fapi/v1/commissionRate", "symbol=BTCUSDT"));
        await Check("Endpoints__UsdFutures__Account__GetMultiAssetsMode.txt", ask.AskAsync("GET", "/fapi/v1/multiAssetsMargin"));
        await Check("Endpoints__UsdFutures__Account__GetOrderRateLimit.txt", ask.AskAsync("GET", "/fapi/v1/rateLimit/order"));
        await Check("Endpoints__UsdFutures__Trading__CancelAllOrdersAfterTimeout.txt", ask.AskAsync("POST", "/fapi/v1/countdownCancelAll", "symbol=BTCUSDT&countdownTime=100000"));
        var order = ask.AskAsync("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&positionSide=LONG&type=MARKET&quantity=0.01");
        await Check("Endpoints__UsdFutures__Trading__PlaceOrder.txt", order, Trailing);
        await Check("futures__http_json__order_response.json", ask.AskAsync("GET", "/fapi/v1/order", $"symbol=BTCUSDT&orderId={(await order)["orderId"]}"));
        await Check("Endpoints__UsdFutures__Trading__GetOrder.txt", ask.AskAsync("GET", "/fapi/v1/order", $"symbol=BTCUSDT&orderId={(await order)["orderId"]}"), Trailing);
        await Check("Endpoints__UsdFutures__Trading__GetOrders.txt", ask.AskAsync("GET", "/fapi/v1/allOrders", "symbol=BTCUSDT"), Trailing);
        await Check("Endpoints__UsdFutures__Trading__GetUserTrades.txt", ask.AskAsync("GET", "/fapi/v1/userTrades", "symbol=BTCUSDT"));
        await Check("Endpoints__UsdFutures__Account__GetIncomeHistory.txt", ask.AskAsync("GET", "/fapi/v1/income"));
        await Check("Endpoints__UsdFutures__Account__GetAccountInfo.txt", ask.AskAsync("GET", "/fapi/v2/account"));
        await Check("futures__http_json__account_info_v2.json", ask.AskAsync("GET", "/fapi/v2/account"));
        await Check("Endpoints__UsdFutures__Account__GetAccountInfoV3.txt", ask.AskAsync("GET", "/fapi/v3/account"));
        await Check("Endpoints__UsdFutures__Account__GetBalances.txt", ask.AskAsync("GET", "/fapi/v3/balance"));
        await Check("futures__http_json__balance.json", ask.AskAsync("GET", "/fapi/v2/balance"));
        await Check("Endpoints__UsdFutures__Account__GetPositionInformation.txt", ask.AskAsync("GET", "/fapi/v2/positionRisk"));
        await Check("futures__http_json__position_risk.json", ask.AskAsync("GET", "/fapi/v2/positionRisk"));
        // The new form has no leverage and no margin type, which this sample still shows.
        await Check("Endpoints__UsdFutures__Trading__GetPositions.txt", ask.AskAsync("GET", "/fapi/v3/positionRisk"), ["leverage", "maxNotionalValue", "marginType", "isAutoAddMargin"]);
        await CheckOpenOrdersAsync(ask);
        Assert.Empty(_wrong);
    }

    [Fact]
    public async Task Answers_of_spot_have_the_shape_of_the_samples()
    {
        if (Samples.Folder is null) return;
        await using var exchange = await TestExchange.StartAsync();
        await exchange.TradedAsync();
        var ask = exchange.Spot;
        await Check("spot__http_json__ping_response.json", ask.AskAsync("GET", "/api/v3/ping", "", false));
        await Check("spot__http_json__server_time_response.json", ask.AskAsync("GET", "/api/v3/time", "", false));
        await Check("spot__http_json__exchange_info_response.json", ask.AskAsync("GET", "/api/v3/exchangeInfo", "", false), ["sors", "permissions"]);
        await Check("spot__http_json__klines_response.json", ask.AskAsync("GET", "/api/v3/klines", "symbol=BTCUSDT&interval=5m&limit=3", false));
        await Check("spot__http_json__trades_response.json", ask.AskAsync("GET", "/api/v3/trades", "symbol=BTCUSDT&limit=3", false));
        await Check("Endpoints__Spot__ExchangeData__GetAggregatedTradeHistory.txt", ask.AskAsync("GET", "/api/v3/aggTrades", "symbol=BTCUSDT&limit=3", false));
        await Check("spot__http_json__depth_response.json", ask.AskAsync("GET", "/api/v3/depth", "symbol=BTCUSDT", false));
        await Check("spot__http_json__book_ticker_response.json", ask.AskAsync("GET", "/api/v3/ticker/bookTicker", "symbol=BTCUSDT", false));
        await Check("spot__http_json__ticker_price_response.json", ask.AskAsync("GET", "/api/v3/ticker/price", "symbol=BTCUSDT", false));
        await Check("spot__http_json__ticker_24hr_response.json", ask.AskAsync("GET", "/api/v3/ticker/24hr", "symbol=BTCUSDT", false));
        await Check("spot__http_json__new_order_full_response.json", ask.AskAsync("POST", "/api/v3/order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.01"));
        await Check("Endpoints__Spot__Trading__PlaceOrder.txt", ask.AskAsync("POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01"));
        await ask.AskAsync("POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=50000&newClientOrderId=one");
        await Check("spot__http_json__order_response.json", ask.AskAsync("GET", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=one"));
        await Check("spot__http_json__open_orders_response.json", ask.AskAsync("GET", "/api/v3/openOrders", "symbol=BTCUSDT"));
        await Check("spot__http_json__all_orders_response.json", ask.AskAsync("GET", "/api/v3/allOrders", "symbol=BTCUSDT"));
        await Check("Endpoints__Spot__Trading__GetOrder.txt", ask.AskAsync("GET", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=one"));
        await Check("spot__http_json__cancel_order_response.json", ask.AskAsync("DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=one"));
        await Check("spot__http_json__account_trades_response.json", ask.AskAsync("GET", "/api/v3/myTrades", "symbol=BTCUSDT"));
        await Check("spot__http_json__account_response.json", ask.AskAsync("GET", "/api/v3/account"));
        await Check("Endpoints__Spot__Trading__PlaceOcoOrderList.txt", ask.AskAsync("POST", "/api/v3/orderList/oco",
            "symbol=BTCUSDT&side=SELL&quantity=0.01&aboveType=LIMIT_MAKER&abovePrice=70000&belowType=STOP_LOSS_LIMIT&belowStopPrice=50000&belowPrice=49000&belowTimeInForce=GTC"), ["stopPrice", "icebergQty"]);
        await Check("spot__http_json__cancel_open_orders_response.json", ask.AskAsync("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT"), [], sample => sample[2]!, actual => actual[0]!, "icebergQty", "stopPrice");
        Assert.Empty(_wrong);
    }

    [Fact]
    public async Task Events_of_futures_have_the_shape_of_the_samples()
    {
        if (Samples.Folder is null) return;
        await using var exchange = await TestExchange.StartAsync();
        await exchange.TradedAsync();
        var ask = exchange.Futures;
        var key = (await ask.AskAsync("POST", "/fapi/v1/listenKey", "", isSigned: false))["listenKey"]!.ToString();
        using var user = await exchange.FuturesSocketAsync($"/private/ws?listenKey={key}");
        await ask.AskAsync("POST", "/fapi/v1/leverage", "symbol=BTCUSDT&leverage=50");
        Check("Subscriptions__UsdFutures__Leverage.txt", await user.ReceiveAsync());
        await ask.AskAsync("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&positionSide=LONG&type=MARKET&quantity=0.01");
        Check("futures__user_data_json__order_update_new.json", await user.ReceiveAsync());
        Check("Subscriptions__UsdFutures__TradeUpdate.txt", await user.ReceiveAsync());
        var trade = await user.ReceiveAsync();
        Check("futures__user_data_json__order_update_trade.json", trade);
        Check("Subscriptions__UsdFutures__OrderUpdate.txt", trade);
        var account = await user.ReceiveAsync();
        Check("futures__user_data_json__account_update.json", account);
        Check("Subscriptions__UsdFutures__AccountUpdate.txt", account);
        await ask.AskAsync("POST", "/fapi/v1/algoOrder", "symbol=BTCUSDT&algoType=CONDITIONAL&side=SELL&positionSide=LONG&type=TAKE_PROFIT&quantity=0.01&triggerPrice=70000&price=70000&clientAlgoId=target");
        Check("futures__user_data_json__algo_update_new.json", await user.ReceiveAsync());
        await ask.AskAsync("DELETE", "/fapi/v1/algoOrder", "clientAlgoId=target");
        Check("Subscriptions__UsdFutures__AlgoOrderUpdate.txt", await user.ReceiveAsync());
        await Stream(exchange, "/public/stream?streams=btcusdt@trade", "futures__market_data_json__trade_stream.json");
        await Stream(exchange, "/market/stream?streams=btcusdt@aggTrade", "futures__market_data_json__agg_trade_stream.json");
        await Stream(exchange, "/public/stream?streams=btcusdt@bookTicker", "futures__market_data_json__book_ticker_stream.json");
        await Stream(exchange, "/public/stream?streams=btcusdt@depth@100ms", "futures__market_data_json__depth_update_stream.json");
        await Stream(exchange, "/public/stream?streams=btcusdt@depth5@100ms", "Subscriptions__UsdFutures__PartialBook.txt");
        await Stream(exchange, "/market/stream?streams=btcusdt@kline_1m", "futures__market_data_json__kline_stream_open.json");
        await Stream(exchange, "/market/stream?streams=btcusdt@markPrice", "futures__market_data_json__mark_price_stream.json");
        await Stream(exchange, "/market/stream?streams=btcusdt@ticker", "futures__market_data_json__ticker_stream.json");
        await Stream(exchange, "/market/stream?streams=btcusdt@miniTicker", "Subscriptions__UsdFutures__MiniTicker.txt");
        using var forced = await exchange.FuturesSocketAsync("/market/ws/btcusdt@forceOrder");
        var streams = exchange.Exchange.Venue.Sink;
        var liquidated = exchange.Exchange.Venue.Accounts[0].Futures.All[0];
        // The subscription is there when the connection is; any order stands for a liquidated one.
        streams.OnForceOrder(liquidated);
        Check("futures__market_data_json__liquidation_stream.json", await forced.ReceiveAsync());
        Assert.Empty(_wrong);
    }

    [Fact]
    public void Rare_events_of_futures_have_the_shape_of_the_samples()
    {
        if (Samples.Folder is null) return;
        var venue = new TestVenue(balance: 1_000);
        venue.Order("side=BUY&type=MARKET&quantity=0.300");
        for (var price = 60_000m; price > 56_000 && venue.Liquidated.Count == 0; price -= 20) venue.Trade(price);
        Check("Subscriptions__UsdFutures__MarginUpdate.txt", venue.Events.Find(e => e.Name == "MARGIN_CALL").Payload);
        var liquidation = venue.Events.FindLast(e => e.Name == "ORDER_TRADE_UPDATE").Payload;
        Assert.Equal("CALCULATED", liquidation["o"]!["x"]!.ToString());
        Check("futures__user_data_json__order_update_calculated.json", liquidation);
        venue.Venue.Spot.Deposit(venue.Account, "BTC", 1);
        Check("spot__user_data_json__balance_update.json", venue.Events.Find(e => e.Name == "balanceUpdate").Payload);
        Assert.Empty(_wrong);
    }

    [Fact]
    public async Task Events_of_spot_have_the_shape_of_the_samples()
    {
        if (Samples.Folder is null) return;
        await using var exchange = await TestExchange.StartAsync();
        await exchange.TradedAsync();
        var ask = exchange.Spot;
        using var user = await exchange.SpotSocketAsync("/ws-api/v3");
        await SocketApiTests.CallAsync(exchange, user, "userDataStream.subscribe.signature", "{}");
        await ask.AskAsync("POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01");
        Check("Subscriptions__Spot__Account__Order.txt", await EventAsync(user, "executionReport"));
        Check("Subscriptions__Spot__Account__AccountPosition.txt", await EventAsync(user, "outboundAccountPosition"));
        Check("spot__user_data_json__execution_report_trade.json", await EventAsync(user, "executionReport"));
        await ask.AskAsync("POST", "/api/v3/order", "symbol=BTCUSDT&side=SELL&type=STOP_LOSS_LIMIT&timeInForce=GTC&quantity=0.01&price=49000&stopPrice=50000&newClientOrderId=stop");
        Check("spot__user_data_json__execution_report_stop_loss.json", await EventAsync(user, "executionReport"));
        await ask.AskAsync("DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=stop");
        Check("spot__user_data_json__execution_report_canceled.json", await EventAsync(user, "executionReport"));
        await ask.AskAsync("POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=IOC&quantity=0.01&price=50000");
        await EventAsync(user, "executionReport");
        Check("spot__user_data_json__execution_report_expired.json", await EventAsync(user, "executionReport"), "eR");
        await ask.AskAsync("POST", "/api/v3/orderList/oco", "symbol=BTCUSDT&side=SELL&quantity=0.01&aboveType=LIMIT_MAKER&abovePrice=70000&belowType=STOP_LOSS&belowStopPrice=50000");
        Check("Subscriptions__Spot__Account__OcoOrder.txt", await EventAsync(user, "listStatus"));
        foreach (var (stream, sample) in ((string, string)[])
        [
            ("trade", "Subscriptions__Spot__ExchangeData__Trades.txt"), ("aggTrade", "Subscriptions__Spot__ExchangeData__AggregatedTrades.txt"),
            ("bookTicker", "Subscriptions__Spot__ExchangeData__BookTicker.txt"), ("depth5@100ms", "Subscriptions__Spot__ExchangeData__PartialBook.txt"),
            ("kline_1m", "Subscriptions__Spot__ExchangeData__Klines.txt"), ("ticker", "Subscriptions__Spot__ExchangeData__Ticker.txt"),
            ("miniTicker", "Subscriptions__Spot__ExchangeData__MiniTicker.txt"),
        ])
        {
            using var socket = await exchange.SpotSocketAsync($"/ws/btcusdt@{stream}");
            // Order ids left the trade stream in 2024.
            Check(sample, await socket.ReceiveAsync(), stream == "trade" ? ["b", "a"] : None);
        }

        Assert.Empty(_wrong);
    }

    private async Task CheckOpenOrdersAsync(TestClient ask)
    {
        await ask.AskAsync("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&positionSide=LONG&type=LIMIT&timeInForce=GTC&quantity=0.01&price=58000&newClientOrderId=one");
        await Check("Endpoints__UsdFutures__Trading__GetOpenOrder.txt", ask.AskAsync("GET", "/fapi/v1/openOrder", "symbol=BTCUSDT&origClientOrderId=one"), Trailing);
        await Check("Endpoints__UsdFutures__Trading__GetOpenOrders.txt", ask.AskAsync("GET", "/fapi/v1/openOrders", "symbol=BTCUSDT"), Trailing);
        await Check("Endpoints__UsdFutures__Trading__CancelOrder.txt", ask.AskAsync("DELETE", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=one"), Trailing);
        await Check("Endpoints__UsdFutures__Trading__CancelAllOrders.txt", ask.AskAsync("DELETE", "/fapi/v1/allOpenOrders", "symbol=BTCUSDT"));
        var algo = ask.AskAsync("POST", "/fapi/v1/algoOrder", "symbol=BTCUSDT&algoType=CONDITIONAL&side=SELL&positionSide=LONG&type=TAKE_PROFIT&quantity=0.01&triggerPrice=70000&price=70000");
        await Check("Endpoints__UsdFutures__Trading__PlaceConditionalOrder.txt", algo);
        await Check("Endpoints__UsdFutures__Trading__GetOpenConditionalOrders.txt", ask.AskAsync("GET", "/fapi/v1/openAlgoOrders"));
        // This one says type where the newer ones say orderType.
        await Check("futures__http_json__open_algo_orders.json", ask.AskAsync("GET", "/fapi/v1/openAlgoOrders"), ["type"]);
        await Check("Endpoints__UsdFutures__Trading__GetConditionalOrder.txt", ask.AskAsync("GET", "/fapi/v1/algoOrder", $"algoId={(await algo)["algoId"]}"));
        await Check("Endpoints__UsdFutures__Trading__GetConditionalOrders.txt", ask.AskAsync("GET", "/fapi/v1/allAlgoOrders", "symbol=BTCUSDT"));
        await Check("Endpoints__UsdFutures__Trading__CancelAllConditionalOrders.txt", ask.AskAsync("DELETE", "/fapi/v1/algoOpenOrders", "symbol=BTCUSDT"));
        var batch = Uri.EscapeDataString("""[{"symbol":"BTCUSDT","side":"BUY","positionSide":"LONG","type":"MARKET","quantity":"0.01"}]""");
        await Check("Endpoints__UsdFutures__Trading__PlaceMultipleOrders.txt", ask.AskAsync("POST", "/fapi/v1/batchOrders", $"batchOrders={batch}"), Trailing);
        await Check("Endpoints__UsdFutures__Account__StopUserStream.txt", ask.AskAsync("DELETE", "/fapi/v1/listenKey", "", false));
    }

    private async Task Stream(TestExchange exchange, string path, string sample)
    {
        using var socket = await exchange.FuturesSocketAsync(path);
        Check(sample, (await socket.ReceiveAsync())!["data"]);
    }

    private static async Task<JsonNode?> EventAsync(TestSocket socket, string name) =>
        (await socket.ReceiveAsync(message => message["event"]?["e"]?.ToString() == name))["event"];

    private Task Check(string sample, Task<JsonNode> actual) => Check(sample, actual, None);

    private async Task Check(string sample, Task<JsonNode> actual, string[] except) => Check(sample, await actual, except);

    private async Task Check(string sample, Task<JsonNode> actual, string[] except, Func<JsonNode, JsonNode> ofSample, Func<JsonNode, JsonNode> ofActual, params string[] more) =>
        Add(sample, Shape.Differences(ofSample(Samples.Read(sample)), ofActual(await actual), [.. except, .. more]));

    private void Check(string sample, JsonNode? actual, params string[] except) => Add(sample, Shape.Differences(Samples.Read(sample), actual!, except));

    private void Add(string sample, List<string> differences) => _wrong.AddRange(differences.Select(difference => $"{sample} {difference}"));
}
