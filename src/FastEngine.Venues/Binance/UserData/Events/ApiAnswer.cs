using System.Text.Json;
using System.Text.Json.Serialization;
using FastEngine.Venues.Binance.Rest.Answers;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>A message of the WebSocket API: the answer to a request, or an event of a spot user stream.</summary>
public sealed record ApiAnswer
{
    [JsonPropertyName("id")]
    [JsonConverter(typeof(AnyText))]
    public string? Id { get; init; }

    [JsonPropertyName("status")]
    public int Status { get; init; }

    [JsonPropertyName("result")]
    public JsonElement? Result { get; init; }

    [JsonPropertyName("error")]
    public ErrorAnswer? Error { get; init; }

    [JsonPropertyName("rateLimits")]
    public IReadOnlyList<LimitRow>? RateLimits { get; init; }

    [JsonPropertyName("event")]
    public JsonElement? Event { get; init; }

    /// <summary>Of an event without a cover.</summary>
    [JsonPropertyName("e")]
    public string? Kind { get; init; }
}
