namespace FastEngine.Signals.Indicators;

/// <summary>Moving average convergence/divergence of closes, in price units. 72 bytes.</summary>
/// <remarks>The line is defined after slow closes, signal and histogram after slow + signal - 1 (34 of 12/26/9).</remarks>
public struct Macd
{
    private Ema _fast;
    private Ema _slow;
    private Ema _signal;

    /// <summary>True when line, signal and histogram are all defined.</summary>
    public readonly bool IsReady => _signal.IsReady;

    /// <summary>Fast EMA less slow EMA; NaN until defined.</summary>
    public readonly double Line => _fast.Value - _slow.Value;

    /// <summary>EMA of the line; NaN until defined.</summary>
    public readonly double Signal => _signal.Value;

    /// <summary>Line less signal; NaN until defined.</summary>
    public readonly double Histogram => Line - Signal;

    public void Update(double close, int fastPeriod, int slowPeriod, int signalPeriod)
    {
        _fast.Update(close, fastPeriod);
        _slow.Update(close, slowPeriod);
        if (_fast.IsReady && _slow.IsReady) _signal.Update(Line, signalPeriod);
    }
}
