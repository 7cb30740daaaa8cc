namespace FastEngine.Server.Documents;

/// <summary>Everything that a dashboard shows of the whole engine.</summary>
public sealed record FrameDocument
{
    /// <summary>Running number of the frames.</summary>
    public long Frame { get; init; }

    /// <summary>Of this engine, so that a page sees that another one answers now.</summary>
    public required string Run { get; init; }

    public required string Mode { get; init; }

    /// <summary>As <c>trading</c>, <c>restricted</c>, <c>ended</c>.</summary>
    public required string State { get; init; }

    /// <summary>Engine time; 0 before the first tick.</summary>
    public required long TimeNs { get; init; }

    /// <summary>Wall time of this document.</summary>
    public required long NowNs { get; init; }

    public required long StartedNs { get; init; }

    public required long Ticks { get; init; }

    public required RiskDocument Risk { get; init; }

    public required IReadOnlyList<SymbolDocument> Symbols { get; init; }

    public required IReadOnlyList<PositionDocument> Positions { get; init; }

    public required LatencyDocument Latency { get; init; }

    public required IReadOnlyList<RingDocument> Rings { get; init; }

    public required IReadOnlyList<ThreadDocument> Threads { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<EventDocument> Events { get; init; }
}
