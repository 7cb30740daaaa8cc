using FastEngine.Core;
using FastEngine.Simulation.Reports;
using FsCheck;
using FsCheck.Fluent;
using static FastEngine.Simulation.Tests.Reports.Sample;

namespace FastEngine.Simulation.Tests.Reports;

public class SharpeRatioTests
{
    private const double MinutesOfAYear = 365 * 24 * 60;

    [Fact]
    public void Three_returns_give_what_a_hand_gives()
    {
        // Returns 10 %, -10 %, 30 %: mean 10 %, squares 0 + 0.04 + 0.04, deviation sqrt(0.08 / 2) = 20 %.
        var sharpe = SharpeRatio.Of(Equity(100, 110, 99, 128.7m));
        Assert.Equal(0.5 * Math.Sqrt(MinutesOfAYear), sharpe!.Value, 8);
    }

    [Fact]
    public void Minutes_without_a_change_are_returns_of_zero()
    {
        // Returns 0, 0, 3 %: mean 1 %, squares 0.0001 + 0.0001 + 0.0004, deviation sqrt(0.0003).
        EquitySample[] samples = [new(StartNs, Money(100)), new(StartNs + 3 * EngineTime.NsPerMinute, Money(103))];
        Assert.Equal(0.01 / Math.Sqrt(0.0003) * Math.Sqrt(MinutesOfAYear), SharpeRatio.Of(samples)!.Value, 8);
    }

    [Fact]
    public void A_grid_point_sees_the_last_sample_at_or_before_it()
    {
        // The grid sees 100, 110, 99, 128.7; the 50, the 7 and the 1 stand between its points.
        EquitySample[] between =
        [
            new(StartNs - 20 * EngineTime.NsPerSecond, Money(50)), new(StartNs - 1, Money(100)),
            new(StartNs + 1, Money(7)), new(StartNs + EngineTime.NsPerMinute, Money(110)),
            new(StartNs + EngineTime.NsPerMinute + 1, Money(99)),
            new(StartNs + 3 * EngineTime.NsPerMinute - 1, Money(128.7m)), new(StartNs + 3 * EngineTime.NsPerMinute + 1, Money(1)),
        ];
        Assert.Equal(SharpeRatio.Of(Equity(100, 110, 99, 128.7m)), SharpeRatio.Of(between));
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 100 })]
    [InlineData(new[] { 100, 110 })]
    [InlineData(new[] { 100, 100, 100 })]
    [InlineData(new[] { 1000000, 1100000, 1210000, 1331000 })]
    [InlineData(new[] { 100, 0, 110 })]
    [InlineData(new[] { -5, 100, 110 })]
    public void It_is_null_with_fewer_than_two_returns_with_equal_returns_and_with_equity_that_is_not_positive(int[] equity) =>
        Assert.Null(SharpeRatio.Of(Equity([.. equity.Select(value => (decimal)value)])));

    [Fact]
    public void Leaving_out_samples_that_change_nothing_changes_nothing() =>
        Prop.ForAll<byte[]>(levels =>
        {
            var samples = Equity([.. levels.Select(level => 1000m + level / 64)]);
            var changes = samples.Where((sample, i) => i == 0 || i == samples.Length - 1 || sample.Equity != samples[i - 1].Equity).ToArray();
            return SharpeRatio.Of(samples).Equals(SharpeRatio.Of(changes));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Scaling_equity_changes_nothing_but_rounding() =>
        Prop.ForAll<byte[]>(levels =>
        {
            var (one, seven) = (SharpeRatio.Of(Equity([.. levels.Select(level => 1000m + level)])), SharpeRatio.Of(Equity([.. levels.Select(level => 7000m + 7 * level)])));
            return one is null ? seven is null : Math.Abs(one.Value - seven!.Value) <= 1e-6 * (1 + Math.Abs(one.Value));
        }).QuickCheckThrowOnFailure();
}
