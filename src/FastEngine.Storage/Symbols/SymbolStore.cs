using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols.Attaching;
using FastEngine.Storage.Symbols.Writing;

namespace FastEngine.Storage.Symbols;

/// <summary>The databases of all symbols, written by one thread: rows are taken into memory and written in batches by <see cref="Flush"/>.</summary>
/// <remarks>The caller holds the <see cref="DataDirectoryLock"/>. Everything but queries belongs to its thread. Rows that come from the
/// journal are in their file together with the position: after a crash, reading the journal on from <see cref="JournalPosition"/> leaves
/// nothing out and nothing twice.</remarks>
public sealed class SymbolStore : IDisposable
{
    private readonly StoreInstance _instance;
    private readonly AttachPool _pool;
    private readonly StoreContext _context;
    private readonly Dictionary<SymbolKey, SymbolWriter> _byKey = [];
    private readonly List<SymbolWriter> _writers = [];
    private long _advanced;
    private long _accountNotBeforeNs = long.MinValue;

    private SymbolStore(StoreInstance instance, SymbolStoreOptions options)
    {
        _instance = instance;
        _pool = new AttachPool(instance, options.MaxAttached, readOnly: false);
        _context = new StoreContext(options, _pool, instance.Connect());
        Account = new AccountWriter(_context);
        _advanced = Account.Consumed;
    }

    public AccountWriter Account { get; }

    public IReadOnlyList<SymbolWriter> Writers => _writers;

    /// <summary>Every database has the rows of every journal record up to this one: a restart reads on from here.</summary>
    public long JournalPosition => Account.Consumed;

    public StoreStatus Status => new()
    {
        RowsWritten = _context.RowsWritten,
        Batches = _context.Batches,
        Pending = _context.Pending,
        RowsDropped = _context.RowsDropped,
        RowsUnstorable = _context.RowsUnstorable,
        RowsExpired = _context.RowsExpired,
        Rewrites = _context.Rewrites,
        Failures = _context.Failures,
        Attached = _pool.Count,
        Attachments = _pool.Attached,
        Fault = _writers.Find(writer => writer.Fault is not null)?.Fault ?? Account.Fault,
    };

    /// <summary>Opens the store; the folder is made when it is not there.</summary>
    /// <exception cref="StoreException">The account's database cannot be used, or the folder cannot be written.</exception>
    public static SymbolStore Open(SymbolStoreOptions options)
    {
        StoreInstance? instance = null;
        try
        {
            Directory.CreateDirectory(options.Directory);
            instance = new StoreInstance(options.Directory, Path.Combine(options.Directory, StoreLayout.ScratchFolder), options.Exchanges, options.MemoryLimitMiB, options.Threads,
                Math.Min(options.Files, options.MaxAttached));
            return new SymbolStore(instance, options);
        }
        catch (Exception error) when (error is DuckDbException or IOException or UnauthorizedAccessException)
        {
            instance?.Dispose();
            throw new StoreException($"the databases in {options.Directory} cannot be opened for writing: {error.Message}", error);
        }
    }

    /// <summary>The writer of a symbol, whose database is made or migrated when it is asked for first.</summary>
    /// <exception cref="StoreException">The database cannot be used: newer, of something else, of coarser scales, or not to be opened.</exception>
    public SymbolWriter Register(SymbolKey key, SymbolFacts facts)
    {
        if (_byKey.TryGetValue(key, out var writer)) return writer;
        try
        {
            writer = new SymbolWriter(_context, key, facts);
        }
        catch (Exception error) when (error is DuckDbException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"the database {StoreLayout.PathOf(_instance.Directory, key)} cannot be opened for writing: {error.Message}", error);
        }

        _byKey.Add(key, writer);
        _writers.Add(writer);
        return writer;
    }

    /// <summary>Whether that many rows of one journal record would be taken now: a record's rows are taken together, or a part of them is lost.</summary>
    public bool HasRoom(int rows) => _context.Pending + rows <= _context.LedgerLimit;

    /// <summary>Says that every row of the journal up to this record was appended. Between records only: <see cref="Flush"/> may write then.</summary>
    public void Advance(long journalRecord) => _advanced = Math.Max(_advanced, journalRecord);

    /// <summary>Writes the symbols whose batch is full or old enough, and deletes what has expired. What fails stays and is tried again.</summary>
    /// <param name="nowNs">The caller's clock, never going back.</param>
    /// <returns>Rows written.</returns>
    public long Flush(long nowNs)
    {
        var before = _context.RowsWritten;
        foreach (var writer in _writers)
        {
            if (writer.IsDue(nowNs)) writer.TryWrite(nowNs, _advanced);
            writer.TryMaintain(nowNs);
        }

        if (nowNs >= _accountNotBeforeNs)
        {
            _accountNotBeforeNs = nowNs + _context.Options.BatchNs;
            WriteAccount(nowNs);
        }

        return _context.RowsWritten - before;
    }

    /// <summary>Writes everything that waits, before a stop.</summary>
    /// <returns>False when something could not be written: <see cref="StoreStatus.Fault"/> says what and why.</returns>
    public bool TryFlushAll(long nowNs)
    {
        var all = true;
        foreach (var writer in _writers)
        {
            // Twice: what is left of a batch that failed, and what came after it.
            all &= writer.TryWrite(nowNs, _advanced) && writer.TryWrite(nowNs, _advanced);
        }

        return WriteAccount(nowNs) && WriteAccount(nowNs) && all;
    }

    /// <summary>Queries beside the writer, on any thread; dispose of it before the store.</summary>
    public SymbolQuery OpenQuery(QueryOptions? options = null) => new(_instance, _pool, options ?? new QueryOptions(), owned: null);

    /// <summary>Closes the databases. Rows that wait are lost: <see cref="TryFlushAll"/> comes first.</summary>
    public void Dispose()
    {
        _context.Connection.Dispose();
        _pool.Dispose();
        _instance.Dispose();
    }

    private bool WriteAccount(long nowNs)
    {
        var consumed = Account.WrittenUpTo(_advanced);
        foreach (var writer in _writers) consumed = Math.Min(consumed, writer.WrittenUpTo(_advanced));
        Account.Offer(consumed);
        return Account.TryWrite(nowNs, _advanced);
    }
}
