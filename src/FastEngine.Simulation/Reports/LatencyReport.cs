using System.Numerics;
using FastEngine.Rings;

namespace FastEngine.Simulation.Reports;

/// <summary>A latency distribution with the collections of the run beside it; times in nanoseconds.</summary>
public sealed record LatencyReport
{
    /// <summary>From where to where, e.g. <c>ring to done</c>.</summary>
    public required string Path { get; init; }

    public required long Samples { get; init; }
    public required long P50Ns { get; init; }
    public required long P90Ns { get; init; }
    public required long P99Ns { get; init; }
    public required long P999Ns { get; init; }
    public required long MaxNs { get; init; }
    public required int Gen0 { get; init; }
    public required int Gen1 { get; init; }
    public required int Gen2 { get; init; }

    /// <summary>Ascending, from the first bucket that has a value to the last.</summary>
    public required IReadOnlyList<LatencyBucket> Buckets { get; init; }

    /// <summary>Four buckets an octave: as fine as a chart with a logarithmic axis shows, and exact because the histogram's own steps end there.</summary>
    public static LatencyReport From(string path, LatencyHistogram histogram, int gen0, int gen1, int gen2) => new()
    {
        Path = path,
        Samples = histogram.Count,
        P50Ns = histogram.PercentileNs(50),
        P90Ns = histogram.PercentileNs(90),
        P99Ns = histogram.PercentileNs(99),
        P999Ns = histogram.PercentileNs(99.9),
        MaxNs = histogram.MaxNs,
        Gen0 = gen0,
        Gen1 = gen1,
        Gen2 = gen2,
        Buckets = Coarsen(histogram),
    };

    private static List<LatencyBucket> Coarsen(LatencyHistogram histogram)
    {
        var buckets = new List<LatencyBucket>();
        var below = 0L;
        for (var upper = 1L; below < histogram.Count; upper += Width(upper))
        {
            var through = histogram.CountBelow(upper);
            if (through > 0) buckets.Add(new LatencyBucket(upper, through - below));
            below = through;
        }

        return buckets;
    }

    /// <summary>A quarter of the power of two at or below, at least 1.</summary>
    private static long Width(long lower) => Math.Max(1, (1L << BitOperations.Log2((ulong)lower)) >> 2);
}
