using System.Runtime.CompilerServices;

namespace FastEngine.Core;

/// <summary>Quotients of exact integer sums, rounded once.</summary>
public static class ExactQuotient
{
    /// <summary>The double nearest to numerator / denominator (ties to even). The denominator is not 0; both are below 2^120.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Divide(UInt128 numerator, UInt128 denominator)
    {
        // Below 2^53 both convert exactly, and IEEE division rounds once.
        const ulong Exact = 1UL << 53;
        return numerator <= Exact && denominator <= Exact
            ? (double)(ulong)numerator / (ulong)denominator
            : DivideWide(numerator, denominator);
    }

    // Long division, one quotient bit a step: 56 significant bits, the last one sticky, which the conversion rounds correctly.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double DivideWide(UInt128 numerator, UInt128 denominator)
    {
        if (numerator == 0) return 0;
        var exponent = (int)(UInt128.LeadingZeroCount(denominator) - UInt128.LeadingZeroCount(numerator));
        if (exponent >= 0) denominator <<= exponent;
        else numerator <<= -exponent;
        if (numerator < denominator)
        {
            numerator <<= 1;
            exponent--;
        }

        ulong quotient = 0;
        for (var bit = 0; bit < 55; bit++)
        {
            quotient <<= 1;
            if (numerator >= denominator)
            {
                numerator -= denominator;
                quotient |= 1;
            }

            numerator <<= 1;
        }

        quotient = (quotient << 1) | (numerator != 0 ? 1UL : 0);
        return Math.ScaleB((double)quotient, exponent - 55);
    }
}
