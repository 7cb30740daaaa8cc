namespace FastEngine.Storage.DuckDb;

/// <summary>How a database instance is opened; null leaves DuckDB's own default.</summary>
public sealed record DuckDbOptions
{
    public DuckDbAccessMode AccessMode { get; init; } = DuckDbAccessMode.ReadWrite;

    /// <summary>Most memory that the instance's buffers take; DuckDB's default is 80 % of the machine's.</summary>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>A database's log that is longer is written into its file; DuckDB's default is 16 MiB. Until then its rows lie in memory.</summary>
    public long? CheckpointBytes { get; init; }

    /// <summary>Threads that run queries, the calling one among them; DuckDB's default is one a core.</summary>
    public int? Threads { get; init; }

    /// <summary>Where queries larger than memory spill; DuckDB's default is beside the database file.</summary>
    public string? TempDirectory { get; init; }

    /// <summary>Most that spilled queries take on disk; DuckDB's default is 90 % of what is free.</summary>
    public long? MaxTempDirectoryBytes { get; init; }

    /// <summary>Whether a query may make DuckDB fetch and load extensions from its servers. What the engine needs is built in.</summary>
    public bool ExtensionsFromNetwork { get; init; }

    /// <summary>Other settings of DuckDB by name, as <c>preserve_insertion_order</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    internal IEnumerable<(string Name, string Value)> All()
    {
        yield return ("access_mode", AccessMode == DuckDbAccessMode.ReadOnly ? "READ_ONLY" : "READ_WRITE");
        if (MemoryLimitBytes is { } memory) yield return ("memory_limit", $"{memory}B");
        if (CheckpointBytes is { } log) yield return ("checkpoint_threshold", $"{log}B");
        if (Threads is { } threads) yield return ("threads", $"{threads}");
        if (TempDirectory is { } folder) yield return ("temp_directory", folder);
        if (MaxTempDirectoryBytes is { } spill) yield return ("max_temp_directory_size", $"{spill}B");
        if (!ExtensionsFromNetwork)
        {
            yield return ("autoinstall_known_extensions", "false");
            yield return ("autoload_known_extensions", "false");
        }

        foreach (var (name, value) in Settings) yield return (name, value);
    }
}
