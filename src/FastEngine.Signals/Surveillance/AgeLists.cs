using FastEngine.Core;

namespace FastEngine.Signals.Surveillance;

/// <summary>A list of fixed capacity for each slot, oldest first.</summary>
internal sealed class AgeLists<T>
    where T : unmanaged
{
    private readonly PinnedArray<T> _items;
    private readonly PinnedArray<int> _counts;
    private readonly int _capacity;

    public AgeLists(int slots, int capacity)
    {
        var items = (long)slots * capacity;
        if (items > int.MaxValue) throw new InsufficientMemoryException($"{items:N0} of {typeof(T).Name} are more than one array can hold");
        _items = new PinnedArray<T>((int)items);
        _counts = new PinnedArray<int>(slots);
        _capacity = capacity;
    }

    public long SizeInBytes => _items.SizeInBytes + _counts.SizeInBytes;

    public Span<T> this[int slot] => _items.AsSpan().Slice(slot * _capacity, _counts[slot]);

    /// <summary>Appends the youngest; true when the oldest had to go for it.</summary>
    public bool Add(int slot, in T item)
    {
        var isFull = _counts[slot] == _capacity;
        if (isFull) RemoveAt(slot, 0);
        _items[slot * _capacity + _counts[slot]++] = item;
        return isFull;
    }

    public void RemoveAt(int slot, int index)
    {
        var items = this[slot];
        items[(index + 1)..].CopyTo(items[index..]);
        _counts[slot]--;
    }

    public void Clear(int slot) => _counts[slot] = 0;
}
