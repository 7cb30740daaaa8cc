namespace FastEngine.Simulation.Models.Delays;

/// <summary>A distribution of delays as quantiles, linear between them.</summary>
public sealed class DelayTable
{
    /// <summary>The parts, in millionths, whose quantiles a measured table holds: from the least to the most.</summary>
    public static readonly IReadOnlyList<int> MeasuredPpm =
        [0, 10_000, 50_000, 100_000, 250_000, 500_000, 750_000, 900_000, 950_000, 990_000, 999_000, 1_000_000];

    private const int WholePpm = 1_000_000;
    private const double PpmOfOne = WholePpm;

    // Quantiles of the normal distribution. The first and last, of one in two thousand, stand for the ends, which have no bound.
    private static readonly (int Ppm, double Z)[] Normal =
    [
        (0, -3.2905), (1_000, -3.0902), (5_000, -2.5758), (10_000, -2.3263), (25_000, -1.9600), (50_000, -1.6449), (100_000, -1.2816), (200_000, -0.8416),
        (300_000, -0.5244), (400_000, -0.2533), (500_000, 0), (600_000, 0.2533), (700_000, 0.5244), (800_000, 0.8416), (900_000, 1.2816), (950_000, 1.6449),
        (975_000, 1.9600), (990_000, 2.3263), (995_000, 2.5758), (999_000, 3.0902), (1_000_000, 3.2905),
    ];

    private const double ZOf99 = 2.3263;

    private readonly int[] _ppm;
    private readonly long[] _ns;

    /// <param name="ppm">Ascending, from 0 to a million.</param>
    /// <param name="ns">As many, not falling and not negative.</param>
    public DelayTable(IReadOnlyList<int> ppm, IReadOnlyList<long> ns)
    {
        if (ppm.Count < 2 || ppm.Count != ns.Count) throw new ArgumentException($"{ppm.Count} parts and {ns.Count} quantiles: as many of both, at least two", nameof(ns));
        if (ppm[0] != 0 || ppm[^1] != WholePpm) throw new ArgumentException($"the parts go from {ppm[0]} to {ppm[^1]} millionths, not from 0 to a million", nameof(ppm));
        for (var i = 0; i < ns.Count; i++)
        {
            if (i > 0 && ppm[i] <= ppm[i - 1]) throw new ArgumentException($"part {i + 1} is not above the one before", nameof(ppm));
            if (ns[i] < (i == 0 ? 0 : ns[i - 1])) throw new ArgumentException($"quantile {i + 1} of {ns[i]} ns is negative or below the one before", nameof(ns));
        }

        _ppm = [.. ppm];
        _ns = [.. ns];
    }

    public long LeastNs => _ns[0];

    public long MostNs => _ns[^1];

    public IReadOnlyList<long> QuantilesNs => _ns;

    /// <summary>A lognormal distribution by its median and what one in a hundred exceeds, cut off at one in two thousand on both sides.</summary>
    public static DelayTable Lognormal(long medianNs, long p99Ns)
    {
        if (medianNs <= 0 || p99Ns < medianNs) throw new ArgumentOutOfRangeException(nameof(p99Ns), p99Ns, $"not below the median, {medianNs} ns, which is above 0");
        var spread = ExactPower.Log2((double)p99Ns / medianNs) / ZOf99;
        return new DelayTable([.. Normal.Select(at => at.Ppm)], [.. Normal.Select(at => (long)Math.Round(medianNs * ExactPower.Exp2(spread * at.Z)))]);
    }

    /// <summary>The quantile of a part.</summary>
    /// <param name="random">All of its values alike likely.</param>
    public long At(ulong random)
    {
        // Billionths of the way, of which a millionth is a thousand.
        var at = (long)(((random >> 32) * 1_000_000_000) >> 32);
        var i = 1;
        while (at >= 1_000L * _ppm[i]) i++;
        var from = 1_000L * _ppm[i - 1];
        return _ns[i - 1] + (long)((Int128)(_ns[i] - _ns[i - 1]) * (at - from) / (1_000L * _ppm[i] - from));
    }

    /// <summary>The quantile at a part, 0 to 1; for reports.</summary>
    public long Quantile(double part) => At((ulong)(Math.Clamp(part, 0, 1 - 1 / PpmOfOne / 1_000) * ulong.MaxValue));
}
