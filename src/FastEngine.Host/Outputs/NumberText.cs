using System.Globalization;

namespace FastEngine.Host.Outputs;

/// <summary>Measured values for a person; files keep them whole.</summary>
internal static class NumberText
{
    /// <summary>Six significant digits; a dash for nothing.</summary>
    public static string Of(double? value) => value is { } number ? number.ToString("G6", CultureInfo.InvariantCulture) : "-";

    public static string Percent(double? part) => part is { } number ? (100 * number).ToString("0.0#", CultureInfo.InvariantCulture) + " %" : "-";
}
