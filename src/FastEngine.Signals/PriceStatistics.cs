using FastEngine.Core;

namespace FastEngine.Signals;

/// <summary>Mean and population standard deviation from exact integer sums.</summary>
public static class PriceStatistics
{
    /// <param name="basePrice">Price that the deviations are taken from.</param>
    /// <param name="deviations">Sum of price less base price.</param>
    /// <param name="trades">Number of trades, at least 1.</param>
    /// <param name="scale">Price scale; the mean is in quote currency.</param>
    public static double Mean(long basePrice, Int128 deviations, int trades, int scale) =>
        (double)((Int128)basePrice * trades + deviations) / ((double)trades * FixedPoint.PowerOfTen(scale));

    /// <summary>sqrt(E[d^2] - E[d]^2) without cancellation: the deviations are first taken from their own rounded mean, in integers.</summary>
    public static double Deviation(Int128 deviations, Int128 squaredDeviations, int trades, int scale)
    {
        var center = deviations / trades;
        var rest = deviations - center * trades;
        var squares = squaredDeviations - center * (2 * deviations - trades * center);
        var mean = (double)rest / trades;
        var variance = (double)squares / trades - mean * mean;
        return variance <= 0 ? 0 : Math.Sqrt(variance) / FixedPoint.PowerOfTen(scale);
    }
}
