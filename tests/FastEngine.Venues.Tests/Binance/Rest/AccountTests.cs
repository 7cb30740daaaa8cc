using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance;
using FastEngine.Venues.Binance.Account;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Signing;
using FastEngine.Venues.Binance.Symbols;

namespace FastEngine.Venues.Tests.Binance.Rest;

public class AccountTests
{
    private const string Symbols =
        """
        {"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":2400},{"rateLimitType":"ORDERS","interval":"SECOND","intervalNum":10,"limit":300}],
         "symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","filters":[{"filterType":"PRICE_FILTER","tickSize":"0.10"},
         {"filterType":"LOT_SIZE","minQty":"0.001","maxQty":"1000","stepSize":"0.001"},{"filterType":"MARKET_LOT_SIZE","minQty":"0.001","maxQty":"120","stepSize":"0.001"},{"filterType":"MIN_NOTIONAL","notional":"100"}]}]}
        """;

    private readonly Dictionary<string, string> _answers = new()
    {
        ["GET /fapi/v1/time"] = $$"""{"serverTime":{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}}""",
        ["GET /fapi/v1/exchangeInfo"] = Symbols,
        ["GET /fapi/v1/accountConfig"] = """{"canTrade":true,"canWithdraw":true,"dualSidePosition":true}""",
        ["GET /fapi/v1/positionSide/dual"] = """{"dualSidePosition":true}""",
        ["GET /fapi/v3/balance"] = """[{"asset":"USDT","balance":"122607.35137903","availableBalance":"23.72469206"}]""",
        ["GET /sapi/v1/account/apiRestrictions"] = """{"enableReading":true,"enableWithdrawals":false,"enableFutures":true,"enableSpotAndMarginTrading":true,"ipRestrict":true}""",
        ["POST /fapi/v1/leverage"] = """{"leverage":3,"maxNotionalValue":"1000000","symbol":"BTCUSDT"}""",
        ["GET /fapi/v1/symbolConfig"] = """[{"symbol":"BTCUSDT","marginType":"CROSSED","leverage":3}]""",
    };

    private static readonly Instrument Btc = OrderWriter.Instruments[0] with { MinNotional = Money.One * 100 };

    [Fact]
    public async Task An_account_that_fits_has_no_problems_and_its_leverage_is_set_and_read_back()
    {
        var report = await StartAsync();

        Assert.Empty(report.Problems);
        Assert.Equal((AccountMode.Hedge, true), (report.Facts.Mode, report.Facts.CanTrade));
        Assert.Equal(Money.One * 12_260_735_137_903 / 100_000_000, report.Facts.Balances["USDT"].Total);
        Assert.True(report.Rights is { Withdraws: false, TradesFutures: true, IsBoundToAddress: true });
        Assert.Equal(2, report.Info.Limits.Count);
        Assert.Equal(Money.One * 120, report.Info.Symbols["BTCUSDT"].MaxMarketQuantity);
    }

    [Theory]
    [InlineData("GET /fapi/v1/positionSide/dual", """{"dualSidePosition":false}""", "keeps positions by OneWay")]
    [InlineData("GET /fapi/v1/accountConfig", """{"canTrade":false}""", "may not trade")]
    [InlineData("GET /sapi/v1/account/apiRestrictions", """{"enableWithdrawals":true,"enableFutures":true}""", "may withdraw")]
    [InlineData("GET /sapi/v1/account/apiRestrictions", """{"enableFutures":true}""", "may withdraw")]
    [InlineData("GET /sapi/v1/account/apiRestrictions", """{"enableWithdrawals":false,"enableFutures":false}""", "may not trade futures")]
    [InlineData("GET /fapi/v1/symbolConfig", """[{"symbol":"BTCUSDT","leverage":20}]""", "leverage is 20")]
    [InlineData("GET /fapi/v1/symbolConfig", """[{"symbol":"BTCUSDT","marginType":"ISOLATED","leverage":3}]""", "margin is isolated")]
    [InlineData("GET /fapi/v1/accountConfig", """{"canTrade":true,"multiAssetsMargin":true}""", "multi-assets mode")]
    [InlineData("GET /fapi/v1/exchangeInfo", """{"rateLimits":[],"symbols":[]}""", "no such symbol")]
    public async Task What_does_not_fit_refuses_to_run(string request, string answer, string problem)
    {
        _answers[request] = answer;

        Assert.Contains((await StartAsync()).Problems, text => text.Contains(problem));
    }

    [Fact]
    public async Task A_key_whose_rights_nobody_tells_is_refused_where_they_must_be_known()
    {
        _answers.Remove("GET /sapi/v1/account/apiRestrictions");

        Assert.Contains((await StartAsync()).Problems, text => text.Contains("rights of the key"));
        Assert.Empty((await StartAsync(mustKnow: false)).Problems);
    }

    [Fact]
    public async Task A_timestamp_that_is_refused_is_measured_anew_and_asked_again()
    {
        var refused = false;
        using var venue = new LoopbackVenue((target, _) =>
        {
            lock (_requests) _requests.Add(target);
            if (target.EndsWith("accountConfig") && !refused)
            {
                refused = true;
                return new LoopbackVenue.Reply(400, """{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}""");
            }

            return _answers.TryGetValue(target, out var body) ? new LoopbackVenue.Reply(200, body) : new LoopbackVenue.Reply(404, "");
        });
        using var connection = Connect(venue);

        Assert.True((await connection.Account.ReadFactsAsync()).CanTrade);
        Assert.Equal(["GET /fapi/v1/accountConfig", "GET /fapi/v1/time"], _requests.Take(2));
    }

    [Fact]
    public async Task Leverage_is_not_set_while_anything_else_does_not_fit()
    {
        _answers["GET /fapi/v1/positionSide/dual"] = """{"dualSidePosition":false}""";
        await StartAsync();

        Assert.DoesNotContain(_requests, request => request.StartsWith("POST"));
    }

    [Fact]
    public async Task A_tick_or_lot_that_the_venue_would_refuse_is_a_problem()
    {
        var report = await StartAsync(Btc with { Tick = 1, Lot = 1, MinNotional = 0 });

        Assert.Contains(report.Problems, text => text.Contains("tick 0.01, the venue's is 0.1"));
        Assert.Contains(report.Problems, text => text.Contains("smallest notional 0, the venue's is 100"));
    }

    [Fact]
    public async Task The_snapshot_has_positions_by_side_and_orders_of_both_services()
    {
        if (Samples.Answer("Endpoints__UsdFutures__Trading__GetPositions.txt") is not { } positions) return;
        var ours = OrderWriter.Terms(OrderType.StopMarket, OrderLeg.Stop).Id;
        _answers["GET /fapi/v3/positionRisk"] = positions;
        _answers["GET /fapi/v1/openOrders"] = Samples.Answer("Endpoints__UsdFutures__Trading__GetOpenOrders.txt")!;
        _answers["GET /fapi/v1/openAlgoOrders"] = Samples.Answer("Endpoints__UsdFutures__Trading__GetOpenConditionalOrders.txt")!.Replace("BNBUSDT", "BTCUSDT").Replace("MRumok0dkhrP4kCm12AHaB", ours.ToString());
        using var venue = Serve();
        using var connection = Connect(venue);
        await connection.Account.SyncClockAsync();
        var snapshot = await new SnapshotReader(connection.Account, Market.UsdMargined, new InstrumentTable(OrderWriter.Instruments), new Dictionary<string, SymbolRules>(), connection.VenueNs).ReadAsync();

        Assert.Equal(new HeldPosition(0, 1, Direction.Long, 2_218_520), Assert.Single(snapshot.Positions));
        Assert.Equal(
            [new RestingOrder("abc", null, 0, Side.Buy, 400, 930_000, 1_917_641, false), new RestingOrder(ours.ToString(), ours, 0, Side.Sell, 10, 75_000, 2_148_627, true)], snapshot.OpenOrders);
        Assert.Empty(snapshot.OtherSymbols);
    }

    [Fact]
    public async Task Positions_and_orders_of_symbols_that_the_run_does_not_have_are_named()
    {
        _answers["GET /fapi/v3/positionRisk"] = """[{"symbol":"DOGEUSDT","positionSide":"LONG","positionAmt":"5","entryPrice":"0.1","updateTime":1}]""";
        _answers["GET /fapi/v1/openOrders"] = """[{"symbol":"ETHUSDT","orderId":1,"clientOrderId":"a","side":"BUY","origQty":"1","executedQty":"0","price":"1","updateTime":1}]""";
        _answers["GET /fapi/v1/openAlgoOrders"] = "[]";
        using var venue = Serve();
        using var connection = Connect(venue);
        var snapshot = await new SnapshotReader(connection.Account, Market.UsdMargined, new InstrumentTable(OrderWriter.Instruments), new Dictionary<string, SymbolRules>(), connection.VenueNs).ReadAsync();

        Assert.Equal(["DOGEUSDT", "ETHUSDT"], snapshot.OtherSymbols);
    }

    [Fact]
    public async Task Candles_are_read_without_the_one_that_is_still_open()
    {
        _answers["GET /fapi/v1/klines"] =
            """[[1000,"1.10","2.20","1.00","2.00","3.5",1999,"0",4,"1.5","0","0"],[2000,"2.00","2.00","2.00","2.00","1",2999,"0",1,"0","0","0"]]""";
        using var venue = Serve();
        using var connection = Connect(venue);
        var candles = await new KlineReader(connection.Rest).ReadAsync(Btc, "1m", 1_000, 2_500);

        Assert.Equal(new Kline(1_000, 110, 220, 100, 200, 3_500, 1_500, 4), Assert.Single(candles));
    }

    [Fact]
    public async Task An_answer_that_is_none_is_an_error_that_says_what_was_asked()
    {
        _answers["GET /fapi/v1/exchangeInfo"] = "[1]";

        Assert.Contains("/fapi/v1/exchangeInfo", (await Assert.ThrowsAsync<RestException>(() => StartAsync())).Message);
        _answers.Remove("GET /fapi/v1/exchangeInfo");
        Assert.Contains("404", (await Assert.ThrowsAsync<RestException>(() => StartAsync())).Message);
    }

    [Theory]
    [InlineData("Endpoints__UsdFutures__ExchangeData__GetExchangeInfo.txt", Market.UsdMargined, "BLZUSDT")]
    [InlineData("Endpoints__Spot__ExchangeData__GetExchangeInfo.txt", Market.Spot, null)]
    public async Task The_samples_of_exchangeInfo_can_be_read(string file, Market market, string? symbol)
    {
        if (Samples.Answer(file) is not { } text) return;
        _answers["GET /fapi/v1/exchangeInfo"] = _answers["GET /api/v3/exchangeInfo"] = text;
        using var venue = Serve();
        using var connection = Connect(venue, market);
        var info = await connection.Account.ReadExchangeInfoAsync();

        if (symbol is null)
        {
            // The sample of spot leaves limits and filters out: what says nothing sets nothing.
            Assert.Empty(info.Limits);
            Assert.Empty(info.Symbols);
            return;
        }

        Assert.Equal(2, info.Limits.Count);
        var rules = info.Symbols[symbol];
        Assert.Equal((Money.One / 10_000, Money.One, Money.One * 5, true), (rules.Tick, rules.Lot, rules.MinNotional, rules.IsTrading));
    }

    private readonly List<string> _requests = [];

    private async Task<StartReport> StartAsync(Instrument? instrument = null, bool mustKnow = true)
    {
        using var venue = Serve();
        using var connection = Connect(venue, mustKnow: mustKnow);
        return await connection.Account.StartAsync([instrument ?? Btc], connection.Rest);
    }

    private LoopbackVenue Serve() => new((target, _) =>
    {
        lock (_requests) _requests.Add(target);
        return _answers.TryGetValue(target, out var body) ? new LoopbackVenue.Reply(200, body) : new LoopbackVenue.Reply(404, "");
    });

    private static MarketConnection Connect(LoopbackVenue venue, Market market = Market.UsdMargined, bool mustKnow = true) => new(
        BinanceHosts.Of(market, venue.Host, new Uri("ws://localhost"), new Uri("ws://localhost")), new Credentials(new Secret("key"), new Secret(OrderWriter.Secret), KeyKind.Hmac),
        new AccountOptions { Market = market, Leverage = 3, MustKnowRights = mustKnow }, new RestOptions { Host = venue.Host, RetryDelay = TimeSpan.FromMilliseconds(1) });
}
