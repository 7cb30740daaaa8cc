using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>Something happened to an order of USD-M.</summary>
public sealed record OrderUpdate
{
    [JsonPropertyName("T")]
    public long TransactionTime { get; init; }

    [JsonPropertyName("o")]
    public OrderUpdateBody? Order { get; init; }
}
