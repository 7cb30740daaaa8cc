using FastEngine.Core;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Portfolio;

/// <summary>Correlations between the leaders and what is open, as at their last refresh; and of a candidate, fresh.</summary>
/// <remarks>NaN is unknown. A symbol's with itself is 1.</remarks>
internal sealed class Correlations
{
    private const int None = -1;
    private readonly PortfolioOptions _options;
    private readonly CloseHistory _history;
    private readonly PositionBook _positions;
    private readonly int[] _leaders;

    // A row for each leader and each instrument that is open; rows and columns are the same.
    private readonly PinnedArray<int> _rowOf;
    private readonly PinnedArray<int> _instrumentOf;
    private readonly PinnedArray<double> _cells;

    // Of the signal in the chain, by instrument; nothing follows from it after the signal.
    private readonly PinnedArray<double> _candidate;
    private readonly PinnedArray<long> _candidateRun;
    private int _candidateId;
    private long _run = 1;

    public Correlations(PortfolioOptions options, int instruments, CloseHistory history, PositionBook positions, int[] leaders)
    {
        (_options, _history, _positions, _leaders) = (options, history, positions, leaders);
        Rows = Math.Min(instruments, positions.Capacity + leaders.Length);
        _rowOf = new PinnedArray<int>(instruments);
        _instrumentOf = new PinnedArray<int>(Rows);
        _cells = new PinnedArray<double>(checked(Rows * Rows));
        _candidate = new PinnedArray<double>(instruments);
        _candidateRun = new PinnedArray<long>(instruments);
        Clear();
    }

    /// <summary>At most; those that are taken need not be the first ones.</summary>
    public int Rows { get; }

    public int SnapshotSize => sizeof(int) * (1 + Rows) + sizeof(double) * (Rows * (Rows - 1) / 2);

    /// <summary>Of two instruments that are open or lead.</summary>
    public double Between(int instrumentId, int otherId)
    {
        if (instrumentId == otherId) return 1;
        var (row, column) = (_rowOf[instrumentId], _rowOf[otherId]);
        return row == None || column == None ? double.NaN : _cells[row * Rows + column];
    }

    /// <summary>The row of an instrument, or -1.</summary>
    public int RowOf(int instrumentId) => _rowOf[instrumentId];

    /// <summary>Of two different rows that are taken.</summary>
    public double OfRows(int row, int other) => _cells[row * Rows + other];

    /// <summary>Whether it makes one group of two positions; what is unknown does not.</summary>
    public bool IsGroup(double correlation) => Scores.IsBelow(_options.GroupCorrelation, correlation);

    /// <summary>From here on a signal's instrument is the candidate.</summary>
    public void BeginCandidate(int instrumentId)
    {
        _candidateId = instrumentId;
        _run++;
    }

    /// <summary>Of the candidate, from the closes as they are now; what is unknown is taken as configured.</summary>
    public double OfCandidate(int otherId)
    {
        if (otherId == _candidateId) return 1;
        if (_candidateRun[otherId] == _run) return _candidate[otherId];
        var correlation = _history.Correlation(_candidateId, otherId, _options.LeastReturns);
        if (double.IsNaN(correlation)) correlation = _options.UnknownCorrelation;
        _candidateRun[otherId] = _run;
        _candidate[otherId] = correlation;
        return correlation;
    }

    /// <summary>Something of the instrument is open.</summary>
    public void Track(int instrumentId)
    {
        if (_rowOf[instrumentId] != None) return;
        RefreshRow(Own(instrumentId), Rows);
    }

    /// <summary>A position closed: its instrument is left if nothing of it is open any more.</summary>
    public void Release(int instrumentId)
    {
        var row = _rowOf[instrumentId];
        if (row == None || IsKept(instrumentId)) return;
        _rowOf[instrumentId] = None;
        _instrumentOf[row] = None;
    }

    /// <summary>All of them, from the closes as they are now.</summary>
    public void Refresh()
    {
        for (var row = 1; row < Rows; row++)
            if (_instrumentOf[row] != None) RefreshRow(row, row);
    }

    public void Write(ref SnapshotWriter writer)
    {
        var count = 0;
        for (var i = 0; i < _rowOf.Length; i++)
            if (_rowOf[i] != None) count++;
        writer.Put(count);
        for (var i = 0; i < _rowOf.Length; i++)
            if (_rowOf[i] != None) writer.Put(i);
        for (var i = 0; i < _rowOf.Length; i++)
        {
            for (var j = i + 1; j < _rowOf.Length && _rowOf[i] != None; j++)
                if (_rowOf[j] != None) writer.Put(_cells[_rowOf[i] * Rows + _rowOf[j]]);
        }
    }

    /// <summary>After the positions.</summary>
    public void Read(ref SnapshotReader reader)
    {
        Clear();
        var ids = new int[reader.Count(reader.Instruments.Length, "correlated instruments")];
        for (var i = 0; i < ids.Length; i++)
        {
            var id = reader.Count(reader.Instruments.Length - 1, "correlated instruments");
            ids[i] = reader.Failure is null ? reader.Instruments[id] : None;
            if (ids[i] >= 0 && IsKept(ids[i])) Own(ids[i]);
        }

        for (var i = 0; i < ids.Length; i++)
        {
            for (var j = i + 1; j < ids.Length; j++)
            {
                var correlation = reader.Double();
                if (ids[i] >= 0 && ids[j] >= 0 && _rowOf[ids[i]] != None && _rowOf[ids[j]] != None) Set(_rowOf[ids[i]], _rowOf[ids[j]], correlation);
            }
        }
    }

    private void Clear()
    {
        _rowOf.AsSpan().Fill(None);
        _instrumentOf.AsSpan().Fill(None);
        _cells.AsSpan().Fill(double.NaN);
        foreach (var leader in _leaders) Own(leader);
    }

    private int Own(int instrumentId)
    {
        if (_rowOf[instrumentId] != None) return _rowOf[instrumentId];
        var row = 0;
        while (_instrumentOf[row] != None) row++;
        _rowOf[instrumentId] = row;
        _instrumentOf[row] = instrumentId;
        return row;
    }

    private void RefreshRow(int row, int end)
    {
        for (var other = 0; other < end; other++)
        {
            if (other == row || _instrumentOf[other] == None) continue;
            Set(row, other, _history.Correlation(_instrumentOf[row], _instrumentOf[other], _options.LeastReturns));
        }
    }

    private void Set(int row, int other, double correlation) => _cells[row * Rows + other] = _cells[other * Rows + row] = correlation;

    private bool IsKept(int instrumentId)
    {
        if (Array.IndexOf(_leaders, instrumentId) >= 0) return true;
        for (var i = 0; i < _positions.End; i++)
        {
            ref var position = ref _positions[i];
            if (position.IsUsed && position.HasOpened && !position.HasClosed && position.InstrumentId == instrumentId) return true;
        }

        return false;
    }
}
