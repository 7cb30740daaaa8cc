using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Storage.Symbols.Writing;

/// <summary>The rows of one symbol that are written in one transaction.</summary>
internal sealed class RowBatch(BlockPool pool)
{
    private readonly RowBuffer?[] _bySlot = new RowBuffer?[RowSlots.Most];
    private readonly Dictionary<long, TableBuffer<CandleRow>> _candles = [];

    public int Count { get; private set; }

    /// <summary>Journal record of the first row that came from the ledger; 0 for none.</summary>
    public long FirstRecord { get; private set; }

    /// <summary>Journal record of the last one.</summary>
    public long LastRecord { get; private set; }

    /// <summary>Its number once it is being written: the file's count of batches when it was.</summary>
    public long Number { get; set; }

    /// <summary>Timeframes of its candles, in ns.</summary>
    public IEnumerable<long> Timeframes => _candles.Where(pair => pair.Value.Count > 0).Select(pair => pair.Key).Order();

    /// <summary>Tables with rows, in a fixed order.</summary>
    public IEnumerable<RowBuffer> Tables => _bySlot.OfType<RowBuffer>().Concat(_candles.Values).Where(buffer => buffer.Count > 0)
        .OrderBy(buffer => buffer.Table, StringComparer.Ordinal);

    public void Add<T>(in T row)
        where T : struct, IRow<T>
    {
        ref var buffer = ref _bySlot[RowSlot<T>.Index];
        var typed = (TableBuffer<T>)(buffer ??= new TableBuffer<T>(T.Table, pool));
        typed.Add(row);
        Added(T.RecordOf(row));
    }

    public void Add(long timeframeNs, in CandleRow row)
    {
        if (!_candles.TryGetValue(timeframeNs, out var buffer))
        {
            buffer = new TableBuffer<CandleRow>(Timeframe.TableOf(timeframeNs), pool);
            _candles.Add(timeframeNs, buffer);
        }

        buffer.Add(row);
        Added(0);
    }

    public void Clear()
    {
        foreach (var buffer in _bySlot) buffer?.Clear();
        foreach (var buffer in _candles.Values) buffer.Clear();
        Count = 0;
        FirstRecord = LastRecord = Number = 0;
    }

    private void Added(long record)
    {
        Count++;
        if (record == 0) return;
        if (FirstRecord == 0) FirstRecord = record;
        LastRecord = Math.Max(LastRecord, record);
    }
}
