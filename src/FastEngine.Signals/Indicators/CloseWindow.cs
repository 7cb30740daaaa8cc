using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Indicators;

/// <summary>The last closes of a series, oldest first, as the window measures read them.</summary>
internal static class CloseWindow
{
    /// <summary>Fills <paramref name="closes"/> with the newest closes; false when the series has fewer.</summary>
    public static bool TryCopy(CandleSeries candles, int slot, int timeframe, Span<long> closes)
    {
        if (candles.ClosedCount(slot, timeframe) < closes.Length) return false;
        for (var age = 0; age < closes.Length; age++) closes[^(age + 1)] = candles.Closed(slot, timeframe, age).Close;
        return true;
    }

    /// <summary>Differences to the last close: exact, small, and all 0 when nothing moved, whatever the price.</summary>
    public static void ToDifferences(ReadOnlySpan<long> closes, Span<double> differences)
    {
        for (var i = 0; i < closes.Length; i++) differences[i] = closes[i] - closes[^1];
    }
}
