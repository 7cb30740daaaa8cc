using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Indicators;

/// <summary>Wilder's true range: the bar's range, widened to the close before it.</summary>
public static class TrueRange
{
    public static double Of(in Bar bar, double previousClose) =>
        Math.Max(bar.High, previousClose) - Math.Min(bar.Low, previousClose);

    /// <summary>At the price scale.</summary>
    public static long Of(in Candle candle, long previousClose) =>
        Math.Max(candle.High, previousClose) - Math.Min(candle.Low, previousClose);
}
