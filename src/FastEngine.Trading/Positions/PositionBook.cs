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
    private readonly PinnedArray<StrategyPosition> _slots = new(options.Capacity * SlotsPerPosition);
    private long _lastId;

    public int Capacity => _slots.Length;

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
            for (var i = 0; i < _slots.Length; i++)
                if (_slots[i].Counts && !_slots[i].IsHedge) count++;
            return count;
        }
    }

    public ref StrategyPosition this[int slot] => ref _slots[slot];

    /// <summary>A free slot, or -1.</summary>
    public int FindFree()
    {
        for (var i = 0; i < _slots.Length; i++)
            if (!_slots[i].IsUsed) return i;
        return -1;
    }

    /// <summary>The slot of a position, or -1.</summary>
    public int Find(long positionId)
    {
        for (var i = 0; i < _slots.Length; i++)
            if (_slots[i].IsUsed && _slots[i].PositionId == positionId) return i;
        return -1;
    }

    /// <summary>The first slot from <paramref name="from"/> on that holds a position of the instrument and direction, or -1; a hedge is none.</summary>
    public int Next(int from, int instrumentId, Direction direction)
    {
        for (var i = from; i < _slots.Length; i++)
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
        for (var i = 0; i < _slots.Length; i++)
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
        _lastId = reader.Int64();
        for (var count = reader.Count(_slots.Length, "positions"); count > 0; count--)
        {
            var slot = reader.Count(_slots.Length - 1, "slots of positions");
            _slots[slot] = StrategyPosition.Read(ref reader);
        }
    }
}
