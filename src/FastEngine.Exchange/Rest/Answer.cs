using System.Text.Json.Nodes;

namespace FastEngine.Exchange.Rest;

/// <summary>What a request is answered.</summary>
/// <param name="Headers">Rate limits, and when to come again.</param>
internal sealed record Answer(int Status, JsonNode Body, IReadOnlyList<(string Name, string Value)> Headers)
{
    public bool IsError => Status != 200;
}
