using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Plain decimals of archives: the answers of <see cref="FixedPoint.TryParse"/>, sooner.</summary>
public static class DecimalText
{
    // So many digits cannot overflow, whatever they are.
    private const int SafeLength = 18;

    /// <summary>Exactly as <see cref="FixedPoint.TryParse"/>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, int scale, out long value)
    {
        value = 0;
        if (text.Length > SafeLength) return FixedPoint.TryParse(text, scale, out value);
        long number = 0;
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9) number = number * 10 + digit;
            else if (text[i] == '.' && point < 0) point = i;
            else return false;
        }

        var decimals = point < 0 ? 0 : text.Length - 1 - point;
        // No digit before the point, or none behind it; longer than the scale is the rare case.
        if (text.IsEmpty || point == 0 || (point > 0 && decimals == 0)) return false;
        if (decimals > scale) return FixedPoint.TryParse(text, scale, out value);
        var factor = FixedPoint.PowerOfTen(scale - decimals);
        var high = Math.BigMul(number, factor, out value);
        if (high == 0 && value >= 0) return true;
        value = 0;
        return false;
    }

    /// <summary>How many decimal places a number uses, trailing zeros aside. False when it is not plain decimal digits.</summary>
    public static bool TryMeasure(ReadOnlySpan<byte> text, out int decimals, out bool isZero)
    {
        decimals = 0;
        isZero = true;
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.' && point < 0)
            {
                point = i;
                continue;
            }

            if ((uint)(c - '0') > 9) return false;
            if (c == '0') continue;
            isZero = false;
            if (point >= 0) decimals = i - point;
        }

        return !text.IsEmpty && point != 0 && point != text.Length - 1;
    }
}
