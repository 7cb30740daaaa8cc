using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>Something happened to a spot order.</summary>
public sealed record SpotReport
{
    [JsonPropertyName("s")]
    public required string Symbol { get; init; }

    [JsonPropertyName("c")]
    public string? ClientId { get; init; }

    /// <summary>Of a cancelled order: its id, where the other is the cancellation's.</summary>
    [JsonPropertyName("C")]
    public string? OriginalClientId { get; init; }

    [JsonPropertyName("S")]
    public string? Side { get; init; }

    [JsonPropertyName("q")]
    public string? Quantity { get; init; }

    [JsonPropertyName("x")]
    public string? ExecutionType { get; init; }

    [JsonPropertyName("X")]
    public string? Status { get; init; }

    [JsonPropertyName("r")]
    public string? Reason { get; init; }

    [JsonPropertyName("i")]
    public long OrderId { get; init; }

    [JsonPropertyName("l")]
    public string? LastQuantity { get; init; }

    [JsonPropertyName("z")]
    public string? FilledQuantity { get; init; }

    [JsonPropertyName("L")]
    public string? LastPrice { get; init; }

    [JsonPropertyName("N")]
    public string? FeeAsset { get; init; }

    [JsonPropertyName("n")]
    public string? Fee { get; init; }

    [JsonPropertyName("T")]
    public long TradeTime { get; init; }

    [JsonPropertyName("t")]
    public long TradeId { get; init; }
}
