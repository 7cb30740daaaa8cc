using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Symbols.Attaching;

/// <summary>The one DuckDB instance of a process: in memory, reaching files below the data directory only, its settings locked.</summary>
internal sealed class StoreInstance : IDisposable
{
    private readonly DuckDbDatabase _database;

    /// <param name="scratch">Where large queries spill, and files for a query's output are made; need not exist.</param>
    public StoreInstance(string directory, string scratch, int memoryLimitMiB, int threads)
    {
        Directory = Path.GetFullPath(directory);
        Scratch = Path.GetFullPath(scratch);
        _database = DuckDbDatabase.Open(DuckDbDatabase.InMemory, new DuckDbOptions
        {
            MemoryLimitBytes = (long)memoryLimitMiB << 20,
            Threads = threads,
            TempDirectory = Scratch,
        });
        try
        {
            using var connection = _database.Connect();
            // In this order: what is allowed can be said only before access is taken away, and nothing after the lock.
            connection.Execute($"SET allowed_directories = [{SqlText.Literal(Directory)}, {SqlText.Literal(Scratch)}]");
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

    public string Scratch { get; }

    public DuckDbConnection Connect() => _database.Connect();

    public void Dispose() => _database.Dispose();
}
