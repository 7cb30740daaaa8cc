using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Symbols.Attaching;

/// <summary>The one DuckDB instance of a process: in memory, reaching files below the data directory only, its settings locked.</summary>
internal sealed class StoreInstance : IDisposable
{
    private const string SpillFolder = ".duckdb_spill";

    private readonly DuckDbDatabase _database;

    public StoreInstance(string directory, int memoryLimitMiB, int threads)
    {
        Directory = Path.GetFullPath(directory);
        _database = DuckDbDatabase.Open(DuckDbDatabase.InMemory, new DuckDbOptions
        {
            MemoryLimitBytes = (long)memoryLimitMiB << 20,
            Threads = threads,
            TempDirectory = Path.Combine(Directory, SpillFolder),
        });
        try
        {
            using var connection = _database.Connect();
            // In this order: what is allowed can be said only before access is taken away, and nothing after the lock.
            connection.Execute($"SET allowed_directories = [{SqlText.Literal(Directory)}]");
            connection.Execute("SET enable_external_access = false");
            connection.Execute("SET lock_configuration = true");
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    /// <summary>The data directory, as a full path.</summary>
    public string Directory { get; }

    public DuckDbConnection Connect() => _database.Connect();

    public void Dispose() => _database.Dispose();
}
