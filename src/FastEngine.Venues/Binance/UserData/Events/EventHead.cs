using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>What tells events of a user stream apart.</summary>
public sealed record EventHead
{
    [JsonPropertyName("e")]
    public string? Kind { get; init; }

    /// <summary>ms, when it was pushed.</summary>
    [JsonPropertyName("E")]
    public long EventTime { get; init; }

    /// <summary>ms, of the matching engine.</summary>
    [JsonPropertyName("T")]
    public long TransactionTime { get; init; }
}
