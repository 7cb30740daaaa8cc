namespace FastEngine.Core.Execution;

/// <summary>A candle of the fastest timeframe closed: the trade thread's marks and correlations come from these.</summary>
public struct CandleClose
{
    /// <summary>End of the interval, ns since the epoch.</summary>
    public long TimeNs;

    public long Open;
    public long High;
    public long Low;
    public long Close;
    public int InstrumentId;
    public int Trades;
}
