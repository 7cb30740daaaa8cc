using FastEngine.Host.Scenarios.Reading;

namespace FastEngine.Host.Scenarios.Checks;

/// <summary>From one time to another, both included; from the scenario's zero, ns.</summary>
internal readonly record struct TimeRange(long FromNs, long ToNs)
{
    public static TimeRange Always { get; } = new(long.MinValue, long.MaxValue);

    public bool Contains(long ns) => ns >= FromNs && ns <= ToNs;

    /// <summary><c>30s..40s</c>, <c>30s</c> (up to a second later), <c>&gt; 30s</c>, <c>&lt; 30s</c>.</summary>
    public static bool TryParse(string text, out TimeRange range)
    {
        range = Always;
        long ns;
        if (text.StartsWith('>'))
        {
            if (!ScenarioTime.TryParse(text[1..].Trim(), out ns)) return false;
            range = new TimeRange(ns + 1, long.MaxValue);
            return true;
        }

        if (text.StartsWith('<'))
        {
            if (!ScenarioTime.TryParse(text[1..].Trim(), out ns)) return false;
            range = new TimeRange(long.MinValue, ns - 1);
            return true;
        }

        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (!ScenarioTime.TryParse(dots < 0 ? text : text[..dots].Trim(), out var from)) return false;
        var to = from + Core.EngineTime.NsPerSecond;
        if (dots >= 0 && !ScenarioTime.TryParse(text[(dots + 2)..].Trim(), out to)) return false;
        range = new TimeRange(from, to);
        return true;
    }

    public override string ToString() => $"{ScenarioTime.Format(FromNs)} to {ScenarioTime.Format(ToNs)}";
}
