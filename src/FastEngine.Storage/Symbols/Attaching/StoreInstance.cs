using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Symbols.Attaching;

/// <summary>The one DuckDB instance of a process: in memory, reaching the databases and what they spill only, its settings locked.</summary>
internal sealed class StoreInstance : IDisposable
{
    // Rows that are in a log alone stay in memory, at some more than the log's length: all logs together may be an eighth of it.
    private const int LogShare = 8;
    private const long LeastCheckpointBytes = 256 << 10;
    private const long MostCheckpointBytes = 16 << 20;

    private readonly DuckDbDatabase _database;

    /// <param name="scratch">Where large queries spill, and files for a query's output are made; need not exist.</param>
    /// <param name="exchanges">Whose databases may come, beside those that there are.</param>
    /// <param name="files">Databases written at once, which share the memory.</param>
    public StoreInstance(string directory, string scratch, IReadOnlyList<string> exchanges, int memoryLimitMiB, int threads, int files)
    {
        Directory = Path.GetFullPath(directory);
        Scratch = Path.GetFullPath(scratch);
        _database = DuckDbDatabase.Open(DuckDbDatabase.InMemory, new DuckDbOptions
        {
            MemoryLimitBytes = (long)memoryLimitMiB << 20,
            CheckpointBytes = Math.Clamp(((long)memoryLimitMiB << 20) / (LogShare * Math.Max(1, files)), LeastCheckpointBytes, MostCheckpointBytes),
            Threads = threads,
            TempDirectory = Scratch,
        });
        try
        {
            using var connection = _database.Connect();
            // Not the data directory: tokens, the audit log and the journal lie there too, and a query that found a way to a file would find them.
            var folders = StoreLayout.Symbols(Directory).Select(key => key.Exchange).Union(exchanges).Select(exchange => Path.Combine(Directory, exchange));
            // In this order: what is allowed can be said only before access is taken away, and nothing after the lock.
            connection.Execute($"SET allowed_directories = {List(folders.Append(Scratch))}");
            connection.Execute($"SET allowed_paths = {List(StoreLayout.AccountFiles(Directory))}");
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

    private static string List(IEnumerable<string> paths) => $"[{string.Join(", ", paths.Select(SqlText.Literal))}]";
}
