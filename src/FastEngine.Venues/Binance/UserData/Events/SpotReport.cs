using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>Something happened to a spot order.</summary>
public sealed record SpotReport : OrderReportBody
{
    /// <summary>Of a cancelled order: its id, where the other is the cancellation's.</summary>
    [JsonPropertyName("C")]
    public string? OriginalClientId { get; init; }

    [JsonPropertyName("r")]
    public string? Reason { get; init; }
}
