using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Rings.Tests;

public class LatencyHistogramTests
{
    [Fact]
    public void Percentiles_are_those_of_the_sorted_values_to_three_digits() =>
        Prop.ForAll<uint[], byte>((values, spread) =>
        {
            if (values.Length == 0) return true;
            // From nanoseconds to minutes.
            var sorted = values.Select(value => (long)value << (spread % 9)).Order().ToArray();
            var histogram = new LatencyHistogram();
            foreach (var value in sorted) histogram.Record(value);
            foreach (var percentile in new[] { 0, 50, 90, 99, 99.9, 99.99, 100 })
            {
                var rank = Math.Max(1, (int)Math.Ceiling((decimal)percentile * sorted.Length / 100));
                var exact = sorted[rank - 1];
                var told = histogram.PercentileNs(percentile);
                if (told < exact || told - exact > exact / 1000) return false;
            }

            return histogram.MaxNs == sorted[^1] && histogram.Count == sorted.Length && histogram.Clamped == 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Counts_below_a_bound_are_exact_where_a_step_begins() =>
        Prop.ForAll<uint[], byte>((values, spread) =>
        {
            var recorded = values.Select(value => (long)value << (spread % 9)).ToArray();
            var histogram = new LatencyHistogram();
            foreach (var value in recorded) histogram.Record(value);
            long[] bounds = [.. Enumerable.Range(0, 2_049), .. Enumerable.Range(2, 38).SelectMany(octave => new long[] { 4, 5, 6, 7 }.Select(quarter => quarter << octave)), long.MaxValue];
            return bounds.All(bound => histogram.CountBelow(bound) == recorded.LongCount(value => value < bound));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void Between_two_copies_is_what_was_recorded_after_the_first() =>
        Prop.ForAll<uint[], uint[]>((before, after) =>
        {
            var (all, earlier, alone) = (new LatencyHistogram(), new LatencyHistogram(), new LatencyHistogram());
            foreach (var value in before) all.Record(value);
            earlier.Add(all);
            foreach (var value in after)
            {
                all.Record(value);
                alone.Record(value);
            }

            var between = LatencyHistogram.Between(earlier, all);
            return between.Count == alone.Count && new[] { 0, 50, 99, 99.9 }.All(percentile => Math.Abs(between.PercentileNs(percentile) - alone.PercentileNs(percentile)) <= alone.PercentileNs(percentile) / 1000);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void Their_sum_is_exact_where_each_nanosecond_has_its_count_and_else_to_the_precision()
    {
        var histogram = new LatencyHistogram();
        Assert.Equal(0, histogram.SumNs());
        foreach (var ns in new[] { 0, 7, 7, 2_047 }) histogram.Record(ns);
        Assert.Equal(2_061, histogram.SumNs());
        histogram.Record(1_000_000_000);
        Assert.InRange(histogram.SumNs(), 1_000_000_000, 1_001_000_000);
    }

    [Fact]
    public void Merging_gives_what_recording_in_one_gives() =>
        Prop.ForAll<uint[], uint[]>((left, right) =>
        {
            var (a, b, both) = (new LatencyHistogram(), new LatencyHistogram(), new LatencyHistogram());
            foreach (var value in left)
            {
                a.Record(value);
                both.Record(value);
            }

            foreach (var value in right)
            {
                b.Record(value);
                both.Record(value);
            }

            a.Add(b);
            return a.Count == both.Count && a.MaxNs == both.MaxNs
                && Enumerable.Range(0, 101).All(percentile => a.PercentileNs(percentile) == both.PercentileNs(percentile));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Values_outside_the_range_are_counted_at_its_ends()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(-5);
        histogram.Record(LatencyHistogram.HighestNs);
        histogram.Record(long.MaxValue);
        Assert.Equal((3, 2), (histogram.Count, histogram.Clamped));
        Assert.Equal(0, histogram.PercentileNs(1));
        Assert.Equal(LatencyHistogram.HighestNs, histogram.PercentileNs(100));
        Assert.Equal(LatencyHistogram.HighestNs, histogram.MaxNs);
    }

    [Fact]
    public void A_reset_histogram_is_empty()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(123);
        histogram.Reset();
        Assert.Equal((0, 0, 0), (histogram.Count, histogram.MaxNs, histogram.PercentileNs(50)));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void A_percentile_is_0_to_100(double percentile) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatencyHistogram().PercentileNs(percentile));

    [Fact]
    public void Recording_allocates_nothing()
    {
        var histogram = new LatencyHistogram();
        var meter = default(AllocationMeter);
        meter.Start();
        for (var ns = 1L; ns < LatencyHistogram.HighestNs; ns = ns * 3 / 2 + 1) histogram.Record(ns);
        meter.Stop();
        Assert.Equal(0, meter.Allocated);
    }
}
