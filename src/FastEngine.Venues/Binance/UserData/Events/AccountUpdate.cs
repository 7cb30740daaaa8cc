using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>Balances or positions of USD-M changed.</summary>
public sealed record AccountUpdate
{
    [JsonPropertyName("T")]
    public long TransactionTime { get; init; }

    [JsonPropertyName("a")]
    public AccountUpdateBody? Account { get; init; }
}
