using FastEngine.Core;

namespace FastEngine.Storage.DuckDb;

/// <summary>Dates and timestamps as ISO 8601 text, with all digits of their unit.</summary>
public static class InstantText
{
    private const long NsPerDay = 86_400 * EngineTime.NsPerSecond;
    private const int DaysPerEra = 146_097;

    /// <summary>The unit of a date or timestamp in nanoseconds; null for other types.</summary>
    internal static long? UnitNs(DuckDbType type) => type switch
    {
        DuckDbType.Date => NsPerDay,
        DuckDbType.TimestampS => EngineTime.NsPerSecond,
        DuckDbType.TimestampMs => 1_000_000,
        DuckDbType.Timestamp or DuckDbType.TimestampTz => 1_000,
        DuckDbType.TimestampNs => 1,
        _ => null,
    };

    /// <summary>DuckDB keeps two values of each such type for the infinities.</summary>
    internal static bool IsInfinite(DuckDbType type, long value) =>
        type == DuckDbType.Date ? value is int.MaxValue or -int.MaxValue : value is long.MaxValue or -long.MaxValue;

    /// <summary>As <c>2026-11-21</c>, <c>2026-11-21T06:00:54.123456789</c>, with <c>Z</c> for a time zone's type; years beyond 0 to 9999 have
    /// a sign. <paramref name="value"/> counts in the unit of the type from the epoch.</summary>
    public static string Format(DuckDbType type, long value)
    {
        if (UnitNs(type) is not { } unit) throw new ArgumentOutOfRangeException(nameof(type), type, "Neither a date nor a timestamp.");
        if (IsInfinite(type, value)) return value > 0 ? "infinity" : "-infinity";
        var perDay = NsPerDay / unit;
        var day = Math.DivRem(value, perDay, out var rest);
        if (rest < 0)
        {
            day--;
            rest += perDay;
        }

        Span<char> text = stackalloc char[48];
        var length = WriteDate(day, text);
        if (type != DuckDbType.Date) length += WriteTime(rest * unit, DigitsOf(unit), text[length..]);
        if (type == DuckDbType.TimestampTz) text[length++] = 'Z';
        return new string(text[..length]);
    }

    private static int DigitsOf(long unit) => unit switch { 1 => 9, 1_000 => 6, 1_000_000 => 3, _ => 0 };

    // Proleptic Gregorian calendar, in eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
    private static int WriteDate(long daysFromEpoch, Span<char> text)
    {
        var shifted = daysFromEpoch + 719_468;
        var era = Math.DivRem(shifted, DaysPerEra, out var dayOfEra);
        if (dayOfEra < 0)
        {
            era--;
            dayOfEra += DaysPerEra;
        }

        var yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var monthFromMarch = (5 * dayOfYear + 2) / 153;
        var day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        var month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        var year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        var sign = year < 0 ? "-" : year > 9_999 ? "+" : "";
        text.TryWrite($"{sign}{Math.Abs(year):0000}-{month:00}-{day:00}", out var length);
        return length;
    }

    private static int WriteTime(long ns, int digits, Span<char> text)
    {
        var seconds = Math.DivRem(ns, EngineTime.NsPerSecond, out var fraction);
        text.TryWrite($"T{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}", out var length);
        if (digits == 0) return length;
        text[length++] = '.';
        for (var i = 0; i < digits; i++, fraction = fraction * 10 % EngineTime.NsPerSecond)
            text[length++] = (char)('0' + fraction / (EngineTime.NsPerSecond / 10));
        return length;
    }
}
