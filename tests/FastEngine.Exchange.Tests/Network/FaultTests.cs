namespace FastEngine.Exchange.Tests.Network;

/// <summary>What goes wrong by script.</summary>
public class FaultTests
{
    private const string Buy = "symbol=BTCUSDT&side=BUY&positionSide=LONG&type=MARKET&quantity=0.010&newClientOrderId=mine&newOrderRespType=RESULT";

    [Theory]
    [InlineData("latency=20ms,jitter=5ms", false)]
    [InlineData("drop=0.5", false)]
    [InlineData("seed=7", true)]
    [InlineData("", true)]
    public void A_script_is_read_from_a_line(string text, bool isEmpty) => Assert.Equal(isEmpty, FaultScript.Parse(text).IsEmpty);

    [Theory]
    [InlineData("drip=0.5", "'drip' is not known")]
    [InlineData("drop=2", "'2' is not a chance")]
    [InlineData("latency=20", "'20' is not a duration")]
    [InlineData("drop", "'drop' is not a name and a value")]
    public void What_is_wrong_with_a_script_is_said(string text, string said) =>
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => FaultScript.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("error=1", -1008, 503)]
    [InlineData("limit=1", -1003, 429)]
    [InlineData("ban=1", -1003, 418)]
    [InlineData("timestamp=1", -1021, 400)]
    [InlineData("unknown=1", -1007, 408)]
    public async Task A_request_fails_in_the_way_that_the_script_says(string script, int code, int status)
    {
        await using var exchange = await StartAsync(script);
        Assert.Equal(code, await exchange.Futures.CodeAsync("POST", "/fapi/v1/order", Buy));
        Assert.Equal(status, (int)exchange.Futures.Last!.StatusCode);
        var isCarriedOut = code == -1007;
        Assert.Equal(isCarriedOut, exchange.Exchange.Venue.Accounts[0].Futures.All.Count == 1);
    }

    [Fact]
    public async Task The_exchanges_clock_can_be_wrong()
    {
        await using var exchange = await StartAsync("clock=10s");
        Assert.Equal(-1021, await exchange.Futures.CodeAsync("GET", "/fapi/v3/balance"));
        var serverMs = (long)(await exchange.Futures.AskAsync("GET", "/fapi/v1/time", "", isSigned: false))["serverTime"]!;
        exchange.Futures.OffsetMs = serverMs - exchange.Futures.NowMs;
        Assert.NotEmpty((await exchange.Futures.AskAsync("GET", "/fapi/v3/balance")).AsArray());
    }

    [Fact]
    public async Task An_order_can_be_taken_and_never_answered()
    {
        await using var exchange = await StartAsync("unanswered=1");
        await Assert.ThrowsAsync<HttpRequestException>(() => exchange.Futures.AskAsync("POST", "/fapi/v1/order", Buy));
        var found = await exchange.Futures.AskAsync("GET", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=mine");
        Assert.Equal("FILLED", found["status"]!.ToString());
    }

    [Fact]
    public async Task A_position_can_be_seen_late()
    {
        await using var exchange = await StartAsync("hide=30m");
        await exchange.Futures.AskAsync("POST", "/fapi/v1/order", Buy);
        Assert.Empty((await exchange.Futures.AskAsync("GET", "/fapi/v3/positionRisk")).AsArray());
        exchange.Exchange.Venue.AdvanceTo(exchange.Exchange.Venue.NowNs + 31 * Core.EngineTime.NsPerMinute);
        Assert.Single((await exchange.Futures.AskAsync("GET", "/fapi/v3/positionRisk")).AsArray());
    }

    [Fact]
    public async Task An_order_can_be_filled_in_part()
    {
        await using var exchange = await StartAsync("part=1");
        var answer = await exchange.Futures.AskAsync("POST", "/fapi/v1/order", Buy);
        Assert.Equal(("EXPIRED", "0.005"), (answer["status"]!.ToString(), answer["executedQty"]!.ToString()));
    }

    [Theory]
    [InlineData("missing=1", 0)]
    [InlineData("repeat=1", 8)]
    public async Task User_events_can_be_missing_or_told_twice(string script, int count)
    {
        await using var exchange = await StartAsync(script);
        var key = (await exchange.Futures.AskAsync("POST", "/fapi/v1/listenKey", "", isSigned: false))["listenKey"]!.ToString();
        using var socket = await exchange.FuturesSocketAsync($"/private/ws?listenKey={key}");
        await exchange.Futures.AskAsync("POST", "/fapi/v1/order", Buy);
        await socket.SendAsync("""{"method":"LIST_SUBSCRIPTIONS","id":1}""");
        var events = 0;
        while ((await socket.ReceiveAsync())!["id"] is null) events++;
        Assert.Equal(count, events);
    }

    [Fact]
    public async Task Frames_split_at_every_byte_are_the_same_frames()
    {
        await using var exchange = await StartAsync("split=1");
        using var socket = await exchange.SpotSocketAsync("/ws/btcusdt@trade");
        for (var i = 0; i < 5; i++) Assert.Equal("trade", (await socket.ReceiveAsync())!["e"]!.ToString());
    }

    [Fact]
    public async Task Frames_can_be_dropped_repeated_and_out_of_order()
    {
        await using var exchange = await StartAsync("drop=0.2,duplicate=0.2,reorder=0.2");
        using var socket = await exchange.SpotSocketAsync("/ws/btcusdt@trade");
        var ids = new List<long>();
        for (var i = 0; i < 60; i++) ids.Add((long)(await socket.ReceiveAsync())!["t"]!);
        var steps = ids.Zip(ids.Skip(1), (one, next) => next - one).ToList();
        Assert.Contains(0, steps);
        Assert.Contains(steps, step => step < 0);
        Assert.Contains(steps, step => step > 1);
    }

    [Fact]
    public async Task Garbage_comes_between_the_frames()
    {
        await using var exchange = await StartAsync("garbage=1");
        using var socket = await exchange.SpotSocketAsync("/ws/btcusdt@trade");
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => System.Text.Json.Nodes.JsonNode.Parse(socket.ReceiveTextAsync().GetAwaiter().GetResult()!));
        Assert.Equal("trade", (await socket.ReceiveAsync())!["e"]!.ToString());
    }

    [Fact]
    public async Task A_connection_can_be_cut()
    {
        await using var exchange = await StartAsync("disconnect=1");
        using var socket = await exchange.SpotSocketAsync("/ws/btcusdt@trade");
        Assert.Null(await socket.ReceiveAsync());
    }

    [Fact]
    public async Task A_half_open_connection_says_nothing_any_more()
    {
        await using var exchange = await StartAsync("halfopen=1");
        using var silent = await exchange.SpotSocketAsync("/ws/btcusdt@trade");
        var trades = exchange.Exchange.Trades;
        var receiving = silent.ReceiveTextAsync();
        while (exchange.Exchange.Trades < trades + 50) await Task.Yield();
        Assert.False(receiving.IsCompleted);
        Assert.Equal(System.Net.WebSockets.WebSocketState.Open, silent.State);
    }

    private static async Task<TestExchange> StartAsync(string script)
    {
        var exchange = await TestExchange.StartAsync(options => options with { Faults = FaultScript.Parse(script) });
        // Streams may be what fails: the price is asked for until it is there.
        while (exchange.Exchange.Venue.Find(true, "BTCUSDT")!.LastPrice == 0 || exchange.Exchange.Venue.Find(false, "BTCUSDT")!.LastPrice == 0) await Task.Yield();
        return exchange;
    }
}
