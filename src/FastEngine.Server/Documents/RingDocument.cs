namespace FastEngine.Server.Documents;

/// <summary>How full a ring is.</summary>
public sealed record RingDocument
{
    public required string Name { get; init; }

    public required long Used { get; init; }

    public required long Capacity { get; init; }

    /// <summary>Events that it did not take.</summary>
    public required long Dropped { get; init; }
}
