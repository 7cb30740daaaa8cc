using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>Leverage or margin mode changed.</summary>
public sealed record ConfigUpdate
{
    [JsonPropertyName("T")]
    public long TransactionTime { get; init; }

    [JsonPropertyName("ac")]
    public LeverageChange? Leverage { get; init; }
}
