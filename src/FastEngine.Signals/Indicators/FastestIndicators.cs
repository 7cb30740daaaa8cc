namespace FastEngine.Signals.Indicators;

/// <summary>A symbol's indicators of the fastest timeframe, as of its last closed candle. 344 bytes.</summary>
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

    /// <summary>As of the candle before; NaN until defined.</summary>
    public double RsiBefore;

    /// <summary>Histograms as of the candle before, and the one before that; NaN until defined.</summary>
    public double MacdBefore;
    public double MacdBefore2;

    /// <summary>Start of the last closed candle's interval, ns since the epoch; 0 before the first.</summary>
    public long OpenTimeNs;

    /// <summary>Candles in a row that closed above the VWAP of their time, negative below; 0 after one that closed at it, or without a VWAP.</summary>
    public int ClosesAboveVwap;
}
