using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Indicators;

/// <summary>Directional persistence: the Hurst exponent of the last log returns by rescaled range, corrected for short samples.</summary>
/// <remarks>A. Anis and E. Lloyd, "The expected value of the adjusted rescaled Hurst range of independent normal summands", 1976.
/// A Gaussian random walk gives 0.49 on average with a deviation of 0.10 (64 returns): the measure is noisy.</remarks>
public sealed class Persistence
{
    private readonly int[] _chunks;
    private readonly double[] _logSizes;

    // sqrt(pi n / 2) - E(n): what is added to the measured rescaled range.
    private readonly double[] _corrections;
    private readonly double[] _logRanges;
    private readonly long[] _closes;
    private readonly double[] _returns;

    /// <param name="returns">Log returns measured.</param>
    /// <param name="chunkSizes">At least two, ascending, from 2 to <paramref name="returns"/>.</param>
    public Persistence(int returns, IReadOnlyList<int> chunkSizes)
    {
        if (chunkSizes.Count < 2) throw new ArgumentException($"a slope needs two chunk sizes; there are {chunkSizes.Count}", nameof(chunkSizes));
        _chunks = [.. chunkSizes];
        for (var i = 0; i < _chunks.Length; i++)
        {
            if (_chunks[i] < 2 || _chunks[i] > returns || (i > 0 && _chunks[i] <= _chunks[i - 1]))
                throw new ArgumentException($"chunk sizes ascend from 2 to {returns}; {_chunks[i]} does not fit", nameof(chunkSizes));
        }

        _logSizes = new double[_chunks.Length];
        _corrections = new double[_chunks.Length];
        _logRanges = new double[_chunks.Length];
        for (var i = 0; i < _chunks.Length; i++)
        {
            _logSizes[i] = Math.Log(_chunks[i]);
            _corrections[i] = Math.Sqrt(Math.PI * _chunks[i] / 2) - ExpectedRange(_chunks[i]);
        }

        _closes = new long[returns + 1];
        _returns = new double[returns];
    }

    public int CandlesNeeded => _closes.Length;

    /// <summary>Of the last closed candles; NaN when there are fewer than <see cref="CandlesNeeded"/> or it is undefined.</summary>
    public double Measure(CandleSeries candles, int slot, int timeframe) =>
        CloseWindow.TryCopy(candles, slot, timeframe, _closes) ? Compute(_closes) : double.NaN;

    /// <param name="closes">Oldest first; the last <see cref="CandlesNeeded"/> count. NaN when there are fewer, or it is undefined.</param>
    public double Measure(ReadOnlySpan<long> closes) => closes.Length < _closes.Length ? double.NaN : Compute(closes[^_closes.Length..]);

    /// <summary>Rescaled range to expect of <paramref name="size"/> independent returns: G((n-1)/2) / (sqrt(pi) G(n/2)) x sum of sqrt((n-r)/r), r = 1 to n-1.</summary>
    public static double ExpectedRange(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);

        // q(n) = G((n-1)/2) / G(n/2): q(2) = sqrt(pi) and q(n) q(n+1) = 2 / (n-1), so no gamma function is needed.
        var quotient = Math.Sqrt(Math.PI);
        for (var n = 2; n < size; n++) quotient = 2 / ((n - 1) * quotient);
        double sum = 0;
        for (var r = 1; r < size; r++) sum += Math.Sqrt((double)(size - r) / r);
        return quotient / Math.Sqrt(Math.PI) * sum;
    }

    private double Compute(ReadOnlySpan<long> closes)
    {
        LogReturns.Fill(closes, _returns);
        for (var i = 0; i < _chunks.Length; i++)
        {
            var adjusted = MeanRescaledRange(_chunks[i]) + _corrections[i];
            if (!(adjusted > 0)) return double.NaN;
            _logRanges[i] = Math.Log(adjusted);
        }

        return LeastSquares.Slope(_logSizes, _logRanges);
    }

    // Over the whole chunks that end at the newest return.
    private double MeanRescaledRange(int size)
    {
        double sum = 0;
        var chunks = _returns.Length / size;
        for (var i = 1; i <= chunks; i++) sum += RescaledRange(_returns.AsSpan(_returns.Length - i * size, size));
        return sum / chunks;
    }

    private static double RescaledRange(ReadOnlySpan<double> chunk)
    {
        if (LogReturns.AreEqual(chunk)) return 0;
        var mean = LogReturns.Mean(chunk);
        double path = 0, squares = 0, low = double.MaxValue, high = double.MinValue;
        foreach (var value in chunk)
        {
            var deviation = value - mean;
            squares += deviation * deviation;
            path += deviation;
            if (path < low) low = path;
            if (path > high) high = path;
        }

        return (high - low) / Math.Sqrt(squares / chunk.Length);
    }
}
