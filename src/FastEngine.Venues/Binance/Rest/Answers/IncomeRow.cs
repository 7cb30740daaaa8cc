using System.Text.Json.Serialization;

namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>Something that a USD-M account received or paid.</summary>
public sealed record IncomeRow
{
    public string? Symbol { get; init; }

    public string? IncomeType { get; init; }

    public string? Income { get; init; }

    public string? Asset { get; init; }

    public long Time { get; init; }

    /// <summary>Unique within its kind.</summary>
    [JsonConverter(typeof(AnyText))]
    public string? TranId { get; init; }
}
