using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>What changed, and why.</summary>
public sealed record AccountUpdateBody
{
    [JsonPropertyName("m")]
    public string? Reason { get; init; }

    [JsonPropertyName("B")]
    public IReadOnlyList<BalanceChange>? Balances { get; init; }

    [JsonPropertyName("P")]
    public IReadOnlyList<PositionChange>? Positions { get; init; }
}
