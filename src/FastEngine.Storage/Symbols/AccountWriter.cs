using System.Globalization;
using FastEngine.Storage.Symbols.Attaching;
using FastEngine.Storage.Symbols.Rows;
using FastEngine.Storage.Symbols.Schema;
using FastEngine.Storage.Symbols.Writing;

namespace FastEngine.Storage.Symbols;

/// <summary>Takes the rows that belong to no single symbol, and keeps how far the whole store is in the journal.</summary>
public sealed class AccountWriter : DatabaseWriter
{
    private long _offered;
    private long _offeredInBatch;

    internal AccountWriter(StoreContext store)
        : base(store, StoreLayout.AccountName)
    {
        using var lease = Lease();
        SymbolSchema.EnsureAccount(store.Connection, Name, lease.Path);
        lease.Database.SchemaVersion = SchemaScripts.Account.Latest;
        ReadProgress();
        using var progress = store.Connection.Query($"SELECT consumed_position FROM {QuotedName}.progress");
        progress.Read();
        Consumed = _offered = progress.GetInt64(0);
    }

    /// <summary>As <see cref="SymbolWriter.Append{T}"/>.</summary>
    public bool Append(in AccountRow row) => Take(row);

    public bool Append(in PortfolioHealthRow row) => Take(row);

    public bool Append(in CorrelationRow row) => Take(row);

    /// <summary>In the file: every database has the rows of every journal record up to this one.</summary>
    internal long Consumed { get; private set; }

    /// <summary>Says how far all databases are, to be written with the next batch.</summary>
    internal void Offer(long consumed) => _offered = Math.Max(_offered, consumed);

    private protected override bool HasNews => _offered > Consumed;

    private protected override AttachLease Lease() => Store.Pool.LeaseAccount(reading: false);

    private protected override string Finish(RowBatch batch)
    {
        _offeredInBatch = _offered;
        return string.Create(CultureInfo.InvariantCulture, $"UPDATE {QuotedName}.progress SET consumed_position = {_offeredInBatch}");
    }

    private protected override void Finished() => Consumed = Math.Max(Consumed, _offeredInBatch);
}
