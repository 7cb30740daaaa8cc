using FastEngine.Core;

namespace FastEngine.Storage.Symbols;

/// <summary>Settings of queries.</summary>
public sealed record QueryOptions
{
    /// <summary>A query that takes longer is ended; wall clock.</summary>
    public long TimeoutNs { get; init; } = 30 * EngineTime.NsPerSecond;

    /// <summary>Whether a query comes over the network: it reads the tables of the symbols and of the account by functions of a list, without files and
    /// without anything of the database about itself, and is ended when the process grows by <see cref="MostGrowthMiB"/> meanwhile.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>Of a guarded query, since DuckDB's own limit does not count all that it takes.</summary>
    public int MostGrowthMiB { get; init; } = 1024;

    /// <summary>Memory in MiB; on stopped files only, beside a writer the instance has one limit.</summary>
    public int MemoryLimitMiB { get; init; } = 512;

    /// <summary>Threads; on stopped files only.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Databases open at once; on stopped files only.</summary>
    public int MaxAttached { get; init; } = 200;
}
