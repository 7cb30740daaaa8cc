using FastEngine.Core;

namespace FastEngine.Storage.Symbols;

/// <summary>Settings of the symbol databases.</summary>
public sealed record SymbolStoreOptions
{
    /// <summary>The data directory: files are <c>{exchange}/{market}/{symbol}/trading.duckdb</c> below it.</summary>
    public required string Directory { get; init; }

    /// <summary>First parts of the keys that may be registered: DuckDB reaches their folders alone, and those of databases that there are at the start.</summary>
    public IReadOnlyList<string> Exchanges { get; init; } = ["binance"];

    /// <summary>Memory of the one DuckDB instance, in MiB.</summary>
    public int MemoryLimitMiB { get; init; } = 512;

    /// <summary>Threads of the one DuckDB instance.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Databases that are expected, the account's among them: the more there are, the sooner each is written out of memory.</summary>
    public int Files { get; init; } = 200;

    /// <summary>Databases open at once; the least recently used is closed for another.</summary>
    public int MaxAttached { get; init; } = 200;

    /// <summary>Rows of a symbol that are written at once. 122,880 is a row group of DuckDB, which goes to the file without a log.</summary>
    public int BatchRows { get; init; } = 122_880;

    /// <summary>How long rows wait at most for their batch, in ns of the caller's clock.</summary>
    public long BatchNs { get; init; } = 2 * EngineTime.NsPerSecond;

    /// <summary>Rows that wait at most, over all symbols: beyond it ticks and the like are dropped and counted, ledger rows refused.</summary>
    public int MaxPendingRows { get; init; } = 8_000_000;

    /// <summary>How long a database that could not be written is left alone, in ns of the caller's clock.</summary>
    public long RetryNs { get; init; } = EngineTime.NsPerSecond;

    /// <summary>A file is rewritten when it is larger than its live data this many times...</summary>
    public double RewriteFactor { get; init; } = 3;

    /// <summary>...and larger than this, in bytes.</summary>
    public long RewriteFloorBytes { get; init; } = 32 << 20;

    public RetentionOptions Retention { get; init; } = new();
}
