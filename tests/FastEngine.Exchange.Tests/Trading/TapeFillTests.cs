using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Tests.Trading;

/// <summary>Orders that take liquidity from the trades that follow them, as at the paper venue.</summary>
public class TapeFillTests
{
    private readonly TestVenue _venue = new(fills: FillMode.Tape);

    [Fact]
    public void A_market_order_fills_from_the_trades_that_follow_at_their_prices()
    {
        Assert.Equal("NEW", _venue.Order("side=BUY&type=MARKET&quantity=0.030&newClientOrderId=mine")["status"]!.ToString());
        _venue.Trade(60_010, 0.010m);
        _venue.Trade(60_020, 1);
        Assert.Equal(0.030m, _venue.Net.Amount);
        Assert.Equal(new[] { (60_010m, 0.010m, 2L), (60_020m, 0.020m, 3L) }, _venue.Account.Futures.Trades.Select(fill => (fill.Price, fill.Quantity, fill.Id)));
    }

    [Fact]
    public void Trades_that_it_was_decided_on_fill_nothing()
    {
        _venue.Order("side=BUY&type=MARKET&quantity=0.030&simTradeId=2");
        _venue.Trade(60_010);
        Assert.Equal(0, _venue.Net.Amount);
        _venue.Trade(60_020);
        Assert.Equal(0.030m, _venue.Net.Amount);
    }

    [Fact]
    public void Participation_limits_what_each_trade_gives()
    {
        var venue = new TestVenue(fills: FillMode.Tape, with: options => options with { Participation = 0.1m });
        venue.Order("side=BUY&type=MARKET&quantity=0.030");
        venue.Trade(60_010, 0.105m);
        Assert.Equal(0.010m, venue.Net.Amount);
    }

    [Fact]
    public void A_stop_is_a_market_order_from_the_trade_after_its_trigger()
    {
        _venue.Order("side=BUY&type=MARKET&quantity=0.030");
        _venue.Trade(60_000);
        _venue.Algo("side=SELL&type=STOP_MARKET&quantity=0.030&triggerPrice=59000&reduceOnly=true");
        _venue.Trade(58_000);
        Assert.Equal(0.030m, _venue.Net.Amount);
        _venue.Trade(57_000);
        Assert.Equal((0m, 57_000m), (_venue.Net.Amount, _venue.Account.Futures.Trades[^1].Price));
    }

    [Fact]
    public void What_is_left_of_an_immediate_order_expires_at_the_first_trade()
    {
        _venue.Order("side=BUY&type=LIMIT&timeInForce=IOC&quantity=0.030&price=60005&newClientOrderId=mine");
        _venue.Trade(60_000, 0.010m);
        var order = _venue.Account.Futures.Find(_venue.Future, null, "mine")!;
        Assert.Equal((OrderStatus.Expired, 0.010m), (order.Status, order.Executed));
    }
}
