namespace FastEngine.Simulation.Backtest;

/// <summary>How else the same returns could have come: paths of blocks of returns, drawn with replacement, and the bands that they fill.</summary>
/// <remarks>Circular block bootstrap (Politis and Romano 1992) with blocks of the cube root of the number of returns, so that what follows on each
/// other stays together. It tells how much was order and luck among the returns that were; it knows nothing of markets that were not.
/// Equal returns and seed give equal bands.</remarks>
public sealed record MonteCarlo
{
    public const int DefaultPaths = 1_000;
    public const ulong DefaultSeed = 1;

    /// <summary>With fewer returns there is nothing to draw from.</summary>
    public const int FewestReturns = 10;

    private const int MostPoints = 250;

    public required int Paths { get; init; }
    public required int BlockLength { get; init; }
    public required ulong Seed { get; init; }

    /// <summary>Index of the return after which each point of the band stands; -1 for the beginning.</summary>
    public required IReadOnlyList<int> Points { get; init; }

    /// <summary>Equity at each point as a multiple of the starting equity.</summary>
    public required IReadOnlyList<Interval> Band { get; init; }

    /// <summary>Of the whole path, percent.</summary>
    public required Interval ReturnPct { get; init; }

    /// <summary>Deepest fall below the highest value before, at the ends of periods, percent.</summary>
    public required Interval DrawdownPct { get; init; }

    /// <summary>Annualised; over the paths where it is defined, null when it is on none.</summary>
    public required Interval? Sharpe { get; init; }

    /// <summary>Share of the paths that lost money, 0 to 1.</summary>
    public required double Losing { get; init; }

    /// <summary>Null with fewer than <see cref="FewestReturns"/> returns, and when all are 0.</summary>
    public static MonteCarlo? Of(PeriodReturns returns, ulong seed = DefaultSeed, int paths = DefaultPaths)
    {
        var values = returns.Values;
        var count = values.Count;
        if (count < FewestReturns || values.All(value => value == 0)) return null;
        var block = Math.Max(1, (int)Math.Round(Math.Cbrt(count)));
        var points = PointsOf(count);
        var equity = points.Select(_ => new double[paths]).ToArray();
        var totals = new double[paths];
        var falls = new double[paths];
        var sharpes = new List<double>(paths);
        var draws = new ResampledDraws(seed);
        var path = new double[count];
        for (var number = 0; number < paths; number++)
        {
            Draw(values, path, block, draws, (ulong)number);
            var (value, peak, fall, point) = (1.0, 1.0, 0.0, 1);
            equity[0][number] = 1;
            for (var i = 0; i < count; i++)
            {
                value *= 1 + path[i];
                peak = Math.Max(peak, value);
                fall = Math.Max(fall, 1 - value / peak);
                if (point < points.Length && points[point] == i) equity[point++][number] = value;
            }

            totals[number] = 100 * (value - 1);
            falls[number] = 100 * fall;
            if (ReturnRatios.Sharpe(path, returns.PeriodsPerYear) is { } sharpe) sharpes.Add(sharpe);
        }

        return new MonteCarlo
        {
            Paths = paths, BlockLength = block, Seed = seed, Points = points, Band = [.. equity.Select(values => Interval.Of(values)!)],
            Losing = (double)totals.Count(total => total < 0) / paths, ReturnPct = Interval.Of(totals)!, DrawdownPct = Interval.Of(falls)!, Sharpe = Interval.Of([.. sharpes]),
        };
    }

    private static void Draw(IReadOnlyList<double> values, double[] path, int block, ResampledDraws draws, ulong number)
    {
        var blocks = (path.Length + block - 1) / block;
        for (var i = 0; i < blocks; i++)
        {
            var start = draws.Below(number * (ulong)blocks + (ulong)i, values.Count);
            for (var at = i * block; at < Math.Min(path.Length, (i + 1) * block); at++) path[at] = values[(start + at - i * block) % values.Count];
        }
    }

    // The beginning, the end, and evenly between.
    private static int[] PointsOf(int count)
    {
        var points = Math.Min(count, MostPoints);
        return [-1, .. Enumerable.Range(1, points).Select(i => (int)((long)i * count / points) - 1)];
    }
}
