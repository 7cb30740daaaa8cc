using FastEngine.Core;

namespace FastEngine.Storage.Symbols;

/// <summary>Settings of queries.</summary>
public sealed record QueryOptions
{
    /// <summary>A query that takes longer is ended; wall clock.</summary>
    public long TimeoutNs { get; init; } = 30 * EngineTime.NsPerSecond;

    /// <summary>Whether a query may not ask the database about itself: where its files lie, and how it is set up.</summary>
    public bool HidesSystem { get; init; }

    /// <summary>Memory in MiB; on stopped files only, beside a writer the instance has one limit.</summary>
    public int MemoryLimitMiB { get; init; } = 512;

    /// <summary>Threads; on stopped files only.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Databases open at once; on stopped files only.</summary>
    public int MaxAttached { get; init; } = 200;
}
