using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>A balance.</summary>
public sealed record SpotBalanceChange
{
    [JsonPropertyName("a")]
    public required string Asset { get; init; }

    [JsonPropertyName("f")]
    public string? Free { get; init; }

    [JsonPropertyName("l")]
    public string? Locked { get; init; }
}
