using FastEngine.Core;
using FastEngine.Signals.Strategies;

namespace FastEngine.Signals.Tests.Strategies;

/// <summary>What the strategies of quotes measure, against numbers made by hand.</summary>
public class QuoteMeasureTests
{
    [Fact]
    public void The_range_is_over_the_whole_seconds_of_the_window_and_the_present_one()
    {
        // Middles 100, 101, 99, 100, 100: doubled sums; a window of two seconds.
        var range = new MidRange(2 * EngineTime.NsPerSecond, 1);
        Assert.True(Add(range, 10.0, 200));
        Assert.False(Add(range, 10.5, 202));
        Assert.Equal((2L, false), (range.DoubledRange(0), range.IsFull(0)));
        Add(range, 11.0, 198);
        Assert.Equal((4L, false), (range.DoubledRange(0), range.IsFull(0)));
        Add(range, 12.0, 200);
        Assert.Equal((4L, true), (range.DoubledRange(0), range.IsFull(0)));

        // The tenth second is out of the window: 198 of the eleventh and 200.
        Add(range, 13.0, 200);
        Assert.Equal(2, range.DoubledRange(0));
        Add(range, 14.0, 200);
        Assert.Equal(0, range.DoubledRange(0));
    }

    [Fact]
    public void Seconds_without_a_quote_stay_where_the_one_before_ended()
    {
        var range = new MidRange(3 * EngineTime.NsPerSecond, 1);
        Add(range, 10.0, 200);
        Add(range, 10.2, 210);
        Add(range, 10.4, 204);
        Add(range, 12.0, 206);

        // Tenth: 200 to 210; eleventh: 204; twelfth: 206.
        Assert.Equal((10L, false), (range.DoubledRange(0), range.IsFull(0)));
        Add(range, 13.0, 206);
        Assert.Equal((10L, true), (range.DoubledRange(0), range.IsFull(0)));
        Add(range, 14.0, 206);
        Assert.Equal(2, range.DoubledRange(0));
        Add(range, 40.0, 220);
        Assert.Equal(14, range.DoubledRange(0));
        range.Clear(0);
        Add(range, 41.0, 220);
        Assert.Equal((0L, false), (range.DoubledRange(0), range.IsFull(0)));
    }

    [Fact]
    public void Means_are_of_the_last_quote_of_each_second_before_the_present_one()
    {
        var means = new QuoteMeans(2 * EngineTime.NsPerSecond, 1);
        means.Add(0, At(10), 100, 1_000);
        means.Add(0, At(10.9), 10, 3_000);
        Assert.True(double.IsNaN(means.Read(0, At(10.9)).SpreadPpm));
        means.Add(0, At(11), 30, 5_000);
        Assert.Equal((10.0, 3_000.0), means.Read(0, At(11)));
        means.Add(0, At(12), 1, 1);
        Assert.Equal((20.0, 4_000.0), means.Read(0, At(12)));
        means.Add(0, At(13), 1, 1);
        Assert.Equal((15.5, 2_500.5), means.Read(0, At(13)));
    }

    // Weights 1: the mean of four parts.
    [Theory]
    [InlineData(100, 200_000, 5_000_000, 0, 100)]
    [InlineData(1_000, 0, 0, 2_000, 0)]
    [InlineData(550, 200_000, 5_000_000, 0, 87.5)]
    [InlineData(100, 50_000, 2_500_000, 500, 62.5)]
    [InlineData(5_000, 400_000, 10_000_000, 9_000, 50)]
    public void The_quality_is_the_mean_of_its_parts(double spreadPpm, double depth, double volume, double rangePpm, double expected) =>
        Assert.Equal(expected, QualityScore.Of(new QualityOptions(), spreadPpm, depth, volume, rangePpm), 9);

    [Fact]
    public void A_part_counts_by_its_weight() =>
        Assert.Equal(20, QualityScore.Of(new QualityOptions { SpreadWeight = 1, DepthWeight = 4, VolumeWeight = 0, StabilityWeight = 0 }, 100, 0, 0, 0), 9);

    private static long At(double seconds) => (long)(seconds * 1000) * EngineTime.NsPerMs;

    private static bool Add(MidRange range, double seconds, long doubledMid) => range.Add(0, At(seconds), doubledMid);
}
