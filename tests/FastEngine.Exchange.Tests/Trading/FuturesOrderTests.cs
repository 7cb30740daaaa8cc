using FastEngine.Exchange.Errors;

namespace FastEngine.Exchange.Tests.Trading;

/// <summary>Orders of USD-M, one-way mode.</summary>
public class FuturesOrderTests
{
    private readonly TestVenue _venue = new();

    [Fact]
    public void A_market_order_fills_at_the_touch_and_pays_the_takers_fee()
    {
        var answer = _venue.Order("side=BUY&type=MARKET&quantity=0.010");
        Assert.Equal("FILLED", answer["status"]!.ToString());
        Assert.Equal("60000.00000", answer["avgPrice"]!.ToString());
        Assert.Equal(0.010m, _venue.Net.Amount);
        Assert.Equal(10_000 - 0.3m, _venue.Account.WalletBalance);
        Assert.Equal("ORDER_TRADE_UPDATE:NEW TRADE_LITE ORDER_TRADE_UPDATE:TRADE ACCOUNT_UPDATE", _venue.TakeEvents());
    }

    [Fact]
    public void Unless_its_result_is_asked_for_an_order_is_only_acknowledged()
    {
        var answer = _venue.Ask("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.010&newClientOrderId=mine");
        Assert.Equal(("NEW", "0.000"), (answer["status"]!.ToString(), answer["executedQty"]!.ToString()));
        Assert.Equal("FILLED", Status("mine"));
    }

    [Fact]
    public void A_resting_order_fills_at_its_own_price_when_the_tape_goes_through_it()
    {
        _venue.Order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=59900");
        _venue.Trade(59_900);
        Assert.Equal(0, _venue.Net.Amount);
        _venue.Trade(59_899.9m);
        Assert.Equal(0.010m, _venue.Net.Amount);
        var fill = Assert.Single(_venue.Account.Futures.Trades);
        Assert.Equal((59_900m, true, 0.1198m), (fill.Price, fill.IsMaker, fill.Commission));
    }

    [Fact]
    public void A_trade_fills_no_more_than_it_traded_first_come_first_served()
    {
        _venue.Order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=59900&newClientOrderId=first");
        _venue.Order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=59950&newClientOrderId=second");
        _venue.Trade(59_800, 0.015m);
        Assert.Equal("FILLED", Status("first"));
        Assert.Equal("PARTIALLY_FILLED", Status("second"));
        Assert.Equal(0.015m, _venue.Net.Amount);
    }

    [Fact]
    public void What_cannot_rest_or_cannot_fill_at_once_is_refused_or_expires()
    {
        Assert.Equal(-5022, TestVenue.CodeOf(() => _venue.Order("side=BUY&type=LIMIT&timeInForce=GTX&quantity=0.010&price=60100")));
        Assert.Equal(-5021, TestVenue.CodeOf(() => _venue.Order("side=BUY&type=LIMIT&timeInForce=FOK&quantity=0.010&price=59000")));
        Assert.Equal("EXPIRED", _venue.Order("side=BUY&type=LIMIT&timeInForce=IOC&quantity=0.010&price=59000")["status"]!.ToString());
        Assert.Equal("NEW", _venue.Order("side=BUY&type=LIMIT&timeInForce=GTX&quantity=0.010&price=59000")["status"]!.ToString());
        Assert.Equal("FILLED", _venue.Order("side=BUY&type=LIMIT&timeInForce=FOK&quantity=0.010&price=60100")["status"]!.ToString());
    }

    [Theory]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010", -1102)]
    [InlineData("side=BUY&type=LIMIT&quantity=0.010&price=60000", -1102)]
    [InlineData("side=BUY&type=MARKET", -1102)]
    [InlineData("side=BUY&type=MARKET&quantity=0.010&price=60000", -1106)]
    [InlineData("side=BUY&type=MARKET&quantity=0.0105", -1111)]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=60000.01", -1111)]
    [InlineData("side=BUY&type=LIMIT&timeInForce=NOW&quantity=0.010&price=60000", -1115)]
    [InlineData("side=BUY&type=ICEBERG&quantity=0.010", -1116)]
    [InlineData("side=HOLD&type=MARKET&quantity=0.010", -1117)]
    [InlineData("side=BUY&type=MARKET&quantity=-1", -4003)]
    [InlineData("side=BUY&type=MARKET&quantity=0", -4003)]
    [InlineData("side=BUY&type=MARKET&quantity=99999999", -4005)]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=90000", -4016)]
    [InlineData("side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.010&price=40000", -4024)]
    [InlineData("side=BUY&type=MARKET&quantity=0.010&newClientOrderId=1234567890123456789012345678901234567", -4015)]
    [InlineData("side=BUY&type=MARKET&quantity=0.010&newClientOrderId=a%20b", -1100)]
    [InlineData("side=BUY&type=MARKET&quantity=0.010&positionSide=LONG", -4061)]
    [InlineData("side=SELL&type=MARKET&quantity=0.010&reduceOnly=true", -2022)]
    [InlineData("side=BUY&type=MARKET&quantity=10", -2019)]
    [InlineData("side=BUY&type=STOP_MARKET&quantity=0.010&stopPrice=70000", -4120)]
    [InlineData("side=BUY&type=TRAILING_STOP_MARKET&quantity=0.010", -4120)]
    public void A_wrong_order_is_refused_by_its_code(string order, int code)
    {
        Assert.Equal(code, TestVenue.CodeOf(() => _venue.Order(order)));
        Assert.Empty(_venue.Account.Futures.All);
        Assert.Empty(_venue.Events);
    }

    [Fact]
    public void Steps_that_are_no_power_of_ten_have_codes_of_their_own()
    {
        Assert.Equal(-4014, TestVenue.CodeOf(() => _venue.Ask("POST", "/fapi/v1/order", "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=2500.01")));
        Assert.Equal(-4023, TestVenue.CodeOf(() => _venue.Ask("POST", "/fapi/v1/order", "symbol=ETHUSDT&side=BUY&type=MARKET&quantity=0.012")));
        Assert.Equal(-4004, TestVenue.CodeOf(() => _venue.Ask("POST", "/fapi/v1/order", "symbol=ETHUSDT&side=BUY&type=MARKET&quantity=0.004")));
        Assert.Equal(-1121, TestVenue.CodeOf(() => _venue.Ask("POST", "/fapi/v1/order", "symbol=NOUSDT&side=BUY&type=MARKET&quantity=1")));
    }

    [Fact]
    public void A_notional_below_the_minimum_is_refused_unless_the_order_reduces()
    {
        Assert.Equal(-4164, TestVenue.CodeOf(() => _venue.Ask("POST", "/fapi/v1/order", "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.005&price=900").AsObject()));
        _venue.Order("side=BUY&type=MARKET&quantity=0.010");
        _venue.Ask("POST", "/fapi/v1/order", "symbol=ETHUSDT&side=BUY&type=MARKET&quantity=0.010");
        for (var i = 0; i < 20; i++) _venue.Trade(_venue.Venue.Symbols[2], 2_500 - i * 100);
        Assert.Equal(-4164, TestVenue.CodeOf(() => _venue.Ask("POST", "/fapi/v1/order", "symbol=ETHUSDT&side=SELL&type=MARKET&quantity=0.005")));
        Assert.Equal("FILLED", _venue.Ask("POST", "/fapi/v1/order", "symbol=ETHUSDT&side=SELL&type=MARKET&quantity=0.005&reduceOnly=true&newOrderRespType=RESULT")["status"]!.ToString());
    }

    [Fact]
    public void A_client_id_is_taken_once()
    {
        _venue.Order("side=BUY&type=MARKET&quantity=0.010&newClientOrderId=mine");
        Assert.Equal(-4116, TestVenue.CodeOf(() => _venue.Order("side=BUY&type=MARKET&quantity=0.010&newClientOrderId=mine")));
        Assert.Equal(0.010m, _venue.Net.Amount);
    }

    [Fact]
    public void A_reduce_only_order_fills_no_more_than_the_position_and_the_rest_expires()
    {
        _venue.Order("side=BUY&type=MARKET&quantity=0.010");
        var answer = _venue.Order("side=SELL&type=MARKET&quantity=0.030&reduceOnly=true");
        Assert.Equal("EXPIRED", answer["status"]!.ToString());
        Assert.Equal("0.010", answer["executedQty"]!.ToString());
        Assert.Equal(0, _venue.Net.Amount);
    }

    [Fact]
    public void A_cancelled_order_is_gone_and_a_second_cancellation_is_refused()
    {
        _venue.Order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=59900&newClientOrderId=mine");
        _venue.TakeEvents();
        Assert.Equal("CANCELED", _venue.Ask("DELETE", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=mine")["status"]!.ToString());
        Assert.Equal("ORDER_TRADE_UPDATE:CANCELED", _venue.TakeEvents());
        Assert.Equal(-2011, TestVenue.CodeOf(() => _venue.Ask("DELETE", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=mine")));
        Assert.Equal(-2013, TestVenue.CodeOf(() => _venue.Ask("GET", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=other")));
        Assert.Equal("CANCELED", Status("mine"));
    }

    [Fact]
    public void In_a_batch_one_refusal_keeps_the_others()
    {
        var batch = Uri.EscapeDataString("""[{"symbol":"BTCUSDT","side":"BUY","type":"MARKET","quantity":"0.010","newOrderRespType":"RESULT"},{"symbol":"BTCUSDT","side":"SELL","type":"STOP_MARKET","quantity":"0.010"}]""");
        var answers = _venue.Ask("POST", "/fapi/v1/batchOrders", $"batchOrders={batch}").AsArray();
        Assert.Equal("FILLED", answers[0]!["status"]!.ToString());
        Assert.Equal(-4120, (int)answers[1]!["code"]!);
    }

    [Fact]
    public void The_dead_mans_switch_cancels_unless_it_is_set_again()
    {
        _venue.Order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=59000&newClientOrderId=first");
        _venue.Ask("POST", "/fapi/v1/countdownCancelAll", "symbol=BTCUSDT&countdownTime=1000");
        Advance(500);
        _venue.Ask("POST", "/fapi/v1/countdownCancelAll", "symbol=BTCUSDT&countdownTime=1000");
        Advance(800);
        Assert.Equal("NEW", Status("first"));
        Advance(800);
        Assert.Equal("CANCELED", Status("first"));
    }

    [Fact]
    public void A_market_order_far_from_the_mark_price_is_refused()
    {
        var venue = new TestVenue(with: options => options with { MarkWeight = 0.001m });
        venue.Trade(90_000);
        Assert.Equal(VenueErrors.PercentPriceNotMet.Code, TestVenue.CodeOf(() => venue.Order("side=BUY&type=MARKET&quantity=0.010")));
    }

    private string Status(string clientId) => _venue.Ask("GET", "/fapi/v1/order", $"symbol=BTCUSDT&origClientOrderId={clientId}")["status"]!.ToString();

    private void Advance(long ms) => _venue.Venue.AdvanceTo(_venue.Venue.NowNs + ms * Core.EngineTime.NsPerMs);
}
