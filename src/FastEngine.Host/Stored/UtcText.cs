using System.Globalization;
using System.Text;
using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;

namespace FastEngine.Host.Stored;

/// <summary>Engine times as a person reads and writes them: UTC.</summary>
internal static class UtcText
{
    private const long NsPerTick = 100;

    /// <summary>To the millisecond, finer only where the time is.</summary>
    public static string Of(long timeNs)
    {
        var time = DateTime.UnixEpoch.AddTicks(timeNs / NsPerTick);
        var text = time.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var finer = timeNs % EngineTime.NsPerMs;
        return finer == 0 ? text : text + finer.ToString("D6", CultureInfo.InvariantCulture).TrimEnd('0');
    }

    /// <summary>A length of time: 245.7 s, 12 ms.</summary>
    public static string Length(long ns) => ns switch
    {
        < 0 => "-" + Length(-ns),
        < 10_000 => $"{ns} ns",
        < 10 * EngineTime.NsPerMs => Invariant((double)ns / EngineTime.NsPerUs, "us"),
        < 10 * EngineTime.NsPerSecond => Invariant((double)ns / EngineTime.NsPerMs, "ms"),
        < 10 * EngineTime.NsPerMinute => Invariant((double)ns / EngineTime.NsPerSecond, "s"),
        _ => Invariant((double)ns / EngineTime.NsPerMinute, "min"),
    };

    /// <summary>Digits since the epoch (s, ms, us, ns by their number), or a UTC date and time.</summary>
    /// <exception cref="RunException">It is neither.</exception>
    public static long Parse(string text)
    {
        if (EpochTime.TryParse(Encoding.UTF8.GetBytes(text), out var ns)) return ns;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) && time > DateTime.UnixEpoch) return (time - DateTime.UnixEpoch).Ticks * NsPerTick;
        throw new RunException(ExitCode.Usage, $"{Shown.Quoted(text)} is not a time; write 2025-06-21T12:30:00 (UTC), or digits since 1970 as the files have them");
    }

    private static string Invariant(double value, string unit) => value.ToString("0.#", CultureInfo.InvariantCulture) + " " + unit;
}
