using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>Positions are near their liquidation.</summary>
public sealed record MarginCall
{
    [JsonPropertyName("p")]
    public IReadOnlyList<MarginCallPosition>? Positions { get; init; }
}
