using System.Runtime.CompilerServices;

namespace FastEngine.Engine;

/// <summary>Events between stages that one thread steps: first in, first out, in memory taken at construction.</summary>
internal sealed class EventQueue<T>
    where T : struct
{
    private readonly T[] _slots;
    private readonly int _mask;
    private long _head;
    private long _tail;

    /// <param name="capacity">A power of two; more events than this at once are a fault of the wiring.</param>
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

    /// <summary>The slot to fill; it counts from now on.</summary>
    public ref T Add()
    {
        if (_tail - _head == _slots.Length) ThrowFull();
        return ref _slots[(int)_tail++ & _mask];
    }

    /// <summary>The oldest event; stays until <see cref="RemoveFirst"/>.</summary>
    public ref readonly T First => ref _slots[(int)_head & _mask];

    public void RemoveFirst() => _head++;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowFull() => throw new InvalidOperationException($"more than {_slots.Length} events between two stages at once");
}
