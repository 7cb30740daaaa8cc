using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>A position.</summary>
public sealed record PositionChange
{
    [JsonPropertyName("s")]
    public required string Symbol { get; init; }

    [JsonPropertyName("pa")]
    public string? Amount { get; init; }

    [JsonPropertyName("ep")]
    public string? EntryPrice { get; init; }

    [JsonPropertyName("ps")]
    public string? Side { get; init; }
}
