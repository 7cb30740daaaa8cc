namespace FastEngine.Signals.Indicators;

/// <summary>Exponential moving average with weight 2 / (period + 1), seeded with the mean of the first period values. 24 bytes.</summary>
public struct Ema
{
    // Until there are period values: the sum of their differences to the first, so that values that do not move have exactly their average.
    private double _average;
    private double _first;
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

        if (_values == 0) _first = value;
        _average += value - _first;
        if (++_values < period) return;
        _average = _first + _average / period;
        _isReady = true;
    }
}
