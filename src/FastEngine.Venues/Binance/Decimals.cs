using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance;

/// <summary>The venue's decimal texts as integers; for answers and user data, not for the feed.</summary>
internal static class Decimals
{
    private const int MaxLength = 64;

    /// <summary>Exact at a scale, with an optional sign; false when it is no number, or has digits beyond the scale.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, int scale, out long value)
    {
        value = 0;
        var isNegative = text.Length > 0 && text[0] == '-';
        if (isNegative) text = text[1..];
        Span<byte> bytes = stackalloc byte[MaxLength];
        if (text.Length > MaxLength || !Encoding.ASCII.TryGetBytes(text, bytes, out var length) || !FixedPoint.TryParse(bytes[..length], scale, out value)) return false;
        if (isNegative) value = -value;
        return true;
    }

    /// <summary>Rounded half away from zero at a scale: of averages, which have more digits than prices. 0 when it is no number.</summary>
    public static long Rounded(ReadOnlySpan<char> text, int scale)
    {
        if (!TryMoney(text, out var money)) return 0;
        var rounded = Money.DivideRounded(money, FixedPoint.PowerOfTen(Money.Scale - scale));
        return rounded > long.MaxValue || rounded < long.MinValue ? 0 : (long)rounded;
    }

    /// <summary>At the scale of money; digits beyond it are cut. False when it is no number or too large.</summary>
    public static bool TryMoney(ReadOnlySpan<char> text, out Int128 money)
    {
        const int MostDigits = 37;
        money = 0;
        var isNegative = text.Length > 0 && text[0] == '-';
        if (isNegative) text = text[1..];
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if (whole.Length == 0 || whole.Length + Money.Scale > MostDigits || (point >= 0 && fraction.Length == 0)) return false;
        foreach (var digit in whole)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            money = money * 10 + (digit - '0');
        }

        for (var i = 0; i < Math.Max(Money.Scale, fraction.Length); i++)
        {
            var digit = i < fraction.Length ? fraction[i] : '0';
            if (!char.IsAsciiDigit(digit)) return false;
            if (i < Money.Scale) money = money * 10 + (digit - '0');
        }

        if (isNegative) money = -money;
        return true;
    }

    /// <summary>Likewise, 0 for what is no number.</summary>
    public static Int128 MoneyOrZero(string? text) => TryMoney(text, out var money) ? money : 0;

    /// <summary>Likewise, 0 for what is no number.</summary>
    public static long OrZero(string? text, int scale) => TryParse(text, scale, out var value) ? value : 0;
}
