using System.Text.Json.Nodes;

namespace FastEngine.Exchange.Tests.Network;

/// <summary>The WebSocket API of both markets.</summary>
public class SocketApiTests
{
    [Fact]
    public async Task Orders_are_placed_queried_and_cancelled()
    {
        await using var exchange = await TestExchange.StartAsync();
        await exchange.TradedAsync();
        using var socket = await exchange.FuturesSocketAsync("/ws-fapi/v1");
        var placed = await CallAsync(exchange, socket, "order.place", """{"symbol":"BTCUSDT","side":"BUY","positionSide":"LONG","type":"MARKET","quantity":0.01,"newOrderRespType":"RESULT"}""");
        Assert.Equal((200, "FILLED"), ((int)placed["status"]!, placed["result"]!["status"]!.ToString()));
        Assert.Equal("REQUEST_WEIGHT", placed["rateLimits"]![0]!["rateLimitType"]!.ToString());
        var algo = await CallAsync(exchange, socket, "algoOrder.place",
            """{"algoType":"CONDITIONAL","symbol":"BTCUSDT","side":"SELL","positionSide":"LONG","type":"STOP_MARKET","closePosition":"true","triggerPrice":"50000"}""");
        Assert.Equal("NEW", algo["result"]!["algoStatus"]!.ToString());
        var cancelled = await CallAsync(exchange, socket, "algoOrder.cancel", $$"""{"algoId":{{algo["result"]!["algoId"]}}}""");
        Assert.Equal("success", cancelled["result"]!["msg"]!.ToString());
        var refused = await CallAsync(exchange, socket, "order.place", """{"symbol":"BTCUSDT","side":"BUY","positionSide":"LONG","type":"MARKET","quantity":"100"}""");
        Assert.Equal((400, -2019), ((int)refused["status"]!, (int)refused["error"]!["code"]!));
        var positions = await CallAsync(exchange, socket, "v2/account.position", "{}");
        Assert.Equal("0.010", positions["result"]![0]!["positionAmt"]!.ToString());
    }

    [Fact]
    public async Task After_the_logon_requests_need_no_key()
    {
        await using var exchange = await TestExchange.StartAsync();
        using var socket = await exchange.SpotSocketAsync("/ws-api/v3?returnRateLimits=false");
        var anonymous = await AskAsync(socket, $$$"""{"id":1,"method":"account.status","params":{"timestamp":{{{exchange.Spot.NowMs}}}}}""");
        Assert.Equal(-1102, (int)anonymous["error"]!["code"]!);
        Assert.Equal(TestExchange.Keys[0].Key, (await CallAsync(exchange, socket, "session.logon", "{}"))["result"]!["apiKey"]!.ToString());
        var known = await AskAsync(socket, $$$"""{"id":1,"method":"account.status","params":{"timestamp":{{{exchange.Spot.NowMs}}}}}""");
        Assert.Equal("SPOT", known["result"]!["accountType"]!.ToString());
        Assert.Null(known["rateLimits"]);
    }

    [Fact]
    public async Task Spot_user_data_comes_by_subscription()
    {
        await using var exchange = await TestExchange.StartAsync();
        await exchange.TradedAsync();
        using var socket = await exchange.SpotSocketAsync("/ws-api/v3");
        var subscribed = await CallAsync(exchange, socket, "userDataStream.subscribe.signature", "{}");
        Assert.Equal(0, (int)subscribed["result"]!["subscriptionId"]!);
        await exchange.Spot.AskAsync("POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newClientOrderId=mine");
        var report = await socket.ReceiveAsync();
        Assert.Equal((0, "executionReport", "mine"), ((int)report!["subscriptionId"]!, report["event"]!["e"]!.ToString(), report["event"]!["c"]!.ToString()));
    }

    [Fact]
    public async Task A_deposit_is_told()
    {
        await using var exchange = await TestExchange.StartAsync();
        using var socket = await exchange.SpotSocketAsync("/ws-api/v3");
        await CallAsync(exchange, socket, "userDataStream.subscribe.signature", "{}");
        exchange.Exchange.Deposit(0, "BTC", 0.5m);
        var update = (await socket.ReceiveAsync())!["event"]!;
        Assert.Equal(("balanceUpdate", "0.50000000"), (update["e"]!.ToString(), update["d"]!.ToString()));
        Assert.Equal("1.50000000", (await socket.ReceiveAsync())!["event"]!["B"]![0]!["f"]!.ToString());
    }

    [Fact]
    public async Task What_is_no_request_is_told_so()
    {
        await using var exchange = await TestExchange.StartAsync();
        using var socket = await exchange.SpotSocketAsync("/ws-api/v3");
        Assert.Equal(400, (int)(await AskAsync(socket, "nonsense"))["status"]!);
        Assert.Equal(-1134, (int)(await AskAsync(socket, """{"id":2,"method":"order.guess"}"""))["error"]!["code"]!);
        Assert.Equal("{}", (await AskAsync(socket, """{"id":3,"method":"ping"}"""))["result"]!.ToJsonString());
    }

    private static async Task<JsonNode> AskAsync(TestSocket socket, string text)
    {
        await socket.SendAsync(text);
        return (await socket.ReceiveAsync(message => message["event"] is null))!;
    }

    // Signed over the parameters in the order of their names.
    internal static Task<JsonNode> CallAsync(TestExchange exchange, TestSocket socket, string method, string parameters)
    {
        var all = JsonNode.Parse(parameters)!.AsObject();
        all["apiKey"] = TestExchange.Keys[0].Key;
        all["timestamp"] = exchange.Futures.NowMs;
        var payload = string.Join('&', all.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
        all["signature"] = exchange.Futures.Signature(payload);
        return AskAsync(socket, new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["method"] = method, ["params"] = all }.ToJsonString());
    }
}
