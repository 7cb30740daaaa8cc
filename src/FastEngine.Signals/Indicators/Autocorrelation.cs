using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Indicators;

/// <summary>Lag-1 autocorrelation of the last log returns: Pearson over neighbouring pairs, each side its own mean. -1 to 1, 0 without movement.</summary>
public sealed class Autocorrelation
{
    private readonly long[] _closes;
    private readonly double[] _returns;

    /// <param name="returns">Number of log returns, at least 3.</param>
    public Autocorrelation(int returns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(returns, 3);
        _closes = new long[returns + 1];
        _returns = new double[returns];
    }

    public int CandlesNeeded => _closes.Length;

    /// <summary>Of the last closed candles; NaN when there are fewer than <see cref="CandlesNeeded"/>.</summary>
    public double Measure(CandleSeries candles, int slot, int timeframe) =>
        CloseWindow.TryCopy(candles, slot, timeframe, _closes) ? Compute(_closes) : double.NaN;

    /// <param name="closes">Oldest first; the last <see cref="CandlesNeeded"/> count. NaN when there are fewer.</param>
    public double Measure(ReadOnlySpan<long> closes) => closes.Length < _closes.Length ? double.NaN : Compute(closes[^_closes.Length..]);

    private double Compute(ReadOnlySpan<long> closes)
    {
        LogReturns.Fill(closes, _returns);
        var earlier = _returns.AsSpan(0, _returns.Length - 1);
        var later = _returns.AsSpan(1);
        if (LogReturns.AreEqual(earlier) || LogReturns.AreEqual(later)) return 0;
        var earlierMean = LogReturns.Mean(earlier);
        var laterMean = LogReturns.Mean(later);
        double products = 0, earlierSquares = 0, laterSquares = 0;
        for (var i = 0; i < earlier.Length; i++)
        {
            var a = earlier[i] - earlierMean;
            var b = later[i] - laterMean;
            products += a * b;
            earlierSquares += a * a;
            laterSquares += b * b;
        }

        return Math.Clamp(products / (Math.Sqrt(earlierSquares) * Math.Sqrt(laterSquares)), -1, 1);
    }
}
