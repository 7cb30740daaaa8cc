using FastEngine.Signals.Candles;

namespace FastEngine.Engine.Journal;

/// <summary>A closed candle from before the first trade, as the journal holds it.</summary>
public struct WarmUpEntry
{
    public Candle Candle;
    public long OpenTimeNs;
    public int InstrumentId;
    public int Timeframe;
}
