using FastEngine.Core.Execution;
using FastEngine.Trading.Portfolio;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Trading.Tests.Portfolio;

public class HealthScorerTests
{
    private static readonly HealthOptions Options = new();

    [Fact]
    public void The_example_of_the_design_gives_47()
    {
        var health = HealthScorer.Score(
            new HealthInputs { Positions = 5, UnrealisedPpm = -25_000, Quality = 0.4, Correlated = 4, HoldMinutes = 18, IsVolatile = true }, Options);
        Assert.Equal((15.0, 10.0, 5.0, 12.0, 5.0), (health.Pnl, health.Quality, health.Concentration, health.HoldTime, health.Volatility));
        Assert.Equal(47, health.Score);
    }

    [Fact]
    public void Without_positions_it_is_100() => Assert.Equal((100.0, 0), (HealthScorer.Score(default, Options).Score, HealthScorer.Score(default, Options).Positions));

    [Theory]
    [InlineData(-60_000, 0)]
    [InlineData(-50_000, 0)]
    [InlineData(-37_500, 7.5)]
    [InlineData(-25_000, 15)]
    [InlineData(0, 20)]
    [InlineData(12_500, 22.5)]
    [InlineData(50_000, 30)]
    [InlineData(60_000, 30)]
    [InlineData(double.NegativeInfinity, 0)]
    public void Points_of_the_result(double ppm, double points) => Assert.Equal(points, Of(health => health with { UnrealisedPpm = ppm }).Pnl, 9);

    [Theory]
    [InlineData(0, 20)]
    [InlineData(1, 20)]
    [InlineData(2, 15)]
    [InlineData(3, 10)]
    [InlineData(4, 5)]
    [InlineData(5, 0)]
    [InlineData(9, 0)]
    public void Points_of_the_concentration(int correlated, double points) => Assert.Equal(points, Of(health => health with { Correlated = correlated }).Concentration);

    [Theory]
    [InlineData(0, 15)]
    [InlineData(5, 15)]
    [InlineData(11.5, 13.5)]
    [InlineData(18, 12)]
    [InlineData(24, 10.5)]
    [InlineData(30, 9)]
    [InlineData(45, 4.5)]
    [InlineData(60, 0)]
    [InlineData(600, 0)]
    public void Points_of_the_hold_time(double minutes, double points) => Assert.Equal(points, Of(health => health with { HoldMinutes = minutes }).HoldTime, 9);

    [Fact]
    public void More_profit_is_never_less_healthy_and_the_score_stays_within_0_and_100()
    {
        var property = Prop.ForAll<(int Low, ushort More, byte Correlated, ushort Seconds)>(x =>
        {
            HealthInputs Inputs(double ppm) => new()
            {
                Positions = 3, UnrealisedPpm = ppm, Quality = x.Correlated / 255.0, Correlated = x.Correlated, HoldMinutes = x.Seconds / 60.0,
            };

            var (low, high) = (HealthScorer.Score(Inputs(x.Low * 1_000.0), Options), HealthScorer.Score(Inputs(x.Low * 1_000.0 + x.More), Options));
            return low.Score <= high.Score && low.Score >= 0 && high.Score <= 100;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(200), property);
    }

    [Fact]
    public void Curves_that_do_not_ascend_and_thresholds_that_do_not_descend_are_refused()
    {
        TradingOptions With(HealthOptions health) => new() { Portfolio = new PortfolioOptions { Health = health } };
        Assert.Throws<ArgumentOutOfRangeException>(() => new Desk(With(Options with { Hold = [new(5, 15), new(5, 12)] })));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Desk(With(Options with { Pnl = [] })));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Desk(With(Options with { ClosesBelow = 60 })));
    }

    private static Health Of(Func<HealthInputs, HealthInputs> change) => HealthScorer.Score(change(new HealthInputs { Positions = 1 }), Options);
}
