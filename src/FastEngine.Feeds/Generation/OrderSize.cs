using System.Runtime.CompilerServices;

namespace FastEngine.Feeds.Generation;

/// <summary>How many trades an aggressive order makes, over how many price levels, and how large each is; shaped like 2024's BTCUSDT.</summary>
internal static class OrderSize
{
    /// <summary>Chance that the next trade of an order is at the next price level.</summary>
    public const double NextLevel = 0.15;

    private const double Single = 0.62;
    private const double Sweep = 0.02;
    private const int SmallMinimum = 2;
    private const double SmallMore = 0.75;
    private const int SweepMinimum = 10;
    private const double SweepMore = 20.0 / 21.0;

    /// <summary>Log-deviation of a trade's quantity: 1 % of trades are over 70 times the median.</summary>
    public const double Spread = 1.9;

    /// <summary>Largest deviation: 2,000 times the median.</summary>
    private const double MaxDeviations = 4.0;

    /// <summary>Mean number of trades of an order.</summary>
    public const double MeanTrades = Single
        + (1 - Single - Sweep) * (SmallMinimum + SmallMore / (1 - SmallMore))
        + Sweep * (SweepMinimum + SweepMore / (1 - SweepMore));

    public static int DrawTrades(ref Xoshiro256 random)
    {
        var kind = random.NextUnit();
        if (kind <= Single) return 1;
        if (kind <= 1 - Sweep) return SmallMinimum + random.NextGeometric(SmallMore);
        return SweepMinimum + random.NextGeometric(SweepMore);
    }

    /// <summary>Lots of one trade, at least 1; log-normal.</summary>
    /// <param name="spread">Log-deviation.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long DrawLots(ref Xoshiro256 random, double medianLots, double spread)
    {
        var deviations = random.NextGaussian();
        if (deviations > MaxDeviations) deviations = MaxDeviations;
        var lots = (long)(medianLots * PortableMath.Exp(spread * deviations) + 0.5);
        return lots < 1 ? 1 : lots;
    }
}
