namespace FastEngine.Feeds;

/// <summary>The prices of a candle as a way of trades: open, low and high in the order of the candle's direction, close; no randomness.</summary>
/// <remarks>A rising candle falls to its low first, a falling one rises to its high: the shorter way, and the one that candles are usually
/// read by. Every corner is hit exactly; between them prices are spread evenly and rounded to the tick.</remarks>
public readonly struct CandlePath
{
    /// <summary>Open, low, high and close are a trade each.</summary>
    public const int LeastTrades = 4;

    private readonly long _open;
    private readonly long _first;
    private readonly long _second;
    private readonly long _close;
    private readonly long _tick;
    private readonly int _firstAt;
    private readonly int _secondAt;

    /// <param name="open">Between low and high, like the close.</param>
    /// <param name="high">Highest price.</param>
    /// <param name="low">Lowest price.</param>
    /// <param name="close">Last price.</param>
    /// <param name="trades">At least <see cref="LeastTrades"/>.</param>
    /// <param name="tick">Prices between the corners are multiples of it.</param>
    public CandlePath(long open, long high, long low, long close, int trades, long tick)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trades, LeastTrades);
        Trades = trades;
        _tick = tick;
        _open = open;
        _close = close;
        (_first, _second) = close >= open ? (low, high) : (high, low);

        // Steps go to the legs by their length; a leg has one even where it is flat.
        var (a, b, c) = (Math.Abs(_first - open), Math.Abs(_second - _first), Math.Abs(close - _second));
        var length = Math.Max(1, a + b + c);
        var spare = trades - LeastTrades;
        _firstAt = 1 + (int)((Int128)spare * a / length);
        _secondAt = _firstAt + 1 + (int)((Int128)spare * b / length);
    }

    public int Trades { get; }

    /// <summary>Price of a trade, by its number from 0.</summary>
    public long PriceOf(int trade)
    {
        if (trade <= _firstAt) return Between(_open, _first, trade, _firstAt);
        return trade <= _secondAt ? Between(_first, _second, trade - _firstAt, _secondAt - _firstAt) : Between(_second, _close, trade - _secondAt, Trades - 1 - _secondAt);
    }

    /// <summary>Whether a trade is on a leg that rises: by the tick rule a buyer was the aggressor then.</summary>
    public bool IsRising(int trade)
    {
        if (trade <= _firstAt) return _first > _open || (_first == _open && _second > _first);
        return trade <= _secondAt ? _second >= _first : _close > _second;
    }

    private long Between(long from, long to, int step, int steps)
    {
        if (step == 0) return from;
        if (step == steps) return to;
        var price = from + (long)((Int128)(to - from) * step / steps);
        var rounded = (price + _tick / 2) / _tick * _tick;
        return Math.Clamp(rounded, Math.Min(from, to), Math.Max(from, to));
    }
}
