using System.Text.Json.Nodes;

namespace FastEngine.Host.Scenarios;

/// <summary>Something that happened, as <c>events.jsonl</c> would tell it.</summary>
/// <param name="timeNs">Of the trade thread, ns since the epoch.</param>
/// <param name="name">What expectations call it.</param>
/// <param name="data">Its fields.</param>
internal sealed class ScenarioEvent(long timeNs, string name, JsonObject data)
{
    public long TimeNs => timeNs;

    public string Name => name;

    public JsonObject Data => data;

    public string? Symbol => Data["symbol"]?.GetValue<string>();
}
