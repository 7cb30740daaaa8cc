using System.Globalization;
using FastEngine.Core;

namespace FastEngine.Storage.Symbols;

/// <summary>Timeframes as table names say them: <c>15s</c>, <c>1m</c>, <c>1h</c>, <c>1d</c>.</summary>
public static class Timeframe
{
    public const string TablePrefix = "candles_";

    private static readonly (long Ns, string Unit)[] Units =
    [
        (24 * EngineTime.NsPerHour, "d"), (EngineTime.NsPerHour, "h"), (EngineTime.NsPerMinute, "m"), (EngineTime.NsPerSecond, "s"),
        (EngineTime.NsPerMs, "ms"), (EngineTime.NsPerUs, "us"), (1, "ns"),
    ];

    public static string ToText(long timeframeNs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeframeNs);
        var (ns, unit) = Array.Find(Units, unit => timeframeNs % unit.Ns == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{timeframeNs / ns}{unit}");
    }

    public static string TableOf(long timeframeNs) => TablePrefix + ToText(timeframeNs);

    /// <summary>The timeframe of a candle table's name; false when it is none.</summary>
    public static bool TryParseTable(string table, out long timeframeNs)
    {
        timeframeNs = 0;
        if (!table.StartsWith(TablePrefix, StringComparison.Ordinal)) return false;
        var text = table.AsSpan(TablePrefix.Length);
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || !long.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0) return false;
        foreach (var (ns, unit) in Units)
        {
            if (!text[digits..].SequenceEqual(unit)) continue;
            if (count > long.MaxValue / ns) return false;
            timeframeNs = count * ns;
            return true;
        }

        return false;
    }
}
