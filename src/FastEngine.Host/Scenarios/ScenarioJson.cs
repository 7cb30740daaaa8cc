using System.Text.Json.Nodes;

namespace FastEngine.Host.Scenarios;

/// <summary>The outcome of a scenario for programs.</summary>
internal static class ScenarioJson
{
    public static JsonNode Of(ScenarioOutcome outcome) => new JsonObject
    {
        ["scenario"] = outcome.Scenario.Name, ["file"] = outcome.Scenario.Path, ["ok"] = outcome.IsGood, ["output_hash"] = outcome.OutputHash,
        ["config_hash"] = outcome.Scenario.ConfigHash, ["zero_ns"] = outcome.Scenario.ZeroNs,
        ["shows"] = new JsonArray([.. outcome.Scenario.Shows.Select(row => (JsonNode)row)]),
        ["checks"] = new JsonArray([.. outcome.Checks.Select(check => (JsonNode)new JsonObject
        {
            ["kind"] = check.Kind, ["text"] = check.Text, ["ok"] = check.IsGood, ["detail"] = check.Detail,
        })]),
        ["events"] = new JsonArray([.. outcome.Events.Select(e => e.Data.DeepClone())]),
    };
}
