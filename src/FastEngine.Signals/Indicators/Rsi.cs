namespace FastEngine.Signals.Indicators;

/// <summary>Wilder's relative strength index of closes, 0 to 100; defined after period + 1 closes, 50 where nothing has moved. 32 bytes.</summary>
public struct Rsi
{
    private double _previous;

    // Their sums until there are period of them.
    private double _gain;
    private double _loss;
    private int _closes;
    private bool _isReady;

    public readonly bool IsReady => _isReady;

    /// <summary>NaN until defined. 100 G / (G + L) is Wilder's 100 - 100 / (1 + G / L), and needs no case for L = 0.</summary>
    public readonly double Value =>
        !_isReady ? double.NaN : _gain + _loss > 0 ? 100 * (_gain / (_gain + _loss)) : 50;

    public void Update(double close, int period)
    {
        if (_closes > 0)
        {
            var gain = Math.Max(close - _previous, 0);
            var loss = Math.Max(_previous - close, 0);
            if (_isReady)
            {
                _gain = (_gain * (period - 1) + gain) / period;
                _loss = (_loss * (period - 1) + loss) / period;
            }
            else
            {
                _gain += gain;
                _loss += loss;
                if (_closes == period)
                {
                    _gain /= period;
                    _loss /= period;
                    _isReady = true;
                }
            }
        }

        _previous = close;
        if (!_isReady) _closes++;
    }
}
