namespace FastEngine.Core;

/// <summary>Units of engine time: nanoseconds since the Unix epoch, kept in a <see cref="long"/>.</summary>
public static class EngineTime
{
    public const long NsPerUs = 1_000;
    public const long NsPerMs = 1_000_000;
    public const long NsPerSecond = 1_000_000_000;
    public const long NsPerMinute = 60 * NsPerSecond;
    public const long NsPerHour = 60 * NsPerMinute;

    /// <summary>The latest time that is accepted from outside, in 2255: what is reckoned from it (timers, gaps, candles of a day) still fits.</summary>
    public const long MaxNs = 9_000_000_000_000_000_000;

    /// <summary>The first multiple of <paramref name="periodNs"/> strictly after <paramref name="timeNs"/> (times are not negative).</summary>
    public static long NextMultiple(long timeNs, long periodNs) => timeNs - timeNs % periodNs + periodNs;

    /// <summary>The last multiple of <paramref name="periodNs"/> at or before <paramref name="timeNs"/> (times are not negative).</summary>
    public static long FloorMultiple(long timeNs, long periodNs) => timeNs - timeNs % periodNs;
}
