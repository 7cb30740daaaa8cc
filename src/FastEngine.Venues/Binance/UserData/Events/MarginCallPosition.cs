using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>One of them.</summary>
public sealed record MarginCallPosition
{
    [JsonPropertyName("s")]
    public required string Symbol { get; init; }

    [JsonPropertyName("ps")]
    public string? Side { get; init; }

    [JsonPropertyName("pa")]
    public string? Amount { get; init; }

    [JsonPropertyName("mp")]
    public string? MarkPrice { get; init; }
}
