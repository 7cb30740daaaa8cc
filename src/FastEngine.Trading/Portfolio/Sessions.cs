using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Parts;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Portfolio;

/// <summary>Closes the positions of symbols whose week ends some time before it does, and lets nothing in from then on.</summary>
internal sealed class Sessions
{
    private const long WeekNs = 7 * 24 * EngineTime.NsPerHour;
    private const long None = -1;

    // The epoch was a Thursday: three days after a Monday.
    private const long FirstMondayNs = -3 * 24 * EngineTime.NsPerHour;
    private readonly PortfolioOptions _options;
    private readonly OpenSlots _slots;
    private readonly Ledger _ledger;
    private readonly PositionActions _actions;

    // Since Monday 00:00, by instrument; and the closing that was told last.
    private readonly PinnedArray<long> _closeNs;
    private readonly PinnedArray<long> _toldNs;
    private bool _isUsed;

    public Sessions(PortfolioOptions options, Instrument[] instruments, OpenSlots slots, Ledger ledger, PositionActions actions)
    {
        (_options, _slots, _ledger, _actions) = (options, slots, ledger, actions);
        _closeNs = new PinnedArray<long>(instruments.Length);
        _toldNs = new PinnedArray<long>(instruments.Length);
        foreach (var instrument in instruments) Name(instrument);
    }

    /// <summary>Takes over the session of a symbol.</summary>
    public void Name(Instrument instrument)
    {
        _closeNs[instrument.Id] = None;
        foreach (var session in _options.Sessions)
        {
            if (!AssetNames.IsOf(session.Symbol, instrument)) continue;
            _closeNs[instrument.Id] = (session.WeekNs - _options.SessionLeadNs + WeekNs) % WeekNs;
            _isUsed = true;
        }
    }

    public int SnapshotSize => _toldNs.Length * sizeof(long);

    /// <summary>Time left of the session once its positions are being closed; 0 at any other time.</summary>
    public long LeftOf(int instrumentId, long nowNs)
    {
        if (_closeNs[instrumentId] == None) return 0;
        return Math.Max(0, LastClosing(instrumentId, nowNs) + _options.SessionLeadNs - nowNs);
    }

    // What is older than the last closing is overdue, however late it is noticed.
    public void Check(long nowNs)
    {
        for (var slot = 0; _isUsed && slot < _slots.End; slot++)
        {
            if (!_slots.IsFree(slot) || _closeNs[_slots[slot].InstrumentId] == None) continue;
            ref var position = ref _slots[slot];
            var closing = LastClosing(position.InstrumentId, nowNs);
            if (position.EntryTimeNs >= closing && LeftOf(position.InstrumentId, nowNs) == 0) continue;
            Tell(position.InstrumentId, closing, nowNs);
            _actions.Close(slot, ExitReason.SessionClose);
        }
    }

    public void Write(ref SnapshotWriter writer)
    {
        foreach (var told in _toldNs.AsSpan()) writer.Put(told);
    }

    public void Read(ref SnapshotReader reader)
    {
        _toldNs.AsSpan().Clear();
        foreach (var id in reader.Instruments)
        {
            var told = reader.Int64();
            if (id >= 0) _toldNs[id] = told;
        }
    }

    private long LastClosing(int instrumentId, long nowNs)
    {
        var monday = nowNs - (nowNs - FirstMondayNs) % WeekNs;
        var closing = monday + _closeNs[instrumentId];
        return closing <= nowNs ? closing : closing - WeekNs;
    }

    private void Tell(int instrumentId, long closingNs, long nowNs)
    {
        if (_toldNs[instrumentId] == closingNs) return;
        _toldNs[instrumentId] = closingNs;
        _ledger.Risk(new RiskEvent
        {
            Kind = RiskEventKind.SessionEnding, InstrumentId = instrumentId, OtherInstrumentId = -1, Measured = closingNs + _options.SessionLeadNs - nowNs,
            Limit = _options.SessionLeadNs, Reason = ExitReason.SessionClose,
        });
    }
}
