using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>A balance.</summary>
public sealed record BalanceChange
{
    [JsonPropertyName("a")]
    public required string Asset { get; init; }

    /// <summary>Not by trading.</summary>
    [JsonPropertyName("bc")]
    public string? Change { get; init; }
}
