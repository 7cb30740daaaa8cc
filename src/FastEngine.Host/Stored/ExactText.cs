using System.Globalization;
using System.Text.Json;

namespace FastEngine.Host.Stored;

/// <summary>Exact decimals of stored lines, for sums that a person reads.</summary>
internal static class ExactText
{
    public static decimal Of(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    public static decimal Of(JsonElement line, string key) => Of(line.Text(key));

    /// <summary>Without trailing zeros.</summary>
    public static string Show(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>An average for reading: ten decimals at most.</summary>
    public static string ShowRounded(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
