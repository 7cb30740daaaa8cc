using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Outputs;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Explaining;

/// <summary>A decision record for a person, and as JSON with its conditions.</summary>
internal sealed class DecisionText(DecisionChecks checks)
{
    public static string Headline(StoredDecision decision) =>
        $"decision {decision.Number}: {decision.Strategy} {decision.Symbol} {decision.Direction} at {decision.Price}, {UtcText.Of(decision.TimeNs)} "
        + $"(trade {decision.TradeId}, event {decision.Sequence}): {Outcome(decision)}";

    public void Write(TextWriter output, StoredDecision decision, string indent = "  ")
    {
        var table = new TextTable("llrlrl");
        var level = -1;
        foreach (var check in checks.Of(decision))
        {
            var verdict = check.Passes is null ? "" : check.Passes.Value ? "yes" : "NO";
            table.Add(check.Level == level ? "" : LevelName(check.Level), check.What, check.Measured is null ? "" : NumberText.Of(check.Measured),
                check.Measured is null ? "" : check.Relation, check.Measured is null ? "" : NumberText.Of(check.Threshold), verdict,
                (check.IsStop ? "<- stopped here" : "") + (check.IsStop && check.Note.Length > 0 ? ": " : "") + check.Note);
            level = check.Level;
        }

        table.Write(output, indent);
        if (Points(decision).ToArray() is { Length: > 0 } points) output.WriteLine($"{indent}score by filter: " + string.Join(", ", points));
        if (decision.Json.Number("entry_score") is { } entry && decision.Outcome == "signalled") output.WriteLine($"{indent}entry score {NumberText.Of(entry)}");
    }

    public JsonObject Json(StoredDecision decision) => new()
    {
        ["record"] = JsonObject.Create(decision.Json),
        ["checks"] = new JsonArray([.. checks.Of(decision).Select(check => (JsonNode)new JsonObject
        {
            ["level"] = check.Level, ["what"] = check.What, ["measured"] = check.Measured, ["relation"] = check.Relation, ["threshold"] = check.Threshold,
            ["passes"] = check.Passes, ["stopped_here"] = check.IsStop, ["note"] = check.Note,
        })]),
    };

    private static string LevelName(int level) => level switch { 0 => "warm-up", StoredDecision.PassedAll => "score", _ => $"level {level}" };

    private static string Outcome(StoredDecision decision) => decision.Outcome switch
    {
        "signalled" => "SIGNAL",
        "passed" => "passed, but the one before did too, or the candle has had its signal",
        _ => $"stopped at {(decision.Level is > 0 and < StoredDecision.PassedAll ? $"level {decision.Level}, " : "")}{decision.Stop}",
    };

    private IEnumerable<string> Points(StoredDecision decision)
    {
        var points = decision.Json.Below("points");
        if (!points.IsObject()) yield break;
        foreach (var point in points.EnumerateObject().Where(point => point.Value.ValueKind == JsonValueKind.Number))
        {
            var weight = checks.Filters.FirstOrDefault(filter => filter.Name == point.Name).Weight;
            yield return $"{point.Name} {NumberText.Of(point.Value.GetDouble())}" + (weight == 0 ? "" : $" of {weight.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
