namespace FastEngine.Signals.Candles;

/// <summary>A candle that closed, with whose and which interval it was.</summary>
public struct ClosedCandle
{
    public Candle Candle;

    /// <summary>Start of the interval, ns since the epoch.</summary>
    public long OpenTimeNs;

    public int InstrumentId;

    /// <summary>Index into <see cref="SignalOptions.TimeframesNs"/>.</summary>
    public int Timeframe;
}
