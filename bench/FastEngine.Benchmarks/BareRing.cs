using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastEngine.Core;

namespace FastEngine.Benchmarks;

/// <summary>The baseline of ring throughput: two indices, each cached by the other side, and nothing else.</summary>
internal sealed unsafe class BareRing
{
    private readonly PinnedArray<Tick> _slots;
    private readonly Tick* _start;
    private readonly long _mask;
    private readonly long _capacity;
    private Indices _indices;

    public BareRing(int capacity)
    {
        _slots = new PinnedArray<Tick>(capacity);
        _start = (Tick*)Unsafe.AsPointer(ref _slots[0]);
        _mask = capacity - 1;
        _capacity = capacity;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWrite(in Tick tick)
    {
        var tail = _indices.Tail;
        if (tail - _indices.CachedHead == _capacity)
        {
            _indices.CachedHead = Volatile.Read(ref _indices.Head);
            if (tail - _indices.CachedHead == _capacity) return false;
        }

        _start[tail & _mask] = tick;
        // Release: pairs with the acquire of the tail in TryRead.
        Volatile.Write(ref _indices.Tail, tail + 1);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(out long sum)
    {
        var head = _indices.Head;
        if (head == _indices.CachedTail)
        {
            _indices.CachedTail = Volatile.Read(ref _indices.Tail);
            if (head == _indices.CachedTail)
            {
                sum = 0;
                return false;
            }
        }

        sum = TickWords.Sum(in _start[head & _mask]);
        // Release: pairs with the acquire of the head in TryWrite.
        Volatile.Write(ref _indices.Head, head + 1);
        return true;
    }

    // The two sides a cache line pair apart.
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct Indices
    {
        [FieldOffset(128)] public long Tail;
        [FieldOffset(136)] public long CachedHead;
        [FieldOffset(256)] public long Head;
        [FieldOffset(264)] public long CachedTail;
    }
}
