using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FastEngine.Core;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Host.Configuration;

/// <summary>Ends of trading weeks as people write them, UTC: <c>EURUSD fri 24:00</c>.</summary>
public static class SessionText
{
    private const long DayNs = 24 * EngineTime.NsPerHour;
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static string Of(SessionEnd session)
    {
        // The end of a day, not the beginning of the next.
        var day = (session.WeekNs - 1) / DayNs;
        var minutes = (session.WeekNs - day * DayNs) / EngineTime.NsPerMinute;
        return string.Create(CultureInfo.InvariantCulture, $"{session.Symbol} {Days[day]} {minutes / 60:00}:{minutes % 60:00}");
    }

    public static bool TryParse(string text, out SessionEnd session, [NotNullWhen(false)] out string? problem)
    {
        session = default;
        problem = null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 3 || !AssetText.IsAsset(words[0]) || Array.IndexOf(Days, words[1]) is var day && day < 0 || !TryMinutes(words[2], out var minutes))
        {
            problem = $"{Shown.Quoted(text)} is not an end of a week such as 'EURUSD fri 24:00'";
            return false;
        }

        if (day == 0 && minutes == 0) (day, minutes) = (Days.Length, 0);
        session = new SessionEnd(words[0], day * DayNs + minutes * EngineTime.NsPerMinute);
        return true;
    }

    private static bool TryMinutes(string text, out long minutes)
    {
        minutes = 0;
        if (text.Length != 5 || text[2] != ':' || !int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || !int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)) return false;
        minutes = hour * 60 + minute;
        return minute < 60 && minutes <= 24 * 60;
    }
}
