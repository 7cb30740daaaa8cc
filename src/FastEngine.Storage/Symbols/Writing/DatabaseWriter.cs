using System.Globalization;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols.Attaching;
using FastEngine.Storage.Symbols.Rows;
using FastEngine.Storage.Symbols.Writing;

namespace FastEngine.Storage.Symbols;

/// <summary>Collects the rows of one database and writes them, a batch a transaction, with the journal position that they come from.</summary>
public abstract class DatabaseWriter
{
    private RowBatch _filling;

    // Taken from the filling one, and kept until it is known to be in the file.
    private RowBatch _sealed;
    private long _sealedPosition;
    private bool _isInDoubt;
    private long _waitingSinceNs = long.MaxValue;
    private long _notBeforeNs = long.MinValue;

    private protected DatabaseWriter(StoreContext store, string name)
    {
        Store = store;
        Name = name;
        _filling = new RowBatch(store.Blocks);
        _sealed = new RowBatch(store.Blocks);
    }

    /// <summary>As it is attached: <c>binance/usdm/BTCUSDT</c>, or <c>account</c>.</summary>
    public string Name { get; }

    /// <summary>Every row of the journal up to this record is in the file.</summary>
    public long JournalPosition { get; private set; }

    /// <summary>Why its rows cannot be written now; null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>Rows that wait to be written.</summary>
    public int Pending => _filling.Count + _sealed.Count;

    private protected StoreContext Store { get; }

    private protected string QuotedName => SqlText.Name(Name);

    /// <summary>Batches that are in the file.</summary>
    private protected long Batch { get; private set; }

    /// <summary>The record before the first that waits; what was handed over, when none does.</summary>
    internal long WrittenUpTo(long advanced) =>
        _sealed.FirstRecord > 0 ? _sealed.FirstRecord - 1 : _filling.FirstRecord > 0 ? _filling.FirstRecord - 1 : advanced;

    internal bool IsDue(long nowNs)
    {
        if (Pending == 0 || nowNs < _notBeforeNs) return false;
        if (_sealed.Count > 0 || _filling.Count >= Store.Options.BatchRows) return true;
        _waitingSinceNs = Math.Min(_waitingSinceNs, nowNs);
        return nowNs - _waitingSinceNs >= Store.Options.BatchNs;
    }

    /// <summary>Writes what waits; the rows stay when it fails.</summary>
    /// <param name="advanced">Every row up to this journal record was handed over.</param>
    internal bool TryWrite(long nowNs, long advanced)
    {
        if (_sealed.Count == 0) Seal(advanced);
        if (_sealed.Count == 0 && !HasNews) return true;
        return Guarded(nowNs, lease =>
        {
            if (_isInDoubt) SettleDoubt();
            if (_sealed.Count > 0 || HasNews) WriteSealed(lease);
        });
    }

    /// <summary>Runs work on the attached database; a failure becomes the <see cref="Fault"/>, and the file is opened anew next time.</summary>
    private protected bool Guarded(long nowNs, Action<AttachLease> work)
    {
        try
        {
            using var lease = Lease();
            try
            {
                work(lease);
            }
            catch (Exception)
            {
                // DuckDB refuses everything after a failed checkpoint, until the file is attached again.
                Store.Pool.TryReset(lease);
                throw;
            }

            Fault = null;
            return true;
        }
        catch (Exception error) when (error is DuckDbException or StoreException or IOException or UnauthorizedAccessException)
        {
            Store.Failures++;
            Fault = $"{Name}: {error.Message}";
            _notBeforeNs = nowNs + Store.Options.RetryNs;
            return false;
        }
    }

    private protected bool Take<T>(in T row)
        where T : struct, IRow<T>
    {
        var record = T.RecordOf(row);
        // Replayed after a restart: it is here already.
        if (record > 0 && record <= JournalPosition) return true;
        if (!HasRoom(record)) return false;
        _filling.Add(row);
        Store.Pending++;
        return true;
    }

    private protected bool TakeCandle(long timeframeNs, in CandleRow row)
    {
        if (!HasRoom(0)) return false;
        _filling.Add(timeframeNs, row);
        Store.Pending++;
        return true;
    }

    private protected abstract AttachLease Lease();

    /// <summary>What has to stand before the rows of a batch can be written; outside their transaction.</summary>
    private protected virtual void Prepare(AttachLease lease, RowBatch batch)
    {
    }

    /// <summary>Statements after the rows, in their transaction.</summary>
    private protected virtual string Finish(RowBatch batch) => "";

    /// <summary>Something to write without a row.</summary>
    private protected virtual bool HasNews => false;

    /// <summary>Reads how far the file is.</summary>
    private protected void ReadProgress()
    {
        using var progress = Store.Connection.Query($"SELECT batch, journal_position FROM {QuotedName}.progress");
        if (!progress.Read()) throw new StoreException($"{Name}: the table 'progress' is empty; the file was changed by hand, move it away");
        Batch = progress.GetInt64(0);
        JournalPosition = progress.GetInt64(1);
    }

    private bool HasRoom(long record)
    {
        if (Store.Pending < (record > 0 ? Store.LedgerLimit : Store.Options.MaxPendingRows)) return true;
        if (record == 0) Store.RowsDropped++;
        return false;
    }

    private void Seal(long advanced)
    {
        (_filling, _sealed) = (_sealed, _filling);
        _sealedPosition = Math.Max(JournalPosition, Math.Max(advanced, _sealed.LastRecord));
        _waitingSinceNs = long.MaxValue;
    }

    // A commit that was reported as failed may still have reached the disk: the file's own count tells.
    private void SettleDoubt()
    {
        var attempted = Batch + 1;
        ReadProgress();
        _isInDoubt = false;
        if (Batch == attempted) Written();
    }

    private void WriteSealed(AttachLease lease)
    {
        var connection = Store.Connection;
        Prepare(lease, _sealed);
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var table in _sealed.Tables) table.WriteTo(connection, Name, ScalingOf());
            connection.Execute(string.Create(CultureInfo.InvariantCulture,
                $"UPDATE {QuotedName}.progress SET batch = {Batch + 1}, journal_position = {_sealedPosition}; {Finish(_sealed)}"));
            _isInDoubt = true;
            transaction.Commit();
            _isInDoubt = false;
        }

        Batch++;
        JournalPosition = _sealedPosition;
        Store.Batches++;
        Written();
    }

    private protected virtual Scaling ScalingOf() => new(0, 0);

    /// <summary>The statements of <see cref="Finish"/> are in the file.</summary>
    private protected virtual void Finished()
    {
    }

    private void Written()
    {
        Store.RowsWritten += _sealed.Count;
        Store.Pending -= _sealed.Count;
        _sealed.Clear();
        Finished();
    }
}
