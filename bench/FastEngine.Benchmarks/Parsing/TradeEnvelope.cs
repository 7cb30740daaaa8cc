using System.Text.Json.Serialization;

namespace FastEngine.Benchmarks.Parsing;

/// <summary>The class that a program would usually deserialise a trade into.</summary>
public sealed class TradeEnvelope
{
    [JsonPropertyName("stream")] public string? Stream { get; set; }

    [JsonPropertyName("data")] public Trade? Data { get; set; }

    /// <summary>The trade inside the envelope.</summary>
    public sealed class Trade
    {
        [JsonPropertyName("e")] public string? EventType { get; set; }

        [JsonPropertyName("E")] public long EventTime { get; set; }

        [JsonPropertyName("s")] public string? Symbol { get; set; }

        [JsonPropertyName("t")] public long Id { get; set; }

        [JsonPropertyName("p")] public string? Price { get; set; }

        [JsonPropertyName("q")] public string? Quantity { get; set; }

        [JsonPropertyName("T")] public long T { get; set; }

        [JsonPropertyName("X")] public string? OrderType { get; set; }

        [JsonPropertyName("m")] public bool BuyerIsMaker { get; set; }
    }
}
