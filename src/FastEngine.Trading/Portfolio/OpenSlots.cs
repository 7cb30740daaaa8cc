using FastEngine.Core;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Portfolio;

/// <summary>The slots of the positions that the portfolio looks after, and what it did to them. Hedges are their parents' affair.</summary>
internal sealed class OpenSlots(PositionBook positions)
{
    private readonly PinnedArray<SlotMarks> _marks = new(positions.Capacity);

    public int SnapshotSize => _marks.Length;

    public int Capacity => _marks.Length;

    /// <summary>No slot from here on is taken.</summary>
    public int End => positions.End;

    public ref StrategyPosition this[int slot] => ref positions[slot];

    public bool IsOpen(int slot) => positions[slot].Quantity > 0 && !positions[slot].IsHedge;

    /// <summary>Whether a part of it is in no exit yet.</summary>
    public bool IsFree(int slot)
    {
        ref var position = ref positions[slot];
        return IsOpen(slot) && position.Quantity > position.Exiting + position.Owed;
    }

    /// <summary>False when it was marked already.</summary>
    public bool Mark(int slot, SlotMarks mark)
    {
        if ((_marks[slot] & mark) != 0) return false;
        _marks[slot] |= mark;
        return true;
    }

    public bool Has(int slot, SlotMarks mark) => (_marks[slot] & mark) != 0;

    public void ClearAll(SlotMarks mark)
    {
        foreach (ref var marks in _marks.AsSpan()) marks &= ~mark;
    }

    public void Clear(int slot) => _marks[slot] = SlotMarks.None;

    // Of the slots that are taken, in their order.
    public void Write(ref SnapshotWriter writer)
    {
        for (var slot = 0; slot < _marks.Length; slot++)
            if (positions[slot].IsUsed) writer.Put((byte)_marks[slot]);
    }

    /// <summary>After the positions.</summary>
    public void Read(ref SnapshotReader reader)
    {
        for (var slot = 0; slot < _marks.Length; slot++) _marks[slot] = positions[slot].IsUsed ? (SlotMarks)reader.Byte() : SlotMarks.None;
    }
}
