using System.Runtime.CompilerServices;

namespace FastEngine.Engine;

/// <summary>Events between stages that one thread steps: first in, first out.</summary>
/// <remarks>Its memory is taken at construction and grows only when one event leads to more than that: a clock event after almost
/// <c>gap.max</c> of silence closes thousands of short candles of every symbol at once. Then it allocates, and the run's certificate shows it.</remarks>
internal sealed class EventQueue<T>
    where T : struct
{
    private T[] _slots;
    private int _mask;
    private long _head;
    private long _tail;

    /// <param name="capacity">A power of two.</param>
    public EventQueue(int capacity)
    {
        _slots = new T[capacity];
        _mask = capacity - 1;
    }

    public bool IsEmpty
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _head == _tail;
    }

    public int Count => (int)(_tail - _head);

    /// <summary>An event by its place behind the first.</summary>
    public ref readonly T this[int index] => ref _slots[(int)(_head + index) & _mask];

    public void Clear() => _head = _tail;

    /// <summary>The slot to fill; it counts from now on.</summary>
    public ref T Add()
    {
        if (_tail - _head == _slots.Length) Grow();
        return ref _slots[(int)_tail++ & _mask];
    }

    /// <summary>The oldest event; stays until <see cref="RemoveFirst"/>.</summary>
    public ref readonly T First => ref _slots[(int)_head & _mask];

    public void RemoveFirst()
    {
        // Begun anew when empty: the same few slots are in the cache.
        if (++_head == _tail) _head = _tail = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        var slots = new T[_slots.Length * 2];
        var count = _slots.Length;
        for (var i = 0; i < count; i++) slots[i] = _slots[(int)(_head + i) & _mask];
        _slots = slots;
        _mask = slots.Length - 1;
        _head = 0;
        _tail = count;
    }
}
