using FastEngine.Core;
using FastEngine.Core.Execution;
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
    private readonly Ledger _ledger;
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

    // Where a round is: the next pair is the first of these with one above the second. None between rounds. By instrument: rows are given anew by a restore.
    private int _refreshed = None;
    private int _with;

    public Correlations(PortfolioOptions options, int instruments, CloseHistory history, PositionBook positions, int[] leaders, Ledger ledger)
    {
        (_options, _history, _positions, _leaders, _ledger) = (options, history, positions, leaders, ledger);
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

    /// <summary>Whether pairs of a round are left.</summary>
    public bool IsRefreshing => _refreshed != None;

    public int SnapshotSize => sizeof(int) * (3 + Rows) + sizeof(double) * (Rows * (Rows - 1) / 2);

    /// <summary>Of two instruments that are open or lead.</summary>
    public double Between(int instrumentId, int otherId)
    {
        if (instrumentId == otherId) return 1;
        var (row, column) = (_rowOf[instrumentId], _rowOf[otherId]);
        return row == None || column == None ? double.NaN : _cells[row * Rows + column];
    }

    /// <summary>With the first leader that there is; NaN without one.</summary>
    public double WithLeader(int instrumentId) => _leaders.Length == 0 ? double.NaN : Between(instrumentId, _leaders[0]);

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

    /// <summary>Begins a round over all pairs.</summary>
    public void BeginRefresh() => (_refreshed, _with) = (0, 0);

    /// <summary>The next pairs of the round, from the closes as they are now; a bounded number, so that no exit waits for all of them.</summary>
    public void Refresh()
    {
        for (var left = _options.RefreshPairs; IsRefreshing && left > 0;)
        {
            _with = _rowOf[_refreshed] == None ? _rowOf.Length : NextTracked(_with + 1);
            if (_with < _rowOf.Length)
            {
                var correlation = _history.Correlation(_refreshed, _with, _options.LeastReturns);
                Set(_rowOf[_refreshed], _rowOf[_with], correlation);
                Tell(_refreshed, _with, correlation);
                Tell(_with, _refreshed, correlation);
                left--;
                continue;
            }

            _refreshed = _with = NextTracked(_refreshed + 1);
            if (_refreshed == _rowOf.Length) _refreshed = None;
        }
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

        writer.Put(_refreshed);
        writer.Put(IsRefreshing ? _with : 0);
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

        ReadRound(ref reader);
    }

    // A round that was among other instruments begins again.
    private void ReadRound(ref SnapshotReader reader)
    {
        var (refreshed, with) = (reader.Int32(), reader.Int32());
        if (refreshed == None || reader.Failure is not null) return;
        if ((uint)refreshed >= (uint)reader.Instruments.Length || (uint)with >= (uint)reader.Instruments.Length) reader.Fail($"correlations of instrument {refreshed} with {with}");
        else if (reader.Instruments[refreshed] != refreshed || reader.Instruments[with] != with) BeginRefresh();
        else (_refreshed, _with) = (refreshed, with);
    }

    private void Tell(int instrumentId, int leader, double correlation)
    {
        if (double.IsNaN(correlation) || Array.IndexOf(_leaders, leader) < 0 || !IsOpen(instrumentId)) return;
        _ledger.Risk(new RiskEvent
        {
            Kind = RiskEventKind.CorrelationMeasured, InstrumentId = instrumentId, OtherInstrumentId = leader, Measured = correlation,
        });
    }

    private int NextTracked(int from)
    {
        while (from < _rowOf.Length && _rowOf[from] == None) from++;
        return from;
    }

    private void Clear()
    {
        _refreshed = None;
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

    private bool IsKept(int instrumentId) => Array.IndexOf(_leaders, instrumentId) >= 0 || IsOpen(instrumentId);

    private bool IsOpen(int instrumentId)
    {
        for (var i = 0; i < _positions.End; i++)
        {
            ref var position = ref _positions[i];
            if (position.IsUsed && position.HasOpened && !position.HasClosed && position.InstrumentId == instrumentId) return true;
        }

        return false;
    }
}
