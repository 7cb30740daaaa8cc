using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.UserData.Events;

/// <summary>What both markets say of an order to which something happened, under the same names.</summary>
public abstract record OrderReportBody
{
    [JsonPropertyName("s")]
    public required string Symbol { get; init; }

    [JsonPropertyName("c")]
    public string? ClientId { get; init; }

    [JsonPropertyName("S")]
    public string? Side { get; init; }

    [JsonPropertyName("q")]
    public string? Quantity { get; init; }

    [JsonPropertyName("x")]
    public string? ExecutionType { get; init; }

    [JsonPropertyName("X")]
    public string? Status { get; init; }

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
