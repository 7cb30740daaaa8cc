using FastEngine.Core;

namespace FastEngine.Trading.Orders;

/// <summary>The orders that are not done, in a fixed number of slots.</summary>
/// <remarks>Room for an entry and its exits of every position; when it is full an entry is refused as one position too many, and an exit waits for the
/// next report.</remarks>
internal sealed class LiveOrders(int positions)
{
    private const int OrdersPerPosition = 8;
    private readonly PinnedArray<LiveOrder> _slots = new(positions * OrdersPerPosition);

    public int Capacity => _slots.Length;

    public ref LiveOrder this[int slot] => ref _slots[slot];

    /// <summary>A free slot, or -1.</summary>
    public int FindFree() => Find(0);

    /// <summary>The slot of an order number, or -1.</summary>
    public int Find(long order)
    {
        for (var i = 0; i < _slots.Length; i++)
            if (_slots[i].Order == order) return i;
        return -1;
    }
}
