namespace FastEngine.Signals.Indicators;

/// <summary>A symbol's indicators of the longest timeframe, as of its last closed candle. 168 bytes.</summary>
public struct LongestIndicators
{
    public Adx Adx;
    public Atr Atr;
    public Ema EmaFast;
    public Ema EmaSlow;

    /// <summary>The last close, in price units.</summary>
    public double Close;

    /// <summary>ATR as a fraction of the last close; NaN until defined.</summary>
    public readonly double AtrOfClose => Atr.Value / Close;
}
