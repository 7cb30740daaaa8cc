using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Entry;

/// <summary>The signals that wait for a reversal, at most one an instrument: a newer one takes an older one's place.</summary>
internal sealed class ParkedSignals(TradingOptions options, int instruments, TradeClock clock, Ledger ledger)
{
    private readonly PinnedArray<ParkedSignal> _slots = new(instruments);
    private int _count;

    public int SnapshotSize => sizeof(int) + _slots.Length * ParkedSignal.SnapshotSize;

    public void Park(in Signal signal)
    {
        if (_slots[signal.InstrumentId].IsUsed) Drop(signal.InstrumentId, RefusalCause.Replaced, options.ParkedMaxAgeNs);
        _slots[signal.InstrumentId] = new ParkedSignal { Signal = signal, SinceNs = clock.NowNs, IsUsed = true };
        _count++;
    }

    public bool Has(int instrumentId, out Direction direction)
    {
        ref var slot = ref _slots[instrumentId];
        direction = slot.Signal.Direction;
        return slot.IsUsed;
    }

    public Signal Take(int instrumentId)
    {
        ref var slot = ref _slots[instrumentId];
        slot.IsUsed = false;
        _count--;
        return slot.Signal;
    }

    /// <summary>Drops what has waited for longer than the limit, in instrument order.</summary>
    public void Expire()
    {
        if (_count == 0) return;
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i].IsUsed && clock.NowNs - _slots[i].SinceNs > options.ParkedMaxAgeNs)
                Drop(i, RefusalCause.ParkedTooLong, options.ParkedMaxAgeNs);
        }
    }

    public void OnExitFailed(in StrategyPosition position)
    {
        ref var slot = ref _slots[position.InstrumentId];
        if (!slot.IsUsed || slot.Signal.Direction == position.Direction) return;
        var signal = Take(position.InstrumentId);
        ledger.Refused(in signal, EntryHandler.ReversalDetection, RefusalCause.CloseFailed, position.PositionId, 0);
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(_count);
        foreach (ref readonly var parked in _slots.AsSpan())
            if (parked.IsUsed) parked.Write(ref writer);
    }

    public void Read(ref SnapshotReader reader)
    {
        _slots.AsSpan().Clear();
        _count = reader.Count(_slots.Length, "waiting signals");
        for (var i = 0; i < _count; i++)
        {
            var parked = ParkedSignal.Read(ref reader);
            _slots[parked.Signal.InstrumentId] = parked;
        }
    }

    private void Drop(int instrumentId, RefusalCause cause, long limit)
    {
        var waited = clock.NowNs - _slots[instrumentId].SinceNs;
        var signal = Take(instrumentId);
        ledger.Refused(in signal, EntryHandler.ReversalDetection, cause, waited, limit);
    }
}
