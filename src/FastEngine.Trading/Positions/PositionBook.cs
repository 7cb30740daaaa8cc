using FastEngine.Core;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Positions;

/// <summary>The strategy positions of the account, in a fixed number of slots.</summary>
/// <remarks>Four times the position limit: each may have a hedge, and what was closed keeps its slot until the venue says that its entry and
/// its legs are done.
/// With no free slot PositionLimit refuses. Few enough to walk.</remarks>
internal sealed class PositionBook(TradingOptions options)
{
    public const int SlotsPerPosition = 4;
    private readonly PinnedArray<StrategyPosition> _slots = new(options.Capacity * SlotsPerPosition + 1);
    private readonly SlotHints _hints = new(options.Capacity * SlotsPerPosition + 1);
    private long _lastId;
    private int _end;

    public int Capacity => _slots.Length;

    /// <summary>The slot of orders that close what belongs to no strategy: behind those of positions, of which it is the number.</summary>
    public int Nobody => _slots.Length - 1;

    /// <summary>No slot from here on is taken: where a walk may end. Some before it may be free.</summary>
    public int End => _end;

    /// <summary>One more than the highest slot that is taken.</summary>
    public int SlotsInUse
    {
        get
        {
            var slots = _slots.Length;
            while (slots > 0 && !_slots[slots - 1].IsUsed) slots--;
            return slots;
        }
    }

    public int SnapshotSize => sizeof(long) + sizeof(int) + Capacity * (sizeof(int) + StrategyPosition.SnapshotSize);

    /// <summary>Open positions, and pending ones that are not being cancelled; hedges do not count.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            for (var i = 0; i < _end; i++)
                if (_slots[i].Counts && !_slots[i].IsHedge) count++;
            return count;
        }
    }

    public ref StrategyPosition this[int slot] => ref _slots[slot];

    /// <summary>The lowest free slot, or -1.</summary>
    public int FindFree()
    {
        while (_end > 0 && !_slots[_end - 1].IsUsed) _end--;
        var free = 0;
        while (free < _end && _slots[free].IsUsed) free++;
        if (free == Nobody) return -1;
        _end = Math.Max(_end, free + 1);
        return free;
    }

    /// <summary>The slot of a position, or -1.</summary>
    public int Find(long positionId)
    {
        var hint = _hints.Of(positionId);
        if (_slots[hint].IsUsed && _slots[hint].PositionId == positionId) return hint;
        for (var i = 0; i < _end; i++)
        {
            if (!_slots[i].IsUsed || _slots[i].PositionId != positionId) continue;
            _hints.Set(positionId, i);
            return i;
        }

        return -1;
    }

    /// <summary>The first slot from <paramref name="from"/> on that holds a position of the instrument and direction, or -1; a hedge is none.</summary>
    public int Next(int from, int instrumentId, Direction direction)
    {
        for (var i = from; i < _end; i++)
        {
            ref var position = ref _slots[i];
            if (position.IsUsed && !position.HasClosed && !position.IsHedge && position.InstrumentId == instrumentId && position.Direction == direction) return i;
        }

        return -1;
    }

    /// <summary>Signed quantity that strategies have of an exchange position.</summary>
    public long SumOf(int exchangeSlot, ExchangeBook exchange, out int contributors)
    {
        var instrumentId = ExchangeBook.InstrumentOf(exchangeSlot);
        var sum = 0L;
        contributors = 0;
        for (var i = 0; i < _end; i++)
        {
            ref readonly var position = ref _slots[i];
            if (position.Quantity == 0 || position.InstrumentId != instrumentId || !exchange.Holds(exchangeSlot, position.Direction)) continue;
            sum += position.SignedQuantity;
            contributors++;
        }

        return sum;
    }

    /// <summary>Of the newest position, 0 before the first.</summary>
    public long LastId => _lastId;

    public long NewId() => ++_lastId;

    // With its slot: positions are walked in the order of their slots, so it decides in which order they are closed.
    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(_lastId);
        var count = 0;
        foreach (ref readonly var position in _slots.AsSpan())
            if (position.IsUsed) count++;
        writer.Put(count);
        for (var i = 0; i < _slots.Length; i++)
        {
            if (!_slots[i].IsUsed) continue;
            writer.Put(i);
            _slots[i].Write(ref writer);
        }
    }

    public void Read(ref SnapshotReader reader)
    {
        _slots.AsSpan().Clear();
        _end = 0;
        _lastId = reader.Int64();
        for (var count = reader.Count(_slots.Length, "positions"); count > 0; count--)
        {
            var slot = reader.Count(_slots.Length - 1, "slots of positions");
            _slots[slot] = StrategyPosition.Read(ref reader);
            _end = Math.Max(_end, slot + 1);
        }
    }
}
