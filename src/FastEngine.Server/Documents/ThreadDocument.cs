namespace FastEngine.Server.Documents;

/// <summary>A thread that never waits.</summary>
public sealed record ThreadDocument
{
    public required string Name { get; init; }

    public required long Ticks { get; init; }

    public int? Core { get; init; }

    /// <summary>Known when it has ended.</summary>
    public long? AllocatedBytes { get; init; }
}
