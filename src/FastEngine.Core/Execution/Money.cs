using System.Runtime.CompilerServices;

namespace FastEngine.Core.Execution;

/// <summary>Money: an <see cref="Int128"/> at scale 18 in the quote currency. Never a binary float, never an average.</summary>
public static class Money
{
    public const int Scale = 18;

    /// <summary>Fees are rounded to this many decimals.</summary>
    public const int FeeDecimals = 8;

    public static Int128 One => FixedPoint.PowerOfTen(Scale);

    /// <summary>Price times quantity, exact when the scales sum to at most 18, else rounded half away from zero.</summary>
    public static Int128 Of(long price, long quantity, Instrument instrument) =>
        OfProduct((Int128)price * quantity, instrument);

    /// <summary>Whether price times quantity becomes money without rounding.</summary>
    public static bool IsExact(Instrument instrument) => instrument.PriceScale + instrument.QuantityScale <= Scale;

    /// <summary>A sum of price times quantity as money.</summary>
    public static Int128 OfProduct(Int128 product, Instrument instrument)
    {
        var scale = instrument.PriceScale + instrument.QuantityScale;
        return scale <= Scale
            ? product * FixedPoint.PowerOfTen(Scale - scale)
            : DivideRounded(product, FixedPoint.PowerOfTen(scale - Scale));
    }

    /// <summary>A rate of an amount, rounded half away from zero to <see cref="FeeDecimals"/> decimals.</summary>
    /// <param name="ratePpb">Rate times 1e9: 0.04 % is 400,000.</param>
    public static Int128 Fee(Int128 amount, long ratePpb)
    {
        // amount * rate / 1e9 at scale 18, to a multiple of 1e10.
        var unit = FixedPoint.PowerOfTen(Scale - FeeDecimals);
        var whole = amount / unit;
        var rest = amount - whole * unit;
        var product = whole * ratePpb;
        var units = product / FixedPoint.PowerOfTen(9);
        var remainder = (product - units * FixedPoint.PowerOfTen(9)) * unit + rest * ratePpb;
        return (units + DivideRounded(remainder, (Int128)FixedPoint.PowerOfTen(9) * unit)) * unit;
    }

    /// <summary>The part of an amount that <paramref name="part"/> of <paramref name="whole"/> takes, rounded half away from zero to 8 decimals.</summary>
    public static Int128 Share(Int128 amount, long part, long whole)
    {
        // In steps that stay below 2^127: amount = (whole * average + left) * unit + rest.
        var unit = FixedPoint.PowerOfTen(Scale - FeeDecimals);
        var units = amount / unit;
        var rest = amount - units * unit;
        var average = units / whole;
        var product = (units - average * whole) * part;
        var left = product / whole;
        var remainder = (product - left * whole) * unit + rest * part;
        return (average * part + left + DivideRounded(remainder, (Int128)whole * unit)) * unit;
    }

    /// <summary>Quotient rounded half away from zero; the divisor is positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Int128 DivideRounded(Int128 dividend, Int128 divisor)
    {
        var half = divisor / 2;
        return dividend >= 0 ? (dividend + half) / divisor : (dividend - half) / divisor;
    }

    /// <summary>The nearest double: 25,000 is 25,000.</summary>
    public static double ToDouble(Int128 amount)
    {
        var magnitude = ExactQuotient.Divide((UInt128)Int128.Abs(amount), (UInt128)One);
        return amount < 0 ? -magnitude : magnitude;
    }

    public static string ToText(Int128 amount) => FixedPoint.ToText(amount, Scale);
}
