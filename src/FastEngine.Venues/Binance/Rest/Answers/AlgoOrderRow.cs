using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>An order of the algo service.</summary>
public sealed record AlgoOrderRow
{
    public long AlgoId { get; init; }

    public string? ClientAlgoId { get; init; }

    public string? Symbol { get; init; }

    public string? Side { get; init; }

    public string? PositionSide { get; init; }

    public string? OrderType { get; init; }

    public string? Quantity { get; init; }

    public string? AlgoStatus { get; init; }

    public string? TriggerPrice { get; init; }

    /// <summary>Of the plain order that it made; empty before.</summary>
    [JsonConverter(typeof(AnyText))]
    public string? ActualOrderId { get; init; }

    public long CreateTime { get; init; }

    public long UpdateTime { get; init; }
}
