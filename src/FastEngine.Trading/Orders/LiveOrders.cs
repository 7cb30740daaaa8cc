using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>The orders that are not done, in a fixed number of slots.</summary>
/// <remarks>Room for an entry, its exits, its legs and those that take their places, of every position; when it is full an entry is refused as one position too many, and an exit waits for the
/// next report.</remarks>
internal sealed class LiveOrders(PositionBook positions)
{
    public const int OrdersPerPosition = 8;

    // The slot itself moves with the capacity.
    private const int NobodyInSnapshot = -1;
    private readonly PinnedArray<LiveOrder> _slots = new(positions.Nobody * OrdersPerPosition);

    private readonly SlotHints _hints = new(positions.Nobody * OrdersPerPosition);

    // Apart from the slots, which are walked.
    private readonly PinnedArray<OrderTerms> _terms = new(positions.Nobody * OrdersPerPosition);

    public int Capacity => _slots.Length;

    /// <summary>One more than the highest slot that is taken.</summary>
    public int SlotsInUse
    {
        get
        {
            var slots = _slots.Length;
            while (slots > 0 && _slots[slots - 1].Order == 0) slots--;
            return slots;
        }
    }

    public int SnapshotSize => sizeof(int) + Capacity * (sizeof(int) + LiveOrder.SnapshotSize);

    public ref LiveOrder this[int slot] => ref _slots[slot];

    /// <summary>What the order of a slot says.</summary>
    public ref OrderTerms TermsOf(int slot) => ref _terms[slot];

    /// <summary>A free slot, or -1.</summary>
    public int FindFree() => Look(0);

    /// <summary>The slot of an order number, or -1.</summary>
    public int Find(long order)
    {
        var hint = _hints.Of(order);
        if (_slots[hint].Order == order) return hint;
        var slot = Look(order);
        if (slot >= 0) _hints.Set(order, slot);
        return slot;
    }

    /// <summary>Whether any order of a position is not done.</summary>
    public bool HasAny(int position)
    {
        for (var i = 0; i < _slots.Length; i++)
            if (_slots[i].Order != 0 && _slots[i].Position == position) return true;
        return false;
    }

    /// <summary>What the exit orders of a position may still fill, those that are being cancelled apart: they are not counted upon.</summary>
    public long ExitingOf(int position)
    {
        var sum = 0L;
        for (var i = 0; i < _slots.Length; i++)
            if (_slots[i].Order != 0 && _slots[i].Position == position && _slots[i].Leg == OrderLeg.Exit && !_slots[i].IsCancelling) sum += _slots[i].Remaining;
        return sum;
    }

    public void Write(ref SnapshotWriter writer)
    {
        var count = 0;
        foreach (ref readonly var order in _slots.AsSpan())
            if (order.Order != 0) count++;
        writer.Put(count);
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i].Order == 0) continue;
            writer.Put(i);
            var order = _slots[i];
            if (order.Position == positions.Nobody) order.Position = NobodyInSnapshot;
            order.Write(ref writer, in _terms[i]);
        }
    }

    public void Read(ref SnapshotReader reader)
    {
        _slots.AsSpan().Clear();
        for (var count = reader.Count(_slots.Length, "live orders"); count > 0; count--)
        {
            var slot = reader.Count(_slots.Length - 1, "slots of live orders");
            var order = LiveOrder.Read(ref reader, out _terms[slot]);
            if (order.Position == NobodyInSnapshot) order.Position = positions.Nobody;
            var isOfPosition = (uint)order.Position < (uint)positions.Capacity && (order.Position == positions.Nobody || positions[order.Position].IsUsed);
            if (!isOfPosition) reader.Fail($"order {order.Order} has no position");
            _slots[slot] = order;
        }
    }

    private int Look(long order)
    {
        for (var i = 0; i < _slots.Length; i++)
            if (_slots[i].Order == order) return i;
        return -1;
    }
}
