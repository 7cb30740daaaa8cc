namespace FastEngine.Signals.Confluence;

/// <summary>The least score that an entry needs: higher in a quiet market, lower in a wild one.</summary>
/// <param name="Base">Score needed at medium volatility.</param>
/// <param name="LowVolatilityExtra">Added below <paramref name="LowAtrFraction"/>.</param>
/// <param name="HighVolatilityDiscount">Taken off above <paramref name="HighAtrFraction"/>.</param>
/// <param name="LowAtrFraction">ATR over close of the longest timeframe, already scaled to its length.</param>
/// <param name="HighAtrFraction">The same.</param>
public sealed record RequiredScore(
    double Base, double LowVolatilityExtra, double HighVolatilityDiscount, double LowAtrFraction, double HighAtrFraction)
{
    /// <param name="atrFraction">ATR over close of the longest timeframe; NaN while unknown counts as medium.</param>
    public double At(double atrFraction) =>
        Threshold.IsBelow(atrFraction, LowAtrFraction) ? Base + LowVolatilityExtra
        : Threshold.IsAbove(atrFraction, HighAtrFraction) ? Base - HighVolatilityDiscount
        : Base;
}
