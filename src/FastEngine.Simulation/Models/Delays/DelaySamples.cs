namespace FastEngine.Simulation.Models.Delays;

/// <summary>Samples of one cell, bounded: when it is full every second one is left out, and from then on every second one of those that come.
/// The least and the most are of all.</summary>
internal sealed class DelaySamples
{
    /// <summary>More than these are thinned.</summary>
    public const int Most = 65_536;

    private readonly List<long> _kept = [];
    private long _stride = 1;
    private long _leastNs = long.MaxValue;
    private long _mostNs = long.MinValue;

    public long Count { get; private set; }

    public void Add(long ns)
    {
        _leastNs = Math.Min(_leastNs, ns);
        _mostNs = Math.Max(_mostNs, ns);
        if (Count++ % _stride != 0) return;
        if (_kept.Count == Most)
        {
            for (var i = 0; i < Most / 2; i++) _kept[i] = _kept[2 * i];
            _kept.RemoveRange(Most / 2, Most / 2);
            _stride *= 2;
            if ((Count - 1) % _stride != 0) return;
        }

        _kept.Add(ns);
    }

    /// <summary>Quantiles by nearest rank, between the exact ends.</summary>
    public DelayTable ToTable()
    {
        var sorted = _kept.Order().ToArray();
        long[] quantiles = [.. DelayTable.MeasuredPpm.Select(ppm => sorted[(int)Math.Min(sorted.Length - 1, (long)sorted.Length * ppm / 1_000_000)])];
        (quantiles[0], quantiles[^1]) = (_leastNs, _mostNs);
        return new DelayTable(DelayTable.MeasuredPpm, quantiles);
    }
}
