using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>The order of USD-M, and what happened.</summary>
public sealed record OrderUpdateBody : OrderReportBody
{
    [JsonPropertyName("ps")]
    public string? PositionSide { get; init; }

    /// <summary>2 is COIN-M.</summary>
    [JsonPropertyName("st")]
    public int Migrated { get; init; }
}
