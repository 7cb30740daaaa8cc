namespace FastEngine.Exchange.Tests.Trading;

/// <summary>Orders, balances and lists of spot.</summary>
public class SpotTests
{
    private readonly TestVenue _venue = new();

    private decimal Free(string asset) => _venue.Account.AssetOf(asset).Free;

    private decimal Locked(string asset) => _venue.Account.AssetOf(asset).Locked;

    [Fact]
    public void A_bought_amount_arrives_less_the_fee_in_its_own_asset()
    {
        var answer = _venue.SpotOrder("side=BUY&type=MARKET&quantity=0.1");
        Assert.Equal("FILLED", answer["status"]!.ToString());
        Assert.Equal("0.00010000", answer["fills"]![0]!["commission"]!.ToString());
        Assert.Equal((1.0999m, 4_000m), (Free("BTC"), Free("USDT")));
        Assert.Equal("executionReport outboundAccountPosition executionReport outboundAccountPosition", _venue.TakeEvents());
    }

    [Fact]
    public void An_open_order_holds_back_what_it_may_need_and_gives_it_back()
    {
        _venue.SpotOrder("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=59000&newClientOrderId=mine");
        Assert.Equal((4_100m, 5_900m), (Free("USDT"), Locked("USDT")));
        var answer = _venue.Ask("DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=mine&newClientOrderId=undo");
        Assert.Equal(("mine", "undo"), (answer["origClientOrderId"]!.ToString(), answer["clientOrderId"]!.ToString()));
        Assert.Equal((10_000m, 0m), (Free("USDT"), Locked("USDT")));
    }

    [Fact]
    public void A_resting_order_fills_when_the_tape_goes_through_it()
    {
        _venue.SpotOrder("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=59000");
        _venue.Trade(_venue.Spot, 58_999.99m, 0.04m);
        Assert.Equal((4_100m, 3_540m, 1.03996m), (Free("USDT"), Locked("USDT"), Free("BTC")));
        _venue.Trade(_venue.Spot, 58_999.99m, 0.5m);
        Assert.Equal((4_100m, 0m, 1.0999m), (Free("USDT"), Locked("USDT"), Free("BTC")));
    }

    [Theory]
    [InlineData("side=BUY&type=MARKET&quantity=1", -2010)]
    [InlineData("side=SELL&type=MARKET&quantity=2", -2010)]
    [InlineData("side=BUY&type=LIMIT_MAKER&quantity=0.01&price=60001", -2010)]
    [InlineData("side=SELL&type=STOP_LOSS&quantity=0.01&stopPrice=61000", -2010)]
    [InlineData("side=BUY&type=MARKET&quantity=0.00001", -1013)]
    [InlineData("side=BUY&type=MARKET&quantity=0", -1013)]
    [InlineData("side=BUY&type=MARKET&quantity=0.000001", -1013)]
    [InlineData("side=BUY&type=MARKET&quantity=0.0000000001", -1111)]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=60000.001", -1013)]
    [InlineData("side=BUY&type=LIMIT&quantity=0.01&price=60000", -1102)]
    [InlineData("side=BUY&type=MARKET&quantity=0.01&timeInForce=GTC", -1106)]
    [InlineData("side=BUY&type=MARKET&quantity=0.01&price=60000", -1106)]
    [InlineData("side=BUY&type=MARKET&quantity=0.01&positionSide=LONG", -1106)]
    [InlineData("side=BUY&type=STOP_MARKET&quantity=0.01", -1116)]
    public void A_wrong_order_is_refused_by_its_code(string order, int code)
    {
        Assert.Equal(code, TestVenue.CodeOf(() => _venue.SpotOrder(order)));
        Assert.Equal((1m, 10_000m, 0m), (Free("BTC"), Free("USDT"), Locked("USDT")));
    }

    [Fact]
    public void Answers_are_as_long_as_was_asked_for()
    {
        Assert.Equal(5, _venue.SpotOrder("side=BUY&type=MARKET&quantity=0.01&newOrderRespType=ACK").AsObject().Count);
        Assert.Null(_venue.SpotOrder("side=BUY&type=MARKET&quantity=0.01&newOrderRespType=RESULT")["fills"]);
        Assert.Equal(5, _venue.SpotOrder("side=BUY&type=LIMIT_MAKER&quantity=0.01&price=59000").AsObject().Count);
    }

    [Fact]
    public void A_market_order_may_say_what_it_spends()
    {
        var answer = _venue.SpotOrder("side=BUY&type=MARKET&quoteOrderQty=100");
        Assert.Equal("0.00166000", answer["executedQty"]!.ToString());
    }

    [Fact]
    public void Of_a_list_the_target_ends_the_stop()
    {
        Oco();
        Assert.Equal((0.5m, 0.5m), (Free("BTC"), Locked("BTC")));
        _venue.Trade(_venue.Spot, 61_000.01m);
        Assert.Equal(("FILLED", "EXPIRED"), (Status("up"), Status("down")));
        Assert.Equal((0.5m, 0m), (Free("BTC"), Locked("BTC")));
        Assert.Equal(10_000 + 30_500 - 30.5m, Free("USDT"));
    }

    [Fact]
    public void Of_a_list_the_stop_ends_the_target()
    {
        Oco();
        _venue.Trade(_venue.Spot, 58_999);
        Assert.Equal(("EXPIRED", "FILLED"), (Status("up"), Status("down")));
        Assert.Equal((0.5m, 0m), (Free("BTC"), Locked("BTC")));
    }

    [Fact]
    public void A_cancelled_list_gives_everything_back()
    {
        var list = Oco();
        var answer = _venue.Ask("DELETE", "/api/v3/orderList", $"symbol=BTCUSDT&orderListId={list["orderListId"]}");
        Assert.Equal("ALL_DONE", answer["listOrderStatus"]!.ToString());
        Assert.Equal((1m, 0m), (Free("BTC"), Locked("BTC")));
        Assert.Equal(2, _venue.Events.Count(e => e.Name == "listStatus"));
    }

    private System.Text.Json.Nodes.JsonNode Oco() => _venue.Ask("POST", "/api/v3/orderList/oco",
        "symbol=BTCUSDT&side=SELL&quantity=0.5&aboveType=LIMIT_MAKER&abovePrice=61000&aboveClientOrderId=up&belowType=STOP_LOSS&belowStopPrice=59000&belowClientOrderId=down");

    private string Status(string clientId) => _venue.Ask("GET", "/api/v3/order", $"symbol=BTCUSDT&origClientOrderId={clientId}")["status"]!.ToString();
}
