using FastEngine.Storage.Symbols.Attaching;
using FastEngine.Storage.Symbols.Maintenance;
using FastEngine.Storage.Symbols.Rows;
using FastEngine.Storage.Symbols.Schema;
using FastEngine.Storage.Symbols.Writing;

namespace FastEngine.Storage.Symbols;

/// <summary>Takes the rows of one symbol. Belongs to the store's thread.</summary>
public sealed class SymbolWriter : DatabaseWriter
{
    private readonly HashSet<long> _timeframes = [];
    private readonly SymbolRetention _retention;
    private Scaling _scaling;
    private long _confirmed;

    internal SymbolWriter(StoreContext store, SymbolKey key, SymbolFacts facts)
        : base(store, key.ToString())
    {
        Key = key;
        Facts = facts;
        _retention = new SymbolRetention(store.Options.Retention);
        Open();
    }

    public SymbolKey Key { get; }

    public SymbolFacts Facts { get; }

    /// <summary>The symbol's own time: that of its newest row, ns since the epoch.</summary>
    public long NewestNs { get; private set; }

    /// <summary>Takes a row; what comes from the journal and is in the file already is taken and left out.</summary>
    /// <returns>False when it was not taken: too many rows wait, or its numbers have more than 18 digits. The store counts ticks and the
    /// like as lost; a row of the journal has to be offered again.</returns>
    public bool Append<T>(in T row)
        where T : struct, ISymbolRow<T>
    {
        if (!T.Fits(row, _scaling))
        {
            Store.RowsUnstorable++;
            return false;
        }

        NewestNs = Math.Max(NewestNs, T.TimeOf(row));
        return Take(row);
    }

    /// <summary>The same for a closed candle of a timeframe.</summary>
    public bool AppendCandle(long timeframeNs, in CandleRow row)
    {
        if (!CandleRow.Fits(row, _scaling))
        {
            Store.RowsUnstorable++;
            return false;
        }

        NewestNs = Math.Max(NewestNs, row.OpenTimeNs);
        return TakeCandle(timeframeNs, row);
    }

    /// <summary>Closed trades up to this journal record are kept elsewhere now, confirmed: they may be deleted here. Said again after a start.</summary>
    public void ConfirmSynced(long journalRecord) => _confirmed = Math.Max(_confirmed, journalRecord);

    /// <summary>Deletes what has expired, when it is time to look; and rewrites the file when it has grown too large for what is in it.</summary>
    internal bool TryMaintain(long nowNs)
    {
        // A trade that is confirmed before its row is written goes once it is.
        var confirmed = Math.Min(_confirmed, JournalPosition);
        return Fault is not null || !_retention.IsDue(NewestNs, nowNs, confirmed) || Guarded(nowNs, lease =>
        {
            _retention.Run(Store, lease, NewestNs, nowNs, confirmed, _timeframes);
            FileRewrite.RunIfGrown(Store, lease);
        });
    }

    private protected override AttachLease Lease() => Store.Pool.Lease(Key, reading: false);

    private protected override Scaling ScalingOf() => _scaling;

    private protected override void Prepare(AttachLease lease, RowBatch batch)
    {
        foreach (var timeframe in batch.Timeframes)
        {
            if (_timeframes.Contains(timeframe)) continue;
            SymbolSchema.EnsureCandles(Store.Connection, Name, timeframe);
            _timeframes.Add(timeframe);
        }
    }

    private protected override string Finish(RowBatch batch) => _retention.AtOnce(QuotedName, batch);

    private void Open()
    {
        using var lease = Lease();
        var connection = Store.Connection;
        _scaling = SymbolSchema.Ensure(connection, Name, lease.Path, Key, Facts);
        lease.Database.SchemaVersion = SchemaScripts.Symbol.Latest;
        ReadProgress();
        using var tables = connection.Query($"SELECT table_name FROM duckdb_tables() WHERE database_name = {SqlText.Literal(Name)}");
        while (tables.Read())
        {
            if (Timeframe.TryParseTable(tables.GetString(0), out var timeframe)) _timeframes.Add(timeframe);
        }
    }
}
