using FastEngine.Rings;

namespace FastEngine.Benchmarks.Orders;

/// <summary>Of one round, ns.</summary>
internal readonly record struct Percentiles(long Count, long P50, long P99, long P999, long Max)
{
    public static Percentiles Of(LatencyHistogram histogram) =>
        new(histogram.Count, histogram.PercentileNs(50), histogram.PercentileNs(99), histogram.PercentileNs(99.9), histogram.MaxNs);

    public static Percentiles Parse(string line)
    {
        var values = line.Split(' ').Select(long.Parse).ToArray();
        return new Percentiles(values[0], values[1], values[2], values[3], values[4]);
    }
}
