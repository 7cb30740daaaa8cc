using FastEngine.Core;
using FastEngine.Feeds.Generation;

namespace FastEngine.Feeds.Tests.Generation;

/// <summary>The control market has nothing in it that could be foretold.</summary>
public class RandomWalkTests
{
    private static readonly List<SyntheticTrade> Trades = Tapes.Trades(MinuteTape.Options(regime: null, seed: 3, hours: 96) with { Model = MarketModel.RandomWalk });
    private static readonly MinuteTape Minutes = new(Trades, EngineTime.NsPerMinute);

    // Of 5,760 independent minutes: three deviations of a correlation are 0.04.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(30)]
    public void Neither_returns_nor_their_size_nor_volumes_tell_the_next(int lag)
    {
        Assert.InRange(MinuteTape.Autocorrelation(Minutes.Returns, lag), -0.05, 0.05);
        Assert.InRange(MinuteTape.Autocorrelation([.. Minutes.Returns.Select(Math.Abs)], lag), -0.05, 0.05);
        Assert.InRange(MinuteTape.Autocorrelation(Minutes.Volumes, lag), -0.05, 0.05);
    }

    [Fact]
    public void Sides_are_tosses_of_a_coin()
    {
        var signs = Trades.GroupBy(t => t.TimeNs).Select(order => order.First().Aggressor == Side.Buy ? 1.0 : -1.0).ToArray();
        Assert.InRange(signs.Average(), -0.01, 0.01);
        for (var lag = 1; lag <= 3; lag++) Assert.InRange(MinuteTape.Autocorrelation(signs, lag), -0.01, 0.01);
    }

    [Fact]
    public void Order_flow_neither_moves_the_price_nor_foretells_it()
    {
        Assert.InRange(MinuteTape.Correlation([.. Minutes.Flows.Skip(1)], Minutes.Returns), -0.05, 0.05);
        Assert.InRange(MinuteTape.Correlation([.. Minutes.Flows.Skip(1).SkipLast(1)], [.. Minutes.Returns.Skip(1)]), -0.05, 0.05);
    }

    [Fact]
    public void The_price_moves_as_far_as_its_volatility_says()
    {
        // A minute has √60 times the volatility of a second; the tick of 0.1 at 61,800 adds next to nothing.
        var second = SyntheticSymbols.Demo(Market.UsdMargined)[0].VolatilityBps * 1e-4;
        Assert.InRange(Minutes.Deviation / (Math.Sqrt(60) * second), 0.95, 1.05);
    }
}
