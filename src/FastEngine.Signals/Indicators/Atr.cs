namespace FastEngine.Signals.Indicators;

/// <summary>Wilder's average true range in price units; defined after period + 1 bars. 24 bytes.</summary>
/// <remarks>The first value is the mean of the first period true ranges (the first bar has none), then ATR' = (ATR (period - 1) + TR) / period.</remarks>
public struct Atr
{
    private double _previousClose;

    // Their sum until there are period of them.
    private double _trueRange;
    private int _bars;
    private bool _isReady;

    public readonly bool IsReady => _isReady;

    /// <summary>NaN until defined.</summary>
    public readonly double Value => _isReady ? _trueRange : double.NaN;

    public void Update(in Bar bar, int period)
    {
        if (_bars > 0)
        {
            var range = TrueRange.Of(in bar, _previousClose);
            if (_isReady)
            {
                _trueRange = (_trueRange * (period - 1) + range) / period;
            }
            else
            {
                _trueRange += range;
                if (_bars == period)
                {
                    _trueRange /= period;
                    _isReady = true;
                }
            }
        }

        _previousClose = bar.Close;
        if (!_isReady) _bars++;
    }
}
