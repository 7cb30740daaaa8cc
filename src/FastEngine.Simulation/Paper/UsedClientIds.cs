using System.Numerics;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper;

/// <summary>The orders that a venue accepted last, by client id, with what filled of them. A fixed number is remembered: the oldest makes room for the newest.</summary>
/// <remarks>Chained hashing over a ring of ids, so that forgetting one is unlinking it.</remarks>
internal sealed class UsedClientIds
{
    private const int None = -1;

    private readonly ClientOrderId[] _ids;
    private readonly PinnedArray<OrderTotals> _totals;
    private readonly int[] _next;
    private readonly int[] _heads;
    private int _at;
    private bool _isFull;

    public UsedClientIds(int capacity)
    {
        _ids = new ClientOrderId[capacity];
        _totals = new(capacity);
        _next = new int[capacity];
        _heads = new int[BitOperations.RoundUpToPowerOf2((uint)capacity)];
        _heads.AsSpan().Fill(None);
    }

    public ref OrderTotals this[int place] => ref _totals[place];

    public bool Contains(in ClientOrderId id) => Find(in id) >= 0;

    /// <summary>The place of an order, or -1 for one that is not remembered.</summary>
    public int Find(in ClientOrderId id)
    {
        for (var at = Head(in id); at != None; at = _next[at])
        {
            if (_ids[at] == id) return at;
        }

        return None;
    }

    /// <summary>Remembers an order, now open, whose id it does not contain.</summary>
    public void Add(in ClientOrderId id)
    {
        if (_isFull) Unlink(_at);
        _ids[_at] = id;
        _totals[_at] = new OrderTotals { IsOpen = true };
        ref var head = ref Head(in id);
        _next[_at] = head;
        head = _at;
        if (++_at < _ids.Length) return;
        _at = 0;
        _isFull = true;
    }

    private void Unlink(int slot)
    {
        ref var link = ref Head(in _ids[slot]);
        while (link != slot) link = ref _next[link];
        link = _next[slot];
    }

    private ref int Head(in ClientOrderId id) => ref _heads[id.GetHashCode() & (_heads.Length - 1)];
}
