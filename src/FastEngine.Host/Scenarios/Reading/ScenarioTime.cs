using FastEngine.Host.Configuration;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>Times of a scenario: durations in one or several units, <c>90s</c> or <c>1h30m</c>, and how they are printed.</summary>
internal static class ScenarioTime
{
    private const long NsPerMs = 1_000_000;

    public const string Allowed = "a duration such as 250ms, 90s or 1h30m";

    /// <summary>A sum of durations; false for anything else.</summary>
    public static bool TryParse(string text, out long ns)
    {
        ns = 0;
        var at = 0;
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            var digits = end;
            while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
            if (digits == at || end == digits || !Duration.TryParse(text[at..end], out var part) || ns > long.MaxValue - part) return false;
            ns += part;
            at = end;
        }

        return text.Length > 0;
    }

    /// <summary>From the scenario's zero, in the largest units: <c>1h02m03.250s</c>; warm-up is negative.</summary>
    public static string Format(long ns)
    {
        var ms = Math.Abs(ns) / NsPerMs;
        var sign = ns < 0 ? "-" : "";
        var (hours, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms % 60_000 / 1_000m);
        if (hours > 0) return FormattableString.Invariant($"{sign}{hours}h{minutes:00}m{seconds:00.000}s");
        return minutes > 0 ? FormattableString.Invariant($"{sign}{minutes}m{seconds:00.000}s") : FormattableString.Invariant($"{sign}{seconds:0.000}s");
    }
}
