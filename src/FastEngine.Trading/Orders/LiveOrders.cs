using System.Numerics;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>The orders that are not done, in a fixed number of slots.</summary>
/// <remarks>Room for an entry, its exits, its legs and those that take their places, of every position; when it is full an entry is refused as one position too many, and an exit waits for the
/// next report. An order is found by its number and by its position without a walk; indexes follow from the slots.</remarks>
internal sealed class LiveOrders
{
    public const int OrdersPerPosition = 8;
    // The slot itself moves with the capacity.
    private const int NobodyInSnapshot = -1;
    private const int BitsPerWord = 64;

    private readonly PositionBook _positions;
    private readonly PinnedArray<LiveOrder> _slots;

    // Apart from the slots.
    private readonly PinnedArray<OrderTerms> _terms;

    // A bit a slot, set while it is free.
    private readonly PinnedArray<ulong> _free;

    // Chains of slots: of equal low bits of the order's number, and of a position by ascending slot. -1 ends one.
    private readonly PinnedArray<int> _firstOfNumber;
    private readonly PinnedArray<int> _nextOfNumber;
    private readonly PinnedArray<int> _firstOfPosition;
    private readonly PinnedArray<int> _nextOfPosition;

    public LiveOrders(PositionBook positions)
    {
        var capacity = positions.Nobody * OrdersPerPosition;
        _positions = positions;
        _slots = new(capacity);
        _terms = new(capacity);
        _free = new((capacity + BitsPerWord - 1) / BitsPerWord);
        _firstOfNumber = new((int)BitOperations.RoundUpToPowerOf2((uint)capacity));
        _nextOfNumber = new(capacity);
        _firstOfPosition = new(positions.Capacity);
        _nextOfPosition = new(capacity);
        Clear();
    }

    public int Capacity => _slots.Length;

    /// <summary>Orders of which the venue has said nothing.</summary>
    public int Unanswered { get; private set; }

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

    /// <summary>To look at and to count fills on; what an order is, and whether, changes by <see cref="Put"/>, <see cref="Answer"/> and <see cref="Remove"/> alone.</summary>
    public ref LiveOrder this[int slot] => ref _slots[slot];

    /// <summary>What the order of a slot says.</summary>
    public ref readonly OrderTerms TermsOf(int slot) => ref _terms[slot];

    /// <summary>The lowest free slot, or -1.</summary>
    public int FindFree()
    {
        for (var word = 0; word < _free.Length; word++)
            if (_free[word] != 0) return word * BitsPerWord + BitOperations.TrailingZeroCount(_free[word]);
        return -1;
    }

    /// <summary>Takes a free slot for an order.</summary>
    public void Put(int slot, in LiveOrder order, in OrderTerms terms)
    {
        _slots[slot] = order;
        _terms[slot] = terms;
        _free[slot / BitsPerWord] &= ~(1UL << slot);
        if (!order.IsAcknowledged) Unanswered++;
        ref var first = ref FirstOfNumber(order.Order);
        _nextOfNumber[slot] = first;
        first = slot;
        ref var link = ref _firstOfPosition[order.Position];
        while (link >= 0 && link < slot) link = ref _nextOfPosition[link];
        _nextOfPosition[slot] = link;
        link = slot;
    }

    /// <summary>The order of a slot is done.</summary>
    public void Remove(int slot)
    {
        ref readonly var order = ref _slots[slot];
        if (!order.IsAcknowledged) Unanswered--;
        ref var link = ref FirstOfNumber(order.Order);
        while (link != slot) link = ref _nextOfNumber[link];
        link = _nextOfNumber[slot];
        link = ref _firstOfPosition[order.Position];
        while (link != slot) link = ref _nextOfPosition[link];
        link = _nextOfPosition[slot];
        _free[slot / BitsPerWord] |= 1UL << slot;
        _slots[slot] = default;
    }

    /// <summary>The venue has said something of the order of a slot.</summary>
    public void Answer(int slot)
    {
        if (_slots[slot].IsAcknowledged) return;
        _slots[slot].IsAcknowledged = true;
        Unanswered--;
    }

    /// <summary>The slot of an order number, or -1.</summary>
    public int Find(long order)
    {
        var slot = FirstOfNumber(order);
        while (slot >= 0 && _slots[slot].Order != order) slot = _nextOfNumber[slot];
        return slot;
    }

    /// <summary>The lowest slot with an order from a slot on, or -1: walks cost what is live, not what there is room for.</summary>
    public int NextLive(int from)
    {
        for (var word = from / BitsPerWord; word < _free.Length; word++)
        {
            var live = ~_free[word] & InTable(word);
            if (word == from / BitsPerWord) live &= ulong.MaxValue << from;
            if (live != 0) return word * BitsPerWord + BitOperations.TrailingZeroCount(live);
        }

        return -1;
    }

    /// <summary>The lowest slot with an order of a position, or -1.</summary>
    public int FirstOf(int position) => _firstOfPosition[position];

    /// <summary>The next slot with an order of the same position, or -1.</summary>
    public int NextOf(int slot) => _nextOfPosition[slot];

    /// <summary>Whether any order of a position is not done.</summary>
    public bool HasAny(int position) => _firstOfPosition[position] >= 0;

    /// <summary>What the exit orders of a position may still fill, those that are being cancelled apart: they are not counted upon.</summary>
    public long ExitingOf(int position)
    {
        var sum = 0L;
        for (var i = FirstOf(position); i >= 0; i = NextOf(i))
            if (_slots[i].Leg == OrderLeg.Exit && !_slots[i].IsCancelling) sum += _slots[i].Remaining;
        return sum;
    }

    public void Write(ref SnapshotWriter writer)
    {
        var count = 0;
        foreach (ref readonly var order in _slots.AsSpan())
            if (order.Order != 0) count++;
        writer.Put(count);
        for (var i = NextLive(0); i >= 0; i = NextLive(i + 1))
        {
            writer.Put(i);
            var order = _slots[i];
            if (order.Position == _positions.Nobody) order.Position = NobodyInSnapshot;
            order.Write(ref writer, in _terms[i]);
        }
    }

    public void Read(ref SnapshotReader reader)
    {
        Clear();
        for (var count = reader.Count(_slots.Length, "live orders"); count > 0; count--)
        {
            var slot = reader.Count(_slots.Length - 1, "slots of live orders");
            var order = LiveOrder.Read(ref reader, out var terms);
            if (order.Position == NobodyInSnapshot) order.Position = _positions.Nobody;
            var isOfPosition = order.Position == _positions.Nobody || ((uint)order.Position < (uint)_positions.Nobody && _positions[order.Position].IsUsed);
            if (!isOfPosition) reader.Fail($"order {order.Order} has no position");
            else if (order.Order <= 0 || _slots[slot].Order != 0) reader.Fail($"order {order.Order} has no slot of its own");
            else Put(slot, in order, in terms);
        }
    }

    // Orders are numbered in a row: what is live at once is mostly alone in its chain.
    private ref int FirstOfNumber(long order) => ref _firstOfNumber[(int)order & (_firstOfNumber.Length - 1)];

    // The last word may reach beyond the slots.
    private ulong InTable(int word)
    {
        var slots = _slots.Length - word * BitsPerWord;
        return slots >= BitsPerWord ? ulong.MaxValue : (1UL << slots) - 1;
    }

    private void Clear()
    {
        _slots.AsSpan().Clear();
        Unanswered = 0;
        _firstOfNumber.AsSpan().Fill(-1);
        _firstOfPosition.AsSpan().Fill(-1);
        _free.AsSpan().Clear();
        for (var slot = 0; slot < _slots.Length; slot++) _free[slot / BitsPerWord] |= 1UL << slot;
    }
}
