using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Indicators;

/// <summary>Refuses window measures that look further back than the candle history goes: they would never be defined.</summary>
internal static class CandleHistory
{
    public static void CheckHolds(CandleSeries candles, int needed, string optionName)
    {
        if (needed > candles.History)
            throw new ArgumentException($"{optionName} needs {needed} closed candles; the history keeps {candles.History}");
    }
}
