using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastEngine.Exchange.Tests.Contract;

/// <summary>Compares names, JSON types and string-or-number of two payloads; values do not count.</summary>
internal static class Shape
{
    /// <summary>What the actual payload lacks or has of another type; empty when it fits.</summary>
    /// <param name="except">Names that the sample has for other kinds of orders.</param>
    public static List<string> Differences(JsonNode? sample, JsonNode? actual, params string[] except)
    {
        var found = new List<string>();
        Compare(sample, actual, "$", except, found);
        return found;
    }

    private static void Compare(JsonNode? sample, JsonNode? actual, string path, string[] except, List<string> found)
    {
        // Null stands for a value of any type that is not there just now.
        if (sample is null || actual is null) return;
        var (wanted, got) = (Kind(sample), Kind(actual));
        if (wanted != got)
        {
            found.Add($"{path}: {wanted} in the sample, {got} here");
            return;
        }

        if (sample is JsonObject wantedObject)
        {
            foreach (var (name, value) in wantedObject)
            {
                if (except.Contains(name)) continue;
                if (actual.AsObject().TryGetPropertyValue(name, out var here)) Compare(value, here, $"{path}.{name}", except, found);
                else found.Add($"{path}.{name}: missing");
            }
        }
        else if (sample is JsonArray { Count: > 0 } rows)
        {
            if (actual.AsArray().Count == 0)
            {
                found.Add($"{path}: nothing to compare");
                return;
            }

            // Rows of candles and levels have a type each; lists of objects have one for all.
            var isTuple = rows[0] is JsonValue;
            for (var i = 0; i < actual.AsArray().Count; i++)
            {
                if (isTuple && i >= rows.Count) break;
                Compare(rows[isTuple ? i : 0], actual[i], $"{path}[{i}]", except, found);
            }
        }
    }

    private static JsonValueKind Kind(JsonNode node) => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? JsonValueKind.True : node.GetValueKind();
}
