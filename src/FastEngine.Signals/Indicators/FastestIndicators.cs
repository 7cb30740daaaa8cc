namespace FastEngine.Signals.Indicators;

/// <summary>A symbol's indicators of the fastest timeframe, as of its last closed candle. 304 bytes.</summary>
public struct FastestIndicators
{
    public Atr Atr;
    public Rsi Rsi;
    public Macd Macd;
    public Ema EmaFast;
    public Ema EmaSlow;
    public Vwap Vwap;

    /// <summary>The last close, in price units.</summary>
    public double Close;

    /// <summary>Lag-1 autocorrelation of the last log returns; NaN until defined.</summary>
    public double Autocorrelation;

    /// <summary>As a fraction of the middle band; NaN until defined.</summary>
    public double BollingerWidth;
}
