using FastEngine.Core;

namespace FastEngine.Trading.Positions;

/// <summary>The strategy positions of the account, in a fixed number of slots.</summary>
/// <remarks>Twice the position limit: an entry being cancelled no longer counts in it, but keeps its slot until the venue says it is done.
/// With no free slot PositionLimit refuses. Few enough to walk.</remarks>
internal sealed class PositionBook(TradingOptions options, int instruments)
{
    private const int SlotsPerPosition = 2;
    private readonly PinnedArray<StrategyPosition> _slots = new(options.MaxPositions * SlotsPerPosition);
    private readonly PinnedArray<long> _unattributed = new(instruments);
    private long _lastId;

    public int Capacity => _slots.Length;

    /// <summary>Open positions, and pending ones that are not being cancelled.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            for (var i = 0; i < _slots.Length; i++)
                if (_slots[i].Counts) count++;
            return count;
        }
    }

    public ref StrategyPosition this[int slot] => ref _slots[slot];

    /// <summary>Signed quantity that filled beyond what was ordered of an instrument; belongs to no strategy.</summary>
    public ref long Unattributed(int instrumentId) => ref _unattributed[instrumentId];

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

    /// <summary>The first slot from <paramref name="from"/> on that holds a position of the instrument and direction, or -1.</summary>
    public int Next(int from, int instrumentId, Direction direction)
    {
        for (var i = from; i < _slots.Length; i++)
        {
            ref var position = ref _slots[i];
            if (position.IsUsed && position.InstrumentId == instrumentId && position.Direction == direction) return i;
        }

        return -1;
    }

    public long NewId() => ++_lastId;
}
