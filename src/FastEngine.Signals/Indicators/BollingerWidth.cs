using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Indicators;

/// <summary>Width of the Bollinger bands as a fraction of their middle: 2 x sigmas x population deviation / mean of the last closes.</summary>
public sealed class BollingerWidth
{
    private readonly long[] _closes;
    private readonly double[] _differences;
    private readonly double _sigmas;

    public BollingerWidth(int period, double sigmas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 2);
        if (!(sigmas > 0)) throw new ArgumentOutOfRangeException(nameof(sigmas), sigmas, "the bands must lie apart");
        _closes = new long[period];
        _differences = new double[period];
        _sigmas = sigmas;
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
        Moments.Of(_differences, out var mean, out var deviation);
        return 2 * _sigmas * deviation / (closes[^1] + mean);
    }
}
