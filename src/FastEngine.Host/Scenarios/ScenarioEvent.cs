using System.Text.Json.Nodes;

namespace FastEngine.Host.Scenarios;

/// <summary>Something that happened, as <c>events.jsonl</c> would tell it.</summary>
/// <param name="TimeNs">Of the trade thread, ns since the epoch.</param>
/// <param name="Name">What expectations call it.</param>
/// <param name="Data">Its fields.</param>
internal sealed record ScenarioEvent(long TimeNs, string Name, JsonObject Data)
{
    public string? Symbol => Data["symbol"]?.GetValue<string>();
}
