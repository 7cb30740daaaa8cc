using System.Globalization;

namespace FastEngine.Host.Configuration;

/// <summary>Decimal text to <see cref="decimal"/> and back, exact or refused.</summary>
public static class ExactDecimal
{
    // More digits than this, and decimal.Parse would round.
    private const int MostDigits = 28;

    /// <summary>Plain digits with an optional sign and point; no exponent, no separators.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        var digits = 0;
        foreach (var c in text) digits += char.IsAsciiDigit(c) ? 1 : 0;
        return digits is > 0 and <= MostDigits
            && char.IsAsciiDigit(text[^1])
            && char.IsAsciiDigit(text[text[0] is '-' or '+' ? 1 : 0])
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Without trailing zeros.</summary>
    public static string Format(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Decimal places that the value needs, trailing zeros not counted.</summary>
    public static int Places(decimal value)
    {
        var text = Format(value);
        var point = text.IndexOf('.');
        return point < 0 ? 0 : text.Length - point - 1;
    }
}
