namespace FastEngine.Signals.Tests.Views;

/// <summary>The streaming median against the median of the gaps themselves.</summary>
public class GapMedianTests
{
    private const long Ms = 1_000_000;

    [Theory]
    [InlineData(5)]
    [InlineData(200)]
    [InlineData(30_000)]
    public void Of_exponential_gaps_it_is_within_a_fifth_of_the_median_19_times_in_20(int meanMs)
    {
        var random = new Random(meanMs);
        var median = 0;
        var within = 0;
        const int Gaps = 20_000;
        var true0 = meanMs * Ms * Math.Log(2);
        for (var i = 1; i <= Gaps; i++)
        {
            median = Next(median, (long)(-Math.Log(1 - random.NextDouble()) * meanMs * Ms), i);
            if (i > 500 && Math.Abs(GapMedian.ValueNs(median, i) / true0 - 1) < 0.2) within++;
        }

        Assert.True(within > 0.95 * (Gaps - 500), $"{within} of {Gaps - 500}");
    }

    [Fact]
    public void It_is_not_told_before_there_are_enough_trades_and_then_near_the_median_whatever_the_first_gap_was()
    {
        var median = 0;
        for (var i = 1; i < GapMedian.LeastTrades; i++) median = Next(median, i == 1 ? Ms : 10_000 * Ms, i);
        Assert.Equal(0, GapMedian.ValueNs(median, GapMedian.LeastTrades - 1));
        for (var i = GapMedian.LeastTrades; i < 200; i++) median = Next(median, 10_000 * Ms, i);
        Assert.InRange(GapMedian.ValueNs(median, 200), 9_000 * Ms, 11_000 * Ms);
    }

    [Fact]
    public void A_pace_ten_times_slower_is_followed_within_a_few_hundred_trades()
    {
        var median = 0;
        for (var i = 1; i <= 1_000; i++) median = Next(median, 100 * Ms, i);
        Assert.InRange(GapMedian.ValueNs(median, 1_000), 98 * Ms, 102 * Ms);
        for (var i = 0; i < 230; i++) median = GapMedian.Next(median, 1_000 * Ms);
        Assert.InRange(GapMedian.ValueNs(median, 1_230), 970 * Ms, 1_030 * Ms);
    }

    [Fact]
    public void Trades_of_one_millisecond_leave_it_at_its_floor()
    {
        var median = 0;
        for (var i = 1; i <= 5_000; i++) median = Next(median, i % 3 == 0 ? 5 * Ms : 0, i);
        Assert.InRange(GapMedian.ValueNs(median, 5_000), GapMedian.FloorNs, GapMedian.FloorNs * 102 / 100);
    }

    private static int Next(int median, long gapNs, long trades) =>
        trades < GapMedian.Settled ? GapMedian.Learn(median, gapNs, trades) : GapMedian.Next(median, gapNs);
}
