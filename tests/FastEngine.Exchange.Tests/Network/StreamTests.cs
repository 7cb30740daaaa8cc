namespace FastEngine.Exchange.Tests.Network;

/// <summary>Streams: routing, subscriptions, user data.</summary>
public class StreamTests
{
    [Theory]
    [InlineData("/ws/btcusdt@trade", "trade")]
    [InlineData("/public/ws/btcusdt@trade", "trade")]
    [InlineData("/public/ws/btcusdt@bookTicker", "bookTicker")]
    [InlineData("/market/ws/btcusdt@aggTrade", "aggTrade")]
    [InlineData("/market/ws/btcusdt@markPrice@1s", "markPriceUpdate")]
    [InlineData("/market/ws/btcusdt@kline_1m", "kline")]
    [InlineData("/public/ws/btcusdt@depth@100ms", "depthUpdate")]
    [InlineData("/market/ws/btcusdt@ticker", "24hrTicker")]
    public async Task Each_class_has_its_path(string path, string name)
    {
        await using var exchange = await TestExchange.StartAsync();
        using var socket = await exchange.FuturesSocketAsync(path);
        Assert.Equal(name, (await socket.ReceiveAsync())!["e"]!.ToString());
    }

    [Theory]
    [InlineData("/ws/btcusdt@aggTrade")]
    [InlineData("/public/ws/btcusdt@aggTrade")]
    [InlineData("/market/ws/btcusdt@trade")]
    [InlineData("/stream?streams=btcusdt@markPrice")]
    public async Task A_stream_of_another_class_is_taken_and_stays_silent(string path)
    {
        await using var exchange = await TestExchange.StartAsync();
        using var silent = await exchange.FuturesSocketAsync(path);
        using var other = await exchange.FuturesSocketAsync("/public/ws/btcusdt@trade");
        for (var i = 0; i < 20; i++) await other.ReceiveAsync();
        await silent.SendAsync("""{"method":"LIST_SUBSCRIPTIONS","id":7}""");
        var first = await silent.ReceiveAsync();
        Assert.Equal(7, (int)first!["id"]!);
        Assert.Single(first["result"]!.AsArray());
    }

    [Fact]
    public async Task Subscriptions_are_live_and_acknowledged()
    {
        await using var exchange = await TestExchange.StartAsync();
        using var socket = await exchange.SpotSocketAsync("/stream");
        await socket.SendAsync("""{"method":"SUBSCRIBE","params":["btcusdt@trade"],"id":1}""");
        var acknowledged = await socket.ReceiveAsync(message => message["id"] is not null);
        Assert.Equal("""{"result":null,"id":1}""", acknowledged.ToJsonString());
        var frame = await socket.ReceiveAsync();
        Assert.Equal(("btcusdt@trade", "BTCUSDT"), (frame!["stream"]!.ToString(), frame["data"]!["s"]!.ToString()));
        await socket.SendAsync("""{"method":"UNSUBSCRIBE","params":["btcusdt@trade"],"id":2}""");
        await socket.ReceiveAsync(message => message["id"]?.ToString() == "2");
        await socket.SendAsync("""{"method":"LIST_SUBSCRIPTIONS","id":3}""");
        var list = await socket.ReceiveAsync(message => message["id"]?.ToString() == "3");
        Assert.Empty(list["result"]!.AsArray());
    }

    [Fact]
    public async Task A_client_that_sends_too_fast_is_cut()
    {
        await using var exchange = await TestExchange.StartAsync(options => options with { SpotSockets = options.SpotSockets with { MessagesPerSecond = 0 } });
        using var socket = await exchange.SpotSocketAsync("/ws");
        await socket.SendAsync("""{"method":"LIST_SUBSCRIPTIONS","id":1}""");
        Assert.Null(await socket.ReceiveAsync());
    }

    [Theory]
    [InlineData("/private/ws?listenKey={0}")]
    [InlineData("/private/ws/{0}")]
    public async Task User_data_comes_by_the_private_path(string path)
    {
        await using var exchange = await TestExchange.StartAsync();
        await exchange.TradedAsync();
        var key = (await exchange.Futures.AskAsync("POST", "/fapi/v1/listenKey", "", isSigned: false))["listenKey"]!.ToString();
        Assert.Equal(key, (await exchange.Futures.AskAsync("POST", "/fapi/v1/listenKey", "", isSigned: false))["listenKey"]!.ToString());
        using var socket = await exchange.FuturesSocketAsync(string.Format(path, key));
        using var elsewhere = await exchange.FuturesSocketAsync($"/ws/{key}");
        await exchange.Futures.AskAsync("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&positionSide=LONG&type=MARKET&quantity=0.01&newClientOrderId=mine");
        var names = new List<string>();
        for (var i = 0; i < 4; i++) names.Add((await socket.ReceiveAsync())!["e"]!.ToString());
        Assert.Equal(["ORDER_TRADE_UPDATE", "TRADE_LITE", "ORDER_TRADE_UPDATE", "ACCOUNT_UPDATE"], names);
        // On the unrouted path nothing came before this answer.
        await elsewhere.SendAsync("""{"method":"GET_PROPERTY","params":["combined"],"id":1}""");
        Assert.Equal(1, (int)(await elsewhere.ReceiveAsync())!["id"]!);
    }

    [Fact]
    public async Task Only_the_events_that_were_asked_for_come()
    {
        await using var exchange = await TestExchange.StartAsync();
        await exchange.TradedAsync();
        var key = (await exchange.Futures.AskAsync("POST", "/fapi/v1/listenKey", "", isSigned: false))["listenKey"]!.ToString();
        using var socket = await exchange.FuturesSocketAsync($"/private/ws?listenKey={key}&events=ACCOUNT_UPDATE");
        await exchange.Futures.AskAsync("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&positionSide=LONG&type=MARKET&quantity=0.01");
        Assert.Equal("ACCOUNT_UPDATE", (await socket.ReceiveAsync())!["e"]!.ToString());
    }

    [Fact]
    public async Task A_listen_key_that_is_not_prolonged_expires()
    {
        await using var exchange = await TestExchange.StartAsync(options => options with { Venue = options.Venue with { ListenKeyNs = 200 * Core.EngineTime.NsPerMs } });
        var key = (await exchange.Futures.AskAsync("POST", "/fapi/v1/listenKey", "", isSigned: false))["listenKey"]!.ToString();
        using var socket = await exchange.FuturesSocketAsync($"/private/ws?listenKey={key}");
        var told = await socket.ReceiveAsync();
        Assert.Equal(("listenKeyExpired", key), (told!["e"]!.ToString(), told["listenKey"]!.ToString()));
        Assert.Equal(-1125, await exchange.Futures.CodeAsync("PUT", "/fapi/v1/listenKey", "", isSigned: false));
    }

    [Fact]
    public async Task The_end_of_a_spot_connections_life_is_announced()
    {
        await using var exchange = await TestExchange.StartAsync(options => options with { SpotSockets = options.SpotSockets with { Life = TimeSpan.FromSeconds(1), EndNotice = TimeSpan.FromMilliseconds(900) } });
        using var socket = await exchange.SpotSocketAsync("/stream");
        Assert.Equal("!serverShutdown", (await socket.ReceiveAsync())!["stream"]!.ToString());
        Assert.Null(await socket.ReceiveAsync());
    }

    [Fact]
    public async Task Who_does_not_answer_pings_is_cut()
    {
        await using var exchange = await TestExchange.StartAsync(
            options => options with { FuturesSockets = options.FuturesSockets with { PingEvery = TimeSpan.FromMilliseconds(50), PongWithin = TimeSpan.FromMilliseconds(100) } });
        // A client of its own, since a proper one answers by itself.
        using var tcp = new System.Net.Sockets.TcpClient();
        await tcp.ConnectAsync(exchange.Exchange.FuturesAddress.Host, exchange.Exchange.FuturesAddress.Port);
        var stream = tcp.GetStream();
        await stream.WriteAsync("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"u8.ToArray());
        var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received);
        }
        catch (IOException)
        {
            // Cut without a word.
        }

        var bytes = received.ToArray();
        var head = System.Text.Encoding.ASCII.GetString(bytes).IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        // FIN and opcode 9.
        Assert.Equal(0x89, bytes[head]);
    }
}
