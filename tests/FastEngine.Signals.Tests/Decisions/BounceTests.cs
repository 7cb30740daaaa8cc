using FastEngine.Core;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;

namespace FastEngine.Signals.Tests.Decisions;

public class BounceTests
{
    private static readonly BounceOptions Options = new();

    // Joined candle, tick 10, extreme of the last seconds and ATR; then wick, close position, speed and the sum by hand.
    [Theory]
    [InlineData(Direction.Long, 1080, 1120, 1000, 1100, 1000, 200, 1, 100 / 120.0, 0.5)] // wick 80 over 2 x 20: capped
    [InlineData(Direction.Long, 1100, 1120, 1000, 1080, 1000, 200, 1, 80 / 120.0, 0.4)] // a candle that fell has a wick all the same
    [InlineData(Direction.Long, 1040, 1120, 1000, 1100, 1060, 200, 40 / 120.0, 100 / 120.0, 0.2)]
    [InlineData(Direction.Long, 1000, 1100, 1000, 1100, 1000, 50, 0, 1, 1)] // without a wick: 0.6 at most
    [InlineData(Direction.Long, 1010, 1100, 1000, 1010, 1010, 50, 0.5, 0.1, 0)] // no body: one tick
    [InlineData(Direction.Long, 1009, 1015, 1000, 1015, 1015, 50, 9 / 20.0, 1, 0)] // a body below a tick: one tick
    [InlineData(Direction.Long, 1080, 1120, 1000, 1100, 1000, 0, 1, 100 / 120.0, 0)] // ATR 0
    [InlineData(Direction.Long, 1080, 1120, 1000, 1100, 1000, double.NaN, 1, 100 / 120.0, 0)]
    [InlineData(Direction.Long, 1080, 1120, 1000, 1100, 1000, 10, 1, 100 / 120.0, 1)] // faster than one ATR
    [InlineData(Direction.Short, 1040, 1120, 1000, 1020, 1120, 200, 1, 100 / 120.0, 0.5)]
    [InlineData(Direction.Short, 1100, 1100, 1000, 1000, 1100, 50, 0, 1, 1)]
    public void A_bounce_is_its_wick_close_position_and_speed(
        Direction direction, long open, long high, long low, long close, long extreme, double atr, double wick, double position, double speed)
    {
        var joined = new Candle { Open = open, High = high, Low = low, Close = close };
        var bounce = Bounce.Measure(in joined, direction, tick: 10, extreme, atr, Options);
        Assert.Equal(wick, bounce.Wick, 12);
        Assert.Equal(position, bounce.ClosePosition, 12);
        Assert.Equal(speed, bounce.Speed, 12);
        Assert.Equal(0.4 * wick + 0.4 * position + 0.2 * speed, bounce.Value, 12);
        if (wick == 0) Assert.False(Threshold.IsAbove(bounce.Value, Options.Min));
    }

    [Fact]
    public void The_joined_candle_opens_with_the_closed_one_and_closes_at_the_price()
    {
        var closed = Candle(open: 100, high: 120, low: 90, close: 95, buy: 7, sell: 5);
        var open = Candle(open: 96, high: 130, low: 94, close: 110, buy: 3, sell: 1);
        var joined = Bounce.Join(in closed, in open, price: 112);
        Assert.Equal((100, 130, 90, 112), (joined.Open, joined.High, joined.Low, joined.Close));
        Assert.Equal((10, 6), (joined.BuyVolume.Value, joined.SellVolume.Value));
        Assert.Equal(16, joined.Volume);
    }

    // An open candle without a trade holds the last close four times; it is no price that traded in it.
    [Fact]
    public void An_open_candle_without_a_trade_counts_for_nothing()
    {
        var closed = Candle(open: 100, high: 120, low: 90, close: 95, buy: 7, sell: 5);
        var joined = Bounce.Join(in closed, new Candle { Open = 80, High = 200, Low = 80, Close = 80 }, price: 95);
        Assert.Equal((100, 120, 90, 95), (joined.Open, joined.High, joined.Low, joined.Close));
        Assert.Equal(12, joined.Volume);
    }

    private static Candle Candle(long open, long high, long low, long close, long buy, long sell)
    {
        var candle = new Candle { Open = open, High = high, Low = low, Close = close, BuyTrades = 1, SellTrades = 1 };
        candle.BuyVolume.Add(buy);
        candle.SellVolume.Add(sell);
        return candle;
    }
}
