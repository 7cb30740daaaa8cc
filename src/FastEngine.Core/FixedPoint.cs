using System.Runtime.CompilerServices;

namespace FastEngine.Core;

/// <summary>Decimal fixed-point numbers: an integer and a power-of-ten scale. Text to integer and back is exact or refused, never rounded.</summary>
public static class FixedPoint
{
    public const int MaxScale = 18;

    // Constant data: an array would be allocated by whichever thread comes first, and that may be a hot one.
    private static ReadOnlySpan<long> Powers =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    /// <summary>10 to the <paramref name="exponent"/>, 0 to 18.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long PowerOfTen(int exponent) => Powers[exponent];

    /// <summary>Parses plain decimal digits with an optional point (<c>61837.63000000</c>) at <paramref name="scale"/>.
    /// False when empty, not digits, out of range, or when a digit other than zero lies beyond the scale.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, int scale, out long value)
    {
        value = 0;
        ulong number = 0;
        var digits = 0;
        var fraction = -1;
        foreach (var c in text)
        {
            if (c == '.')
            {
                if (fraction >= 0 || digits == 0) return false;
                fraction = 0;
                continue;
            }

            var digit = (uint)(c - '0');
            if (digit > 9) return false;
            digits++;
            if (fraction >= 0 && ++fraction > scale)
            {
                if (digit != 0) return false;
                continue;
            }

            if (number > ((ulong)long.MaxValue - digit) / 10) return false;
            number = number * 10 + digit;
        }

        if (digits == 0 || fraction == 0) return false;
        for (var i = Math.Max(fraction, 0); i < scale; i++)
        {
            if (number > (ulong)long.MaxValue / 10) return false;
            number *= 10;
        }

        value = (long)number;
        return true;
    }

    /// <summary>Writes an exact decimal without trailing zeros (<c>61837.63</c>, <c>-0.5</c>, <c>12</c>). 0 when the buffer is too small.</summary>
    /// <param name="destination">UTF-8; 22 bytes always suffice.</param>
    public static int Format(long value, int scale, Span<byte> destination)
    {
        const int MaxLength = 22;
        var magnitude = value < 0 ? 0 - (ulong)value : (ulong)value;
        while (scale > 0)
        {
            var (quotient, digit) = Math.DivRem(magnitude, 10);
            if (digit != 0) break;
            magnitude = quotient;
            scale--;
        }

        Span<byte> text = stackalloc byte[MaxLength];
        var at = MaxLength;
        for (var fraction = scale; fraction > 0; fraction--) text[--at] = NextDigit(ref magnitude);
        if (scale > 0) text[--at] = (byte)'.';
        do text[--at] = NextDigit(ref magnitude);
        while (magnitude != 0);
        if (value < 0) text[--at] = (byte)'-';
        return text[at..].TryCopyTo(destination) ? MaxLength - at : 0;
    }

    private static byte NextDigit(ref ulong rest)
    {
        var (quotient, digit) = Math.DivRem(rest, 10);
        rest = quotient;
        return (byte)('0' + digit);
    }

    /// <summary>Writes an exact decimal without trailing zeros (<c>61837.63</c>, <c>-0.5</c>, <c>12</c>). 0 when the buffer is too small.</summary>
    /// <param name="destination">UTF-8; 42 bytes always suffice.</param>
    public static int Format(Int128 value, int scale, Span<byte> destination)
    {
        if (value >= long.MinValue && value <= long.MaxValue) return Format((long)value, scale, destination);
        while (scale > 0 && value % 10 == 0)
        {
            value /= 10;
            scale--;
        }

        Span<byte> reversed = stackalloc byte[44];
        var count = 0;
        var negative = value < 0;
        var magnitude = negative ? (UInt128)(-value) : (UInt128)value;
        var digits = 0;
        do
        {
            if (digits == scale && scale > 0) reversed[count++] = (byte)'.';
            reversed[count++] = (byte)('0' + (int)(magnitude % 10));
            magnitude /= 10;
            digits++;
        }
        while (magnitude != 0 || digits <= scale);

        if (negative) reversed[count++] = (byte)'-';
        if (count > destination.Length) return 0;
        for (var i = 0; i < count; i++) destination[i] = reversed[count - 1 - i];
        return count;
    }

    /// <summary>The exact decimal as text; for reports, not for the hot path.</summary>
    public static string ToText(Int128 value, int scale)
    {
        Span<byte> buffer = stackalloc byte[48];
        return System.Text.Encoding.ASCII.GetString(buffer[..Format(value, scale, buffer)]);
    }
}
