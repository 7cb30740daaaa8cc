using System.Globalization;
using FastEngine.Core;

namespace FastEngine.Simulation.Reports;

/// <summary>Numbers as a person reads them; the exact value stands beside each in a title.</summary>
internal static class Display
{
    public const string Unknown = "–";

    /// <summary>Two decimals from 1 on, four below, rounded half away from zero, in groups of three digits.</summary>
    public static string Money(Int128 value)
    {
        var one = (Int128)FixedPoint.PowerOfTen(Fixed18.Scale);
        var decimals = Int128.Abs(value) >= one || value == 0 ? 2 : 4;
        var unit = (Int128)FixedPoint.PowerOfTen(Fixed18.Scale - decimals);
        var magnitude = (Int128.Abs(value) + unit / 2) / unit;
        var (whole, part) = Int128.DivRem(magnitude, FixedPoint.PowerOfTen(decimals));
        var sign = value < 0 && magnitude != 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{Grouped(whole)}.{part.ToString($"D{decimals}", CultureInfo.InvariantCulture)}");
    }

    /// <summary>Money with a plus when it is positive.</summary>
    public static string SignedMoney(Int128 value) => value > 0 ? "+" + Money(value) : Money(value);

    public static string Count(long value) => Grouped(value);

    public static string Ratio(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("0.00", CultureInfo.InvariantCulture) : Unknown;

    /// <summary>Of a value in percent: two decimals, four where two would make it look like nothing or like all.</summary>
    public static string Percent(double? value) => value is not { } number || !double.IsFinite(number) ? Unknown
        : number.ToString(number != 0 && Math.Abs(number) is < 0.1 or (> 99.99 and < 100) ? "0.0000" : "0.00", CultureInfo.InvariantCulture) + " %";

    /// <summary>Share of a whole in percent.</summary>
    public static string Share(long part, long whole) => whole == 0 ? Unknown : Percent(100.0 * part / whole);

    /// <summary>The two largest units: <c>2 h 05 m</c>, <c>3 m 20 s</c>, <c>12.5 s</c>, <c>830 ms</c>.</summary>
    public static string Duration(long ns)
    {
        if (ns < 0) return "-" + Duration(-ns);
        var seconds = ns / EngineTime.NsPerSecond;
        return seconds switch
        {
            >= 86_400 => Pair(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h"),
            >= 3_600 => Pair(seconds / 3_600, "h", seconds % 3_600 / 60, "m"),
            >= 60 => Pair(seconds / 60, "m", seconds % 60, "s"),
            >= 1 => ((double)ns / EngineTime.NsPerSecond).ToString("0.#", CultureInfo.InvariantCulture) + " s",
            _ => Latency(ns),
        };

        static string Pair(long large, string largeUnit, long small, string smallUnit) =>
            string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit} {small:00} {smallUnit}").Replace($" 00 {smallUnit}", "", StringComparison.Ordinal);
    }

    /// <summary>Three significant digits: <c>870 ns</c>, <c>5.92 µs</c>, <c>16.1 ms</c>.</summary>
    public static string Latency(long ns) => ns switch
    {
        < EngineTime.NsPerUs => string.Create(CultureInfo.InvariantCulture, $"{ns} ns"),
        < EngineTime.NsPerMs => ThreeDigits((double)ns / EngineTime.NsPerUs) + " µs",
        < EngineTime.NsPerSecond => ThreeDigits((double)ns / EngineTime.NsPerMs) + " ms",
        _ => ThreeDigits((double)ns / EngineTime.NsPerSecond) + " s",
    };

    /// <summary>UTC to the second.</summary>
    public static string Time(long timeNs) =>
        DateTime.UnixEpoch.AddTicks(timeNs / 100).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string ThreeDigits(double value) =>
        value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Grouped(Int128 value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
