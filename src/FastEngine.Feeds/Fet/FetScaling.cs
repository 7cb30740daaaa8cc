using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>How a file's instrument becomes the run's: its id, and the factors between the scales of the two. Exact or refused.</summary>
/// <param name="Id">Id in the run's table, or -1 when the run does not know it.</param>
internal readonly record struct FetScaling(int Id, long PriceFactor, long PriceDivisor, long QuantityFactor, long QuantityDivisor)
{
    public const int NotWanted = -1;

    public static FetScaling Between(Instrument stored, Instrument? wanted)
    {
        if (wanted is null) return new FetScaling(NotWanted, 1, 1, 1, 1);
        var price = wanted.PriceScale - stored.PriceScale;
        var quantity = wanted.QuantityScale - stored.QuantityScale;
        return new FetScaling(wanted.Id, Power(price), Power(-price), Power(quantity), Power(-quantity));
    }

    public bool IsIdentity => (PriceFactor | PriceDivisor | QuantityFactor | QuantityDivisor) == 1;

    /// <summary>False when the wanted scale cannot hold a value.</summary>
    public bool TryConvert(ref Tick tick) =>
        TryConvert(ref tick.Price, PriceFactor, PriceDivisor) && TryConvert(ref tick.Quantity, QuantityFactor, QuantityDivisor);

    /// <summary>Likewise of the ask of a quote.</summary>
    public bool TryConvertAsk(ref Tick tick) =>
        TryConvert(ref tick.AskPrice, PriceFactor, PriceDivisor) && TryConvert(ref tick.AskQuantity, QuantityFactor, QuantityDivisor);

    private static bool TryConvert(ref long value, long factor, long divisor)
    {
        var (quotient, remainder) = Math.DivRem(value, divisor);
        if (remainder != 0 || quotient > long.MaxValue / factor) return false;
        value = quotient * factor;
        return true;
    }

    private static long Power(int exponent) => exponent > 0 ? FixedPoint.PowerOfTen(exponent) : 1;
}
