using FastEngine.Core;
using FastEngine.Simulation.Backtest;

namespace FastEngine.Simulation.Tests.Backtest;

public class MonteCarloTests
{
    [Fact]
    public void Equal_returns_and_seed_give_equal_bands_and_another_seed_others()
    {
        var returns = Returns(Enumerable.Range(0, 60).Select(i => 0.001 * (i % 7 - 3)));
        var first = MonteCarlo.Of(returns, seed: 5)!;
        Assert.Equal(first.Band, MonteCarlo.Of(returns, seed: 5)!.Band);
        Assert.NotEqual(first.ReturnPct, MonteCarlo.Of(returns, seed: 6)!.ReturnPct);
    }

    [Fact]
    public void Returns_that_do_not_differ_leave_no_room_for_luck()
    {
        var paths = MonteCarlo.Of(Returns(Enumerable.Repeat(0.01, 12)), paths: 50)!;
        var end = 100 * (Math.Pow(1.01, 12) - 1);
        Assert.Equal((end, end), (Math.Round(paths.ReturnPct.P5, 9), Math.Round(paths.ReturnPct.P95, 9)), Near);
        Assert.Equal((0, 0.0, null), (paths.Losing, paths.DrawdownPct.P95, paths.Sharpe));
        Assert.Equal(-1, paths.Points[0]);
        Assert.Equal(11, paths.Points[^1]);
    }

    // The mean of the mean of draws is the mean: 1,000 paths of 100 draws of 0.1 % with deviation 1 % are within 5 of their standard errors (0.1 % / sqrt(1000)).
    [Fact]
    public void The_middle_path_ends_where_the_returns_themselves_do()
    {
        var returns = Returns(Enumerable.Range(0, 100).Select(i => 0.001 + (i % 2 == 0 ? 0.01 : -0.01)));
        var paths = MonteCarlo.Of(returns)!;
        var own = 100 * (returns.Values.Aggregate(1.0, (product, value) => product * (1 + value)) - 1);
        Assert.InRange(paths.ReturnPct.P50, own - 5, own + 5);
        Assert.True(paths.ReturnPct.P5 < paths.ReturnPct.P25 && paths.ReturnPct.P75 < paths.ReturnPct.P95);
        Assert.Equal(5, paths.BlockLength);
    }

    [Fact]
    public void Too_few_returns_and_returns_of_nothing_have_no_paths()
    {
        Assert.Null(MonteCarlo.Of(Returns(Enumerable.Range(0, 9).Select(i => 0.01 * i))));
        Assert.Null(MonteCarlo.Of(Returns(Enumerable.Repeat(0.0, 100))));
    }

    // 1 to 5: of the four steps 5 % is 0.2 of the first.
    [Fact]
    public void Percentiles_lie_between_the_values_that_they_are_of() => Assert.Equal(new Interval(1.2, 2, 3, 4, 4.8), Interval.Of([3, 1, 5, 2, 4]));

    private static bool Near((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) < 1e-6 && Math.Abs(a.Item2 - b.Item2) < 1e-6;

    private static PeriodReturns Returns(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return new PeriodReturns { PeriodNs = 24 * EngineTime.NsPerHour, TimesNs = [.. all.Select((_, i) => (long)i)], Values = all };
    }
}
