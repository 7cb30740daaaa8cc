using System.Globalization;

namespace FastEngine.Exchange;

/// <summary>Numbers as the exchange writes them: decimals in quotes, of a fixed number of places.</summary>
/// <remarks>The simulator reckons in <see cref="decimal"/> on purpose: the engine's fixed-point arithmetic is what it checks.</remarks>
internal static class Decimals
{
    /// <summary>Places of an amount of money.</summary>
    public const int MoneyPlaces = 8;

    private static readonly string[] Formats = [.. Enumerable.Range(0, 19).Select(places => string.Create(CultureInfo.InvariantCulture, $"F{places}"))];

    /// <summary>A number with so many places, rounded half away from zero.</summary>
    public static string Text(decimal value, int places) => Math.Round(value, places, MidpointRounding.AwayFromZero).ToString(Formats[places], CultureInfo.InvariantCulture);

    /// <summary>An amount of money: eight places.</summary>
    public static string Money(decimal value) => Text(value, MoneyPlaces);

    /// <summary>A number without zeros at its end.</summary>
    public static string Short(decimal value) => value == 0 ? "0" : value.ToString("0.##################", CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>Digits behind the point, zeros at the end not counted.</summary>
    public static int PlacesOf(decimal value) => (value / 1.0000000000000000000000000000m).Scale;

    /// <summary>What is left when a number is rounded down to a step.</summary>
    public static decimal Floor(decimal value, decimal step) => value - value % step;

    public static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
