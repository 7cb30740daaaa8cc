namespace FastEngine.Exchange.Tests.Trading;

/// <summary>Conditional orders of USD-M: their own endpoints, ids and events.</summary>
public class AlgoOrderTests
{
    private readonly TestVenue _venue = new(isHedged: true);

    public AlgoOrderTests()
    {
        _venue.Order("side=BUY&positionSide=LONG&type=MARKET&quantity=0.020");
        _venue.TakeEvents();
    }

    [Fact]
    public void A_stop_is_set_off_by_a_trade_at_its_trigger_and_closes_at_the_market()
    {
        var placed = _venue.Algo("side=SELL&positionSide=LONG&type=STOP_MARKET&quantity=0.020&triggerPrice=59000&clientAlgoId=stop");
        Assert.Equal("ALGO_UPDATE:NEW", _venue.TakeEvents());
        _venue.Trade(59_000.1m);
        Assert.Equal("", _venue.TakeEvents());
        _venue.Trade(59_000);
        Assert.Equal(
            "ALGO_UPDATE:TRIGGERING ALGO_UPDATE:TRIGGERED ORDER_TRADE_UPDATE:NEW TRADE_LITE ORDER_TRADE_UPDATE:TRADE ACCOUNT_UPDATE ALGO_UPDATE:FINISHED", _venue.TakeEvents());
        Assert.Equal(0, _venue.Long.Amount);
        var shown = _venue.Ask("GET", "/fapi/v1/algoOrder", $"algoId={placed["algoId"]}");
        Assert.Equal("FINISHED", shown["algoStatus"]!.ToString());
        Assert.NotEqual(placed["algoId"]!.ToString(), shown["actualOrderId"]!.ToString());
        Assert.Equal("STOP_MARKET", _venue.Ask("GET", "/fapi/v1/order", $"symbol=BTCUSDT&orderId={shown["actualOrderId"]}")["origType"]!.ToString());
    }

    [Theory]
    [InlineData("side=SELL&positionSide=LONG&type=STOP_MARKET&quantity=0.020&triggerPrice=60000", -2021)]
    [InlineData("side=SELL&positionSide=LONG&type=TAKE_PROFIT_MARKET&quantity=0.020&triggerPrice=59000", -2021)]
    [InlineData("side=BUY&positionSide=LONG&type=STOP_MARKET&quantity=0.020&triggerPrice=59000", -2021)]
    [InlineData("side=BUY&positionSide=LONG&type=TAKE_PROFIT_MARKET&quantity=0.020&triggerPrice=61000", -2021)]
    [InlineData("side=BUY&positionSide=SHORT&type=STOP_MARKET&quantity=0.020&triggerPrice=61000", -2022)]
    [InlineData("side=SELL&positionSide=LONG&type=STOP_MARKET&quantity=0.020&stopPrice=59000", -1102)]
    [InlineData("side=SELL&positionSide=LONG&type=STOP&quantity=0.020&triggerPrice=59000", -1102)]
    [InlineData("side=SELL&positionSide=LONG&type=MARKET&quantity=0.020&triggerPrice=59000", -1116)]
    [InlineData("side=SELL&positionSide=LONG&type=STOP_MARKET&quantity=0.020&triggerPrice=59000&closePosition=true", -1106)]
    [InlineData("side=BUY&positionSide=LONG&type=STOP_MARKET&triggerPrice=61000&closePosition=true", -1106)]
    [InlineData("side=SELL&positionSide=LONG&type=STOP_MARKET&quantity=0.020&triggerPrice=59000&reduceOnly=true", -1106)]
    public void A_wrong_conditional_order_is_refused_by_its_code(string order, int code)
    {
        Assert.Equal(code, TestVenue.CodeOf(() => _venue.Algo(order)));
        Assert.Empty(_venue.Account.Algos);
    }

    [Fact]
    public void Close_position_closes_what_is_there_when_it_is_set_off()
    {
        _venue.Algo("side=SELL&positionSide=LONG&type=STOP_MARKET&triggerPrice=59000&closePosition=true");
        _venue.Order("side=BUY&positionSide=LONG&type=MARKET&quantity=0.030");
        _venue.Trade(58_990);
        Assert.Equal(0, _venue.Long.Amount);
        Assert.Equal(0.050m, _venue.Account.Futures.Trades[^1].Quantity);
    }

    [Fact]
    public void Without_a_position_left_it_is_rejected_with_a_reason_when_it_is_set_off()
    {
        _venue.Algo("side=SELL&positionSide=LONG&type=STOP_MARKET&quantity=0.020&triggerPrice=59000");
        _venue.Order("side=SELL&positionSide=LONG&type=MARKET&quantity=0.020");
        _venue.TakeEvents();
        _venue.Trade(58_990);
        Assert.Equal("ReduceOnly Order is rejected.", _venue.Events[^1].Payload["o"]!["rm"]!.ToString());
        Assert.Equal("ALGO_UPDATE:TRIGGERING ALGO_UPDATE:REJECTED", _venue.TakeEvents());
    }

    [Fact]
    public void Cancelling_all_orders_leaves_conditional_ones()
    {
        _venue.Algo("side=SELL&positionSide=LONG&type=STOP_MARKET&quantity=0.020&triggerPrice=59000&clientAlgoId=stop");
        _venue.Algo("side=SELL&positionSide=LONG&type=TAKE_PROFIT_MARKET&quantity=0.020&triggerPrice=61000");
        _venue.Ask("DELETE", "/fapi/v1/allOpenOrders", "symbol=BTCUSDT");
        Assert.Equal(2, _venue.Ask("GET", "/fapi/v1/openAlgoOrders", "symbol=BTCUSDT").AsArray().Count);
        Assert.Equal("200", _venue.Ask("DELETE", "/fapi/v1/algoOrder", "clientAlgoId=stop")["code"]!.GetValue<string>());
        Assert.Equal(-2011, TestVenue.CodeOf(() => _venue.Ask("DELETE", "/fapi/v1/algoOrder", "clientAlgoId=stop")));
        _venue.Ask("DELETE", "/fapi/v1/algoOpenOrders", "symbol=BTCUSDT");
        Assert.Empty(_venue.Ask("GET", "/fapi/v1/openAlgoOrders", "symbol=BTCUSDT").AsArray());
    }

    [Fact]
    public void A_client_id_is_taken_once()
    {
        _venue.Algo("side=SELL&positionSide=LONG&type=STOP_MARKET&quantity=0.020&triggerPrice=59000&clientAlgoId=stop");
        Assert.Equal(-4116, TestVenue.CodeOf(() => _venue.Algo("side=SELL&positionSide=LONG&type=STOP_MARKET&quantity=0.020&triggerPrice=58000&clientAlgoId=stop")));
    }

    [Fact]
    public void A_stop_limit_rests_at_its_price_after_the_trigger()
    {
        _venue.Algo("side=SELL&positionSide=LONG&type=STOP&quantity=0.020&triggerPrice=59000&price=59100");
        _venue.Trade(58_990);
        Assert.Equal(0.020m, _venue.Long.Amount);
        _venue.Trade(59_200);
        Assert.Equal(0, _venue.Long.Amount);
        Assert.Equal(59_100, _venue.Account.Futures.Trades[^1].Price);
    }
}
