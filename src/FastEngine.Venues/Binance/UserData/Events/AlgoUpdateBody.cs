using System.Text.Json.Serialization;
using FastEngine.Venues.Binance.Rest.Answers;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>The order, and what became of it.</summary>
public sealed record AlgoUpdateBody
{
    [JsonPropertyName("caid")]
    public string? ClientId { get; init; }

    [JsonPropertyName("aid")]
    public long AlgoId { get; init; }

    [JsonPropertyName("s")]
    public required string Symbol { get; init; }

    [JsonPropertyName("X")]
    public string? Status { get; init; }

    /// <summary>Of the plain order that it made; empty before.</summary>
    [JsonPropertyName("ai")]
    [JsonConverter(typeof(AnyText))]
    public string? ActualOrderId { get; init; }

    [JsonPropertyName("aq")]
    public string? ActualQuantity { get; init; }

    [JsonPropertyName("rm")]
    public string? Reason { get; init; }
}
