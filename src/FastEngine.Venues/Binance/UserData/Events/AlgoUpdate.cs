using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>Something happened to an order of the algo service.</summary>
public sealed record AlgoUpdate
{
    [JsonPropertyName("T")]
    public long TransactionTime { get; init; }

    [JsonPropertyName("o")]
    public AlgoUpdateBody? Order { get; init; }
}
