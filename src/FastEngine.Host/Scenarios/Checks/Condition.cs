using System.Globalization;
using System.Text.Json.Nodes;
using FastEngine.Host.Scenarios.Reading;

namespace FastEngine.Host.Scenarios.Checks;

/// <summary>What one field of an event must be.</summary>
/// <remarks><c>7</c>, <c>long</c>: equal, numbers by value; <c>&gt; 5</c>, <c>&gt;= 5</c>, <c>&lt; 5</c>, <c>&lt;= 5</c>; <c>1..2</c>; <c>not x</c>;
/// <c>any</c> and <c>none</c>: there, or null; a list: any of; <c>$name</c>: whatever it is, the same everywhere. A number may be a duration, which
/// is ns, or a percentage, which is ppm.</remarks>
internal sealed class Condition
{
    private const double Tolerance = 1e-9;
    private const double PpmPerPercent = 10_000;

    private readonly Func<JsonNode?, Dictionary<string, string>, bool> _holds;

    private Condition(string text, Func<JsonNode?, Dictionary<string, string>, bool> holds) => (Text, _holds) = (text, holds);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <param name="value">Null for a field that is null or not there.</param>
    /// <param name="names">What <c>$name</c> was so far; a new name is added.</param>
    public bool Holds(JsonNode? value, Dictionary<string, string> names) => _holds(value, names);

    public static Condition AnyOf(IReadOnlyList<Condition> conditions) => new(
        $"[{string.Join(", ", conditions.Select(condition => condition.Text))}]", (value, names) => conditions.Any(condition => condition.Holds(value, names)));

    /// <summary>Null when the text has the form of a comparison without a number.</summary>
    public static Condition? Of(string text)
    {
        if (text == "any") return new Condition(text, (value, _) => value is not null);
        if (text == "none") return new Condition(text, (value, _) => value is null || Shown(value) == text);
        if (text.StartsWith('$')) return new Condition(text, (value, names) => IsSame(text, value, names));
        if (text.StartsWith("not ", StringComparison.Ordinal))
        {
            return Of(text[4..].Trim()) is { } inner ? new Condition(text, (value, names) => !inner.Holds(value, names)) : null;
        }

        string[] comparisons = [">=", "<=", ">", "<"];
        foreach (var comparison in comparisons)
        {
            if (!text.StartsWith(comparison, StringComparison.Ordinal)) continue;
            if (!TryNumber(text[comparison.Length..].Trim(), out var limit)) return null;
            return new Condition(text, (value, _) => NumberOf(value) is { } number && Compare(number, comparison, limit));
        }

        if (text.IndexOf("..", StringComparison.Ordinal) is > 0 and var dots && TryNumber(text[..dots], out var least) && TryNumber(text[(dots + 2)..], out var most))
            return new Condition(text, (value, _) => NumberOf(value) is { } number && number >= least - Slack(least) && number <= most + Slack(most));
        if (TryNumber(text, out var wanted)) return new Condition(text, (value, _) => NumberOf(value) is { } number ? Math.Abs(number - wanted) <= Slack(wanted) : Shown(value) == text);
        return new Condition(text, (value, _) => Shown(value) == text);
    }

    /// <summary>A field as text, without quotes.</summary>
    public static string Shown(JsonNode? value) => value switch
    {
        null => "none",
        JsonValue text when text.TryGetValue<string>(out var it) => it,
        _ => value.ToJsonString(),
    };

    private static bool Compare(double number, string comparison, double limit) => comparison switch
    {
        ">=" => number >= limit - Slack(limit),
        "<=" => number <= limit + Slack(limit),
        ">" => number > limit + Slack(limit),
        _ => number < limit - Slack(limit),
    };

    private static double Slack(double number) => Tolerance * Math.Max(1, Math.Abs(number));

    private static double? NumberOf(JsonNode? value) =>
        value is not null && double.TryParse(Shown(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool TryNumber(string text, out double number)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)) return true;
        if (text.EndsWith('%') && double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            number *= PpmPerPercent;
            return true;
        }

        var isTime = ScenarioTime.TryParse(text, out var ns);
        number = ns;
        return isTime;
    }

    private static bool IsSame(string name, JsonNode? value, Dictionary<string, string> names)
    {
        if (value is null) return false;
        if (names.TryGetValue(name, out var before)) return before == Shown(value);
        names.Add(name, Shown(value));
        return true;
    }
}
