using FastEngine.Storage.DuckDb;
using FastEngine.Storage.DuckDb.Output;
using FastEngine.Storage.Symbols.Attaching;
using FastEngine.Storage.Symbols.Querying;
using FastEngine.Storage.Symbols.Schema;

namespace FastEngine.Storage.Symbols;

/// <summary>SQL over one or all symbols, that cannot change anything: each table is there unqualified, with columns <c>exchange</c>,
/// <c>market</c> and <c>symbol</c>. For any thread.</summary>
public sealed class SymbolQuery : RowQuery
{
    private readonly StoreInstance _instance;
    private readonly AttachPool _pool;
    private readonly QueryOptions _options;

    // The last one made goes first.
    private readonly IReadOnlyCollection<IDisposable>? _owned;

    internal SymbolQuery(StoreInstance instance, AttachPool pool, QueryOptions options, IReadOnlyCollection<IDisposable>? owned)
    {
        _instance = instance;
        _pool = pool;
        _options = options;
        _owned = owned;
    }

    /// <summary>Opens the files of an engine that does not run, for reading.</summary>
    /// <exception cref="DataDirectoryLockedException">It runs; the message says how to reach it.</exception>
    public static SymbolQuery OpenStopped(string directory, QueryOptions? options = null)
    {
        options ??= new QueryOptions();
        var owned = new Stack<IDisposable>();
        owned.Push(DataDirectoryLock.AcquireShared(directory));
        try
        {
            // Reading works on a medium that cannot be written, so nothing of it lies there.
            var scratch = new ScratchFolder();
            owned.Push(scratch);
            var instance = new StoreInstance(directory, scratch.Path, exchanges: [], options.MemoryLimitMiB, options.Threads, files: 1);
            owned.Push(instance);
            var pool = new AttachPool(instance, options.MaxAttached, readOnly: true);
            owned.Push(pool);
            return new SymbolQuery(instance, pool, options, owned);
        }
        catch
        {
            foreach (var part in owned) part.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SymbolKey> Symbols() => StoreLayout.Symbols(_instance.Directory);

    private protected override string Scratch => _instance.Scratch;

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (var owned in _owned ?? []) owned.Dispose();
    }

    private protected override QuerySession Begin(string sql, IReadOnlyList<SymbolKey>? symbols, CancellationToken stop)
    {
        var words = QueryWords.Of(sql);
        QueryViews.Expand(words);
        var session = new QuerySession(_instance.Connect(), _options, stop);
        try
        {
            if (_options.IsGuarded) QueryGuard.Require(session.Connection, sql);
            var leased = Lease(session, words, symbols);
            AttachLease? account = null;
            if (QueryViews.NeedAccount(words) && File.Exists(StoreLayout.AccountPath(_instance.Directory)))
                account = session.Keep(_pool.LeaseAccount(reading: true));
            QueryViews.Create(session.Connection, words, leased, account);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private List<(SymbolKey Key, AttachLease Lease)> Lease(QuerySession session, HashSet<string> words, IReadOnlyList<SymbolKey>? symbols)
    {
        var leased = new List<(SymbolKey, AttachLease)>();
        if (!QueryViews.NeedSymbols(words)) return leased;
        var keys = symbols ?? Symbols();
        if (keys.Count == 0) throw new StoreException($"there is no symbol's database below {_instance.Directory} yet: nothing was stored");
        if (keys.Count > _pool.MostForReaders)
            throw new StoreException($"the query spans {keys.Count} symbols, and {_pool.MostForReaders} databases can be open for queries at once: name the symbols, or raise the limit") { IsBadQuery = true };
        foreach (var key in keys)
        {
            var lease = session.Keep(_pool.Lease(key, reading: true));
            if (Known(session.Connection, lease)) leased.Add((key, lease));
        }

        return leased;
    }

    // A file that a crash left before its first transaction has no table yet.
    private static bool Known(DuckDbConnection connection, AttachLease lease)
    {
        var database = lease.Database;
        if (database.SchemaVersion == 0) database.SchemaVersion = SymbolSchema.VersionOf(connection, lease.Name, lease.Path);
        if (database.SchemaVersion > SchemaScripts.Symbol.Latest) throw SymbolSchema.TooNew(lease.Path, database.SchemaVersion, SchemaScripts.Symbol.Latest);
        return database.SchemaVersion > 0;
    }
}
