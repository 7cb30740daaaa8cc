using System.Runtime.CompilerServices;

namespace FastEngine.Feeds.Generation;

/// <summary>Logarithm and exponential from IEEE basic operations alone, so that a seed gives the same tape on every platform
/// (the runtime's own call the platform's C library, whose last digits differ).</summary>
public static class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700;
    private const double Sqrt2 = 1.41421356237309504880;
    private const long MantissaMask = 0x000F_FFFF_FFFF_FFFF;
    private const long ExponentOfOne = 0x3FF0_0000_0000_0000;

    /// <summary>Natural logarithm of a positive normal number; relative error under 1e-12.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & MantissaMask) | ExponentOfOne);
        if (mantissa > Sqrt2)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // ln m = 2 artanh((m - 1) / (m + 1)); |s| <= 0.1716, so the first term left out is below 1e-13 of the sum.
        var s = (mantissa - 1.0) / (mantissa + 1.0);
        var z = s * s;
        var series = 1.0 + z * (1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 + z * (1.0 / 13 + z * (1.0 / 15)))))));
        return exponent * Ln2High + (exponent * Ln2Low + 2.0 * s * series);
    }

    /// <summary>e to the x; relative error under 1e-12. Zero below -700, and 700 stands for anything above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp(double x)
    {
        if (x < -700.0) return 0.0;
        if (x > 700.0) x = 700.0;
        var scaled = x * InverseLn2;
        var exponent = (int)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        var r = x - exponent * Ln2High - exponent * Ln2Low;

        // Taylor on |r| <= 0.3466; the first term left out is below 1e-15.
        var series = 1.0 + r * (1.0 + r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720 + r * (1.0 / 5040
            + r * (1.0 / 40320 + r * (1.0 / 362880 + r * (1.0 / 3628800 + r * (1.0 / 39916800)))))))))));
        return series * BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
    }
}
