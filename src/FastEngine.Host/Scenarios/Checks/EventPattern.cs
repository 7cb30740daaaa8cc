using System.Text.Json.Nodes;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Scenarios.Checks;

/// <summary>An event by its name, and by what its fields are.</summary>
/// <param name="Origin">Where it is written.</param>
/// <param name="Event">Its name.</param>
/// <param name="Fields">Field, dots between levels, and what it must be.</param>
internal sealed record EventPattern(Origin Origin, string Event, IReadOnlyList<(string Field, Condition Condition)> Fields)
{
    /// <summary>Whether an event is one; names are bound only then.</summary>
    public bool Matches(ScenarioEvent e, Dictionary<string, string> names)
    {
        if (e.Name != Event) return false;
        var bound = new Dictionary<string, string>(names);
        if (Fields.Any(field => !field.Condition.Holds(ValueOf(e.Data, field.Field), bound))) return false;
        foreach (var (name, value) in bound) names[name] = value;
        return true;
    }

    /// <summary>What is different in an event of the name: <c>reason is manual, not trailing_stop</c>.</summary>
    public IEnumerable<string> Differences(ScenarioEvent e, Dictionary<string, string> names)
    {
        var bound = new Dictionary<string, string>(names);
        foreach (var (field, condition) in Fields)
        {
            var value = ValueOf(e.Data, field);
            if (condition.Holds(value, bound)) continue;
            if (value is null && !e.Data.ContainsKey(field.Split('.')[0])) yield return $"has no field {field} (it has {string.Join(", ", e.Data.Select(pair => pair.Key))})";
            else yield return $"{field} is {Condition.Shown(value)}, not {WithName(condition.Text, bound)}";
        }
    }

    public override string ToString() =>
        Fields.Count == 0 ? Event : $"{Event} {{{string.Join(", ", Fields.Select(field => $"{field.Field}: {field.Condition.Text}"))}}}";

    private static string WithName(string text, Dictionary<string, string> names) => names.TryGetValue(text, out var value) ? $"{value} ({text})" : text;

    private static JsonNode? ValueOf(JsonNode data, string field)
    {
        JsonNode? node = data;
        foreach (var part in field.Split('.')) node = node is JsonObject inner ? inner[part] : null;
        return node;
    }
}
