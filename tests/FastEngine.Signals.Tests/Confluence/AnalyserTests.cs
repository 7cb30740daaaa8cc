using FastEngine.Signals.Candles;
using FastEngine.Signals.Confluence;

namespace FastEngine.Signals.Tests.Confluence;

public class AnalyserTests
{
    // 2.5 to 1 in the trade's direction, strictly: imbalances are exact quotients and compare as they are.
    [Theory]
    [InlineData(true, 3.2, 5, true)]
    [InlineData(true, 2.5, 5, false)]
    [InlineData(true, 2.5000000000000004, 5, true)]
    [InlineData(true, 3.2, 4, false)]
    [InlineData(true, 0.3, 50, false)]
    [InlineData(false, 0.3, 5, true)]
    [InlineData(false, 0.4, 5, false)]
    [InlineData(false, 0.39999999999999997, 5, true)]
    [InlineData(false, 0.3, 4, false)]
    [InlineData(false, 3.2, 50, false)]
    public void Order_flow_passes_beyond_its_ratio_in_the_trades_direction(bool isLong, double imbalance, int trades, bool passes)
    {
        var input = new ConfluenceInput { IsLong = isLong, Imbalance = imbalance, ImbalanceTrades = trades };
        Assert.Equal(passes, new OrderFlowAnalyser(minRatio: 2.5, minTrades: 5).Passes(in input));
    }

    // Open, high, low, close; the tick is 10.
    [Theory]
    [InlineData(true, 1080, 1105, 1000, 1100, true)] // wick 80 over body 20, close at 100 of 105
    [InlineData(true, 1100, 1105, 1000, 1080, false)] // closes against the trade
    [InlineData(true, 1050, 1080, 1000, 1075, false)] // the wick is exactly twice the body
    [InlineData(true, 1049, 1076, 1000, 1074, false)]
    [InlineData(true, 1051, 1080, 1000, 1076, true)]
    [InlineData(true, 1080, 1125, 1000, 1100, false)] // closes exactly at 0.8
    [InlineData(true, 1080, 1124, 1000, 1100, true)]
    [InlineData(true, 1020, 1021, 1000, 1021, false)] // a body below one tick counts as one: the wick must pass 20
    [InlineData(true, 1021, 1022, 1000, 1022, true)]
    [InlineData(true, 1100, 1100, 1000, 1100, false)] // no body has no direction
    [InlineData(true, 1000, 1000, 1000, 1000, false)]
    [InlineData(false, 1080, 1105, 1000, 1100, false)]
    [InlineData(false, 1025, 1105, 1000, 1005, true)]
    [InlineData(false, 1005, 1105, 1000, 1025, false)]
    [InlineData(false, 1025, 1105, 980, 1005, false)] // closes exactly at 0.8 from the wick
    public void Microstructure_passes_on_a_rejection(bool isLong, long open, long high, long low, long close, bool passes)
    {
        var input = new ConfluenceInput
        {
            IsLong = isLong, Tick = 10, LastClosed = new Candle { Open = open, High = high, Low = low, Close = close },
        };
        Assert.Equal(passes, new MicrostructureAnalyser(wickMilli: 2_000, minClosePosition: 0.8).Passes(in input));
    }

    [Fact]
    public void Microstructure_mirrors_exactly()
    {
        var analyser = new MicrostructureAnalyser(wickMilli: 2_000, minClosePosition: 0.8);
        var passed = 0;
        for (var open = 0; open <= 12; open++)
        for (var close = 0; close <= 12; close++)
        {
            var candle = new Candle { Open = 100 + open, High = 112, Low = 100, Close = 100 + close };
            var mirrored = new Candle { Open = 400 - candle.Open, High = 400 - candle.Low, Low = 400 - candle.High, Close = 400 - candle.Close };
            var up = new ConfluenceInput { IsLong = true, Tick = 1, LastClosed = candle };
            var down = new ConfluenceInput { IsLong = false, Tick = 1, LastClosed = mirrored };
            Assert.Equal(analyser.Passes(in up), analyser.Passes(in down));
            passed += analyser.Passes(in up) ? 1 : 0;
        }

        Assert.InRange(passed, 1, 100);
    }
}
