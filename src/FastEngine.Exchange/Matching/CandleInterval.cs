namespace FastEngine.Exchange.Matching;

/// <summary>The exchange's names of intervals.</summary>
internal static class CandleInterval
{
    private const long MinuteMs = 60_000;

    private static readonly Dictionary<string, long> Lengths = new()
    {
        ["1m"] = MinuteMs, ["3m"] = 3 * MinuteMs, ["5m"] = 5 * MinuteMs, ["15m"] = 15 * MinuteMs, ["30m"] = 30 * MinuteMs, ["1h"] = 60 * MinuteMs,
        ["2h"] = 120 * MinuteMs, ["4h"] = 240 * MinuteMs, ["6h"] = 360 * MinuteMs, ["8h"] = 480 * MinuteMs, ["12h"] = 720 * MinuteMs, ["1d"] = 1_440 * MinuteMs,
    };

    public static bool TryParse(string text, out long lengthMs) => Lengths.TryGetValue(text, out lengthMs);
}
