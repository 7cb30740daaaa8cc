using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Tests.Network;

namespace FastEngine.Exchange.Tests.Playing;

/// <summary>The tape waits for its engine: one order of trades, reports and barriers on the stepped connection.</summary>
public class LockstepTests
{
    private static readonly (long, decimal)[] Trades =
        [(0, 60_000), (3, 60_001), (12, 60_002), (14, 60_003), (25, 60_004), (38, 60_005), (41, 60_006), (55, 60_007), (80, 60_008)];

    private const string Buy = "side=BUY&positionSide=LONG&type=MARKET&quantity=0.01";

    [Fact]
    public async Task An_order_arrives_fills_and_is_told_at_its_times_of_the_tape()
    {
        // Decided at the trade of 3 ms: it arrives at 13, fills from the trade of 14, and both reach the engine 10 ms later.
        var told = await PlayAsync(orderAt: 2, Buy);
        Assert.Equal(
        [
            "trade 1", "barrier", "trade 2", "barrier", "trade 3", "barrier", "trade 4", "barrier",
            "ORDER_TRADE_UPDATE NEW", "reply 200", "TRADE_LITE", "ORDER_TRADE_UPDATE TRADE 4 60003.0", "ACCOUNT_UPDATE", "trade 5", "barrier",
            "trade 6", "barrier", "trade 7", "barrier", "trade 8", "barrier", "trade 9", "barrier", "barrier",
        ], told);
    }

    [Fact]
    public async Task With_a_window_barriers_are_fewer_and_the_times_the_same()
    {
        var told = await PlayAsync(orderAt: 2, Buy, windowNs: 10 * EngineTime.NsPerMs);
        Assert.Equal(
        [
            "trade 1", "trade 2", "barrier", "trade 3", "trade 4", "barrier",
            "ORDER_TRADE_UPDATE NEW", "reply 200", "TRADE_LITE", "ORDER_TRADE_UPDATE TRADE 4 60003.0", "ACCOUNT_UPDATE", "trade 5", "barrier",
            "trade 6", "barrier", "trade 7", "barrier", "trade 8", "barrier", "trade 9", "barrier", "barrier",
        ], told);
    }

    [Fact]
    public async Task What_was_decided_in_the_past_of_the_tape_is_answered_before_it_goes_on()
    {
        // Decided 100 ms before the trade that led to it: its acceptance is due already, the fill is not.
        var told = await PlayAsync(orderAt: 2, Buy, lagMs: 100);
        Assert.Equal(["trade 1", "barrier", "trade 2", "barrier", "ORDER_TRADE_UPDATE NEW", "reply 200", "barrier", "trade 3", "barrier", "trade 4"], told.Take(10));
    }

    [Fact]
    public async Task An_order_that_is_refused_at_the_book_is_told_in_its_place()
    {
        var told = await PlayAsync(orderAt: 2, "side=SELL&positionSide=LONG&type=MARKET&quantity=0.01");
        Assert.Equal(["trade 4", "barrier", "reply 400 -2022", "trade 5"], told.Skip(6).Take(4));
    }

    [Fact]
    public async Task A_client_that_asks_is_told_what_is_due_behind_the_trade_and_one_time_after_the_other()
    {
        using var tape = new ListTape(Trades);
        await using var exchange = await StartAsync(tape);
        exchange.Futures.StandingMs = ListTape.StartNs / EngineTime.NsPerMs;
        var key = (await exchange.Futures.AskAsync("POST", "/fapi/v1/listenKey", "", isSigned: false))["listenKey"]!.ToString();
        using var socket = await exchange.FuturesSocketAsync($"/stream?streams=btcusdt@trade/{key}&lockstep=ask");
        var told = new List<string>();
        var asked = 0;
        while (true)
        {
            var frame = (await socket.ReceiveAsync())!["data"]!;
            var name = frame["e"]!.ToString();
            var dueMs = frame["N"] is { } next ? ((long)next - ListTape.StartNs) / EngineTime.NsPerMs : 0;
            told.Add(name is "lockstep" or "due" ? $"{name} {(dueMs > 1_000 ? "none" : dueMs)}" : Describe(name, frame));
            if (name == "lockstep" && (long)frame["n"]! < 5) await socket.SendAsync($$"""{"method":"ACK","params":[{{frame["n"]}}]}""");
            else if (name is "lockstep" or "due")
            {
                if (asked++ == 3) break;
                await socket.SendAsync($$"""{"method":"ASK","params":[{{ListTape.StartNs + 25 * EngineTime.NsPerMs}}]}""");
            }
            else if (name == "trade" && (long)frame["t"]! == 2)
            {
                // A question of the same time, sent before it, sees the book behind it.
                var at = ListTape.StartNs + 3 * EngineTime.NsPerMs;
                await exchange.Futures.AskAsync("GET", "/fapi/v1/openOrders", $"symbol=BTCUSDT&simCall=k0&simDecidedNs={at}&recvWindow=60000");
                await exchange.Futures.AskAsync("POST", "/fapi/v1/order", $"symbol=BTCUSDT&{Buy}&simCall=k1&simDecidedNs={at}&simTradeId=2&recvWindow=60000");
            }
        }

        Assert.Equal(
        [
            "trade 5", "lockstep 23", "ORDER_TRADE_UPDATE NEW", "reply 200 k1", "reply 200 k0", "due 24", "TRADE_LITE", "ORDER_TRADE_UPDATE TRADE 4 60003.0", "ACCOUNT_UPDATE",
            "due none", "due none",
        ], told.SkipWhile(text => text != "trade 5"));
    }

    [Fact]
    public async Task The_servers_time_is_the_tapes()
    {
        using var tape = new ListTape(Trades);
        await using var exchange = await StartAsync(tape);
        Assert.Equal(ListTape.StartNs / EngineTime.NsPerMs, (long)(await exchange.Futures.AskAsync("GET", "/fapi/v1/time", "", isSigned: false))["serverTime"]!);
        Assert.Equal(0, exchange.Exchange.Trades);
    }

    [Fact]
    public async Task Equal_sessions_are_told_equally()
    {
        const string order = "side=BUY&positionSide=LONG&type=LIMIT&timeInForce=GTC&quantity=0.5&price=60005.5";
        Assert.Equal(await PlayAsync(orderAt: 1, order), await PlayAsync(orderAt: 1, order));
    }

    private static async Task<List<string>> PlayAsync(long orderAt, string order, long windowNs = 0, long lagMs = 0)
    {
        using var tape = new ListTape(Trades);
        await using var exchange = await StartAsync(tape, windowNs);
        exchange.Futures.StandingMs = ListTape.StartNs / EngineTime.NsPerMs;
        var key = (await exchange.Futures.AskAsync("POST", "/fapi/v1/listenKey", "", isSigned: false))["listenKey"]!.ToString();
        using var socket = await exchange.FuturesSocketAsync($"/stream?streams=btcusdt@trade/{key}&lockstep=1");
        var told = new List<string>();
        // One behind the end of the tape, and one behind what is answered late.
        var last = (windowNs == 0 ? Trades.Length : 7) + 1 + (lagMs > 0 ? 1 : 0);
        while (true)
        {
            var frame = (await socket.ReceiveAsync())!["data"]!;
            var name = frame["e"]!.ToString();
            if (name == "lockstep")
            {
                // The first one only says that the subscriptions stand.
                var number = (long)frame["n"]!;
                if (number > 0) told.Add("barrier");
                await socket.SendAsync($$"""{"method":"ACK","params":[{{number}}]}""");
                if (number == last) return told;
                continue;
            }

            told.Add(Describe(name, frame));
            if (name != "trade" || (long)frame["t"]! != orderAt) continue;
            var decidedNs = ((long)frame["T"]! - lagMs) * EngineTime.NsPerMs;
            var answer = await exchange.Futures.AskAsync("POST", "/fapi/v1/order", $"symbol=BTCUSDT&{order}&simDecidedNs={decidedNs}&simTradeId={orderAt}&recvWindow=60000");
            Assert.Equal("NEW", answer["status"]!.ToString());
        }
    }

    private static Task<TestExchange> StartAsync(ListTape tape, long windowNs = 0) => TestExchange.StartAsync(
        options => options with { Lockstep = new LockstepOptions { WindowNs = windowNs }, Venue = options.Venue with { Fills = FillMode.Tape } }, tape);

    private static string Describe(string name, JsonNode frame) => name switch
    {
        "trade" => $"trade {frame["t"]}",
        "reply" when frame["c"]!.ToString() is ['k', ..] call => $"reply {frame["status"]} {call}",
        "reply" => frame["error"] is { } error ? $"reply {frame["status"]} {error["code"]}" : $"reply {frame["status"]}",
        "ORDER_TRADE_UPDATE" when frame["o"]!["x"]!.ToString() == "TRADE" => $"{name} TRADE {frame["o"]!["t"]} {frame["o"]!["L"]}",
        "ORDER_TRADE_UPDATE" => $"{name} {frame["o"]!["x"]}",
        _ => name,
    };
}
