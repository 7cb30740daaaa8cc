using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>Balances of a spot account changed.</summary>
public sealed record SpotPositions
{
    [JsonPropertyName("E")]
    public long EventTime { get; init; }

    [JsonPropertyName("B")]
    public IReadOnlyList<SpotBalanceChange>? Balances { get; init; }
}
