using FastEngine.Core;
using FastEngine.Rings;
using FastEngine.Simulation.Reports;
using FsCheck;
using FsCheck.Fluent;
using static FastEngine.Simulation.Tests.Reports.Sample;

namespace FastEngine.Simulation.Tests.Reports;

public class DownsamplingTests
{
    [Fact]
    public void A_curve_that_fits_is_kept_as_it_is()
    {
        var points = EquityCurve.Build(Equity(100, 90, 95));
        Assert.Equal([new(StartNs, Money(100), 0), new(points[1].TimeNs, Money(90), Money(10)), new(points[2].TimeNs, Money(95), Money(5))], points);
        Assert.Equal(points, EquityCurve.Downsample(points, 3));
    }

    [Fact]
    public void A_thinned_curve_keeps_order_peak_deepest_drawdown_and_end() =>
        Prop.ForAll<short[], byte>((levels, room) =>
        {
            var points = EquityCurve.Build(Equity([.. levels.Select(level => (decimal)level)]));
            var limit = 3 + room % 20;
            var kept = EquityCurve.Downsample(points, limit);
            if (points.Length == 0) return kept.Length == 0;
            return kept.Length <= limit && kept.Zip(kept.Skip(1)).All(pair => pair.First.TimeNs < pair.Second.TimeNs) && kept.All(points.Contains)
                && kept.Max(point => point.Equity) == points.Max(point => point.Equity)
                && kept.Max(point => point.Drawdown) == points.Max(point => point.Drawdown) && kept[^1] == points[^1];
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Thinned_prices_are_the_lowest_the_highest_and_the_last_of_each_slice()
    {
        // Six minutes in two slices of three.
        PricePoint[] points = [At(0, 5, 9, 6), At(1, 4, 7, 5), At(2, 5, 8, 7), At(3, 7, 12, 11), At(4, 10, 11, 10), At(5, 9, 10, 9)];
        Assert.Equal([At(2, 4, 9, 7), At(5, 7, 12, 9)], PriceSeries.Downsample(points, 2));
        Assert.Equal(points, PriceSeries.Downsample(points, 6));

        static PricePoint At(int minute, int low, int high, int close) => new(StartNs + minute * EngineTime.NsPerMinute, Money(low), Money(high), Money(close));
    }

    [Fact]
    public void Thinned_prices_keep_the_extremes_and_the_last_price() =>
        Prop.ForAll<(short Low, byte Range, byte Wait)[], byte>((rows, room) =>
        {
            var time = StartNs;
            var points = rows.Select(row => new PricePoint(time += 1 + row.Wait, row.Low, row.Low + row.Range, row.Low + row.Range / 2)).ToArray();
            var limit = 1 + room % 20;
            var kept = PriceSeries.Downsample(points, limit);
            if (points.Length == 0) return kept.Length == 0;
            return kept.Length <= Math.Min(limit, points.Length) && kept.Min(point => point.Low) == points.Min(point => point.Low)
                && kept.Max(point => point.High) == points.Max(point => point.High)
                && (kept[^1].TimeNs, kept[^1].Close) == (points[^1].TimeNs, points[^1].Close);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Latency_buckets_hold_each_value_once_below_their_bound() =>
        Prop.ForAll<uint[], byte>((values, spread) =>
        {
            var recorded = values.Select(value => (long)value << (spread % 9)).ToArray();
            var histogram = new LatencyHistogram();
            foreach (var value in recorded) histogram.Record(value);
            var report = LatencyReport.From("a to b", histogram, 1, 2, 3);
            var below = 0L;
            foreach (var bucket in report.Buckets)
            {
                below += bucket.Count;
                if (below != recorded.LongCount(value => value < bucket.UpperNs)) return false;
            }

            return below == recorded.Length && (report.Samples, report.MaxNs) == (recorded.Length, recorded.DefaultIfEmpty().Max())
                && (report.Buckets.Count == 0 || (report.Buckets[0].Count > 0 && report.Buckets[^1].Count > 0));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void Latencies_beyond_an_hour_are_in_the_last_bucket()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(0);
        histogram.Record(long.MaxValue);
        var report = LatencyReport.From("a to b", histogram, 0, 0, 0);
        Assert.Equal((new LatencyBucket(1, 1), 1L), (report.Buckets[0], report.Buckets[^1].Count));
        Assert.True(report.Buckets[^1].UpperNs > LatencyHistogram.HighestNs);
    }
}
