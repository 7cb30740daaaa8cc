using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols.Attaching;

namespace FastEngine.Storage.Symbols.Writing;

/// <summary>What the writers of a store share. Belongs to the store's thread, but for the pool.</summary>
internal sealed class StoreContext(SymbolStoreOptions options, AttachPool pool, DuckDbConnection connection)
{
    public SymbolStoreOptions Options { get; } = options;

    public AttachPool Pool { get; } = pool;

    /// <summary>The only connection that writes.</summary>
    public DuckDbConnection Connection { get; } = connection;

    public BlockPool Blocks { get; } = new();

    /// <summary>Rows that wait, over all databases.</summary>
    public int Pending { get; set; }

    public long RowsWritten { get; set; }

    public long Batches { get; set; }

    public long Failures { get; set; }

    public long RowsDropped { get; set; }

    public long RowsUnstorable { get; set; }

    public long RowsExpired { get; set; }

    public long Rewrites { get; set; }

    /// <summary>Ledger rows have this much more room than the others, so that a flood of ticks does not stop the ledger.</summary>
    public int LedgerLimit => (int)Math.Min(int.MaxValue, Options.MaxPendingRows + Options.MaxPendingRows / 4L + 1_000);
}
