namespace FastEngine.Signals.Indicators;

/// <summary>Exponential moving average with weight 2 / (period + 1), seeded with the mean of the first period values. 16 bytes.</summary>
public struct Ema
{
    // The sum of the values until there are period of them.
    private double _average;
    private int _values;
    private bool _isReady;

    public readonly bool IsReady => _isReady;

    /// <summary>NaN until defined, which is after period values.</summary>
    public readonly double Value => _isReady ? _average : double.NaN;

    public void Update(double value, int period)
    {
        if (_isReady)
        {
            _average += 2.0 / (period + 1) * (value - _average);
            return;
        }

        _average += value;
        if (++_values < period) return;
        _average /= period;
        _isReady = true;
    }
}
