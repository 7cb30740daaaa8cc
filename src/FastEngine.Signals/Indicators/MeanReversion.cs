using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Indicators;

/// <summary>Mean-reversion strength: how fast closes come back after they left their mean. 1 at once, 0 not in time, 0.5 when none left.</summary>
public sealed class MeanReversion
{
    private const double NoExcursion = 0.5;

    private readonly int _meanLength;
    private readonly double _outerSigma;
    private readonly double _innerSigma;
    private readonly int _maxCandles;
    private readonly long[] _closes;
    private readonly double[] _differences;

    /// <param name="lookback">Candles whose deviation is looked at.</param>
    /// <param name="meanLength">Closes of the mean and population deviation, those that end with the candle.</param>
    /// <param name="outerSigma">An excursion begins beyond this many deviations.</param>
    /// <param name="innerSigma">It is back within this many, or on the other side.</param>
    /// <param name="maxCandles">An excursion of this many candles ends with 0.</param>
    public MeanReversion(int lookback, int meanLength, double outerSigma, double innerSigma, int maxCandles)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookback, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(meanLength, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCandles, 1);
        if (!(innerSigma >= 0 && outerSigma > innerSigma))
            throw new ArgumentException($"the outer deviation ({outerSigma}) must be beyond the inner one ({innerSigma}), which is 0 or more", nameof(outerSigma));
        _meanLength = meanLength;
        _outerSigma = outerSigma;
        _innerSigma = innerSigma;
        _maxCandles = maxCandles;
        _closes = new long[lookback + meanLength - 1];
        _differences = new double[_closes.Length];
    }

    public int CandlesNeeded => _closes.Length;

    /// <summary>Of the last closed candles; NaN when there are fewer than <see cref="CandlesNeeded"/>.</summary>
    public double Measure(CandleSeries candles, int slot, int timeframe) =>
        CloseWindow.TryCopy(candles, slot, timeframe, _closes) ? Compute(_closes) : double.NaN;

    /// <param name="closes">Oldest first; the last <see cref="CandlesNeeded"/> count. NaN when there are fewer.</param>
    public double Measure(ReadOnlySpan<long> closes) => closes.Length < _closes.Length ? double.NaN : Compute(closes[^_closes.Length..]);

    private double Compute(ReadOnlySpan<long> closes)
    {
        CloseWindow.ToDifferences(closes, _differences);
        var excursions = 0;
        var candles = 0;
        var side = 0;
        double sum = 0;
        for (var end = _meanLength; end <= _differences.Length; end++)
        {
            var sigmas = Deviation(_differences.AsSpan(end - _meanLength, _meanLength));
            if (side != 0 && IsBack(sigmas, side))
            {
                sum += 1 - (double)candles / _maxCandles;
                excursions++;
                side = 0;
            }

            if (side == 0)
            {
                if (!Threshold.IsAbove(Math.Abs(sigmas), _outerSigma)) continue;
                side = Math.Sign(sigmas);
                candles = 0;
            }

            if (++candles < _maxCandles) continue;
            excursions++;
            side = 0;
        }

        return excursions == 0 ? NoExcursion : sum / excursions;
    }

    private bool IsBack(double sigmas, int side) => side * sigmas < 0 || !Threshold.IsAbove(Math.Abs(sigmas), _innerSigma);

    // Of the last value, in deviations; 0 when nothing moved.
    private static double Deviation(ReadOnlySpan<double> values)
    {
        Moments.Of(values, out var mean, out var deviation);
        return deviation > 0 ? (values[^1] - mean) / deviation : 0;
    }
}
