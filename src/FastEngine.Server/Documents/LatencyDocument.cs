namespace FastEngine.Server.Documents;

/// <summary>Latency of sampled ticks of the last minute, from the ring to done.</summary>
public sealed record LatencyDocument
{
    /// <summary>Seconds that it is of: less in the engine's first minute, up to ten more as it is read.</summary>
    public required int SpanS { get; init; }

    public required long Count { get; init; }

    public required long P50Ns { get; init; }

    public required long P90Ns { get; init; }

    public required long P99Ns { get; init; }

    public required long P999Ns { get; init; }

    public required long MaxNs { get; init; }

    /// <summary>Upper ends of the bars; the last bar has what is above.</summary>
    public required IReadOnlyList<long> EdgesNs { get; init; }

    public required IReadOnlyList<long> Counts { get; init; }
}
