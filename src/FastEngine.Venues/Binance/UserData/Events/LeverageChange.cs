using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>The leverage of a symbol.</summary>
public sealed record LeverageChange
{
    [JsonPropertyName("s")]
    public required string Symbol { get; init; }

    [JsonPropertyName("l")]
    public int Leverage { get; init; }
}
