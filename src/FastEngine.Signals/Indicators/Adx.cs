using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Indicators;

/// <summary>Wilder's average directional index with both directional indicators, 0 to 100; defined after 2 x period bars (DI after period + 1). 88 bytes.</summary>
/// <remarks>Ranges and movements are Wilder sums: S' = S - S / period + x. The first ADX is the mean of the first period values of DX.
/// Where nothing moved at all, DI and DX are 0. The price unit cancels, so it takes candles as they are: whether the upward or the downward
/// movement is the larger, or neither, is exact.</remarks>
public struct Adx
{
    private long _previousHigh;
    private long _previousLow;
    private long _previousClose;
    private double _trueRange;
    private double _plusMovement;
    private double _minusMovement;
    private double _plusDi;
    private double _minusDi;
    private double _dx;

    // The sum of DX until there are period of them.
    private double _adx;
    private int _bars;
    private bool _isReady;
    private bool _hasDirection;

    public readonly bool IsReady => _isReady;

    /// <summary>NaN until defined.</summary>
    public readonly double Value => _isReady ? _adx : double.NaN;

    /// <summary>+DI; NaN until defined.</summary>
    public readonly double PlusDi => _hasDirection ? _plusDi : double.NaN;

    /// <summary>-DI; NaN until defined.</summary>
    public readonly double MinusDi => _hasDirection ? _minusDi : double.NaN;

    /// <summary>DX, the unsmoothed index; NaN until defined.</summary>
    public readonly double Dx => _hasDirection ? _dx : double.NaN;

    public void Update(in Candle candle, int period)
    {
        if (_bars > 0) Add(in candle, period);
        _previousHigh = candle.High;
        _previousLow = candle.Low;
        _previousClose = candle.Close;
        if (!_isReady) _bars++;
    }

    private void Add(in Candle candle, int period)
    {
        var up = candle.High - _previousHigh;
        var down = _previousLow - candle.Low;
        var plus = up > down && up > 0 ? up : 0L;
        var minus = down > up && down > 0 ? down : 0L;
        var range = TrueRange.Of(in candle, _previousClose);
        if (!_hasDirection)
        {
            _trueRange += range;
            _plusMovement += plus;
            _minusMovement += minus;
            if (_bars < period) return;
            _hasDirection = true;
        }
        else
        {
            _trueRange += range - _trueRange / period;
            _plusMovement += plus - _plusMovement / period;
            _minusMovement += minus - _minusMovement / period;
        }

        _plusDi = _trueRange > 0 ? 100 * (_plusMovement / _trueRange) : 0;
        _minusDi = _trueRange > 0 ? 100 * (_minusMovement / _trueRange) : 0;
        var movement = _plusMovement + _minusMovement;
        _dx = movement > 0 ? 100 * (Math.Abs(_plusMovement - _minusMovement) / movement) : 0;
        if (_isReady)
        {
            _adx = (_adx * (period - 1) + _dx) / period;
            return;
        }

        _adx += _dx;
        if (_bars < 2 * period - 1) return;
        _adx /= period;
        _isReady = true;
    }
}
