using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Rings;

/// <summary>The slots of a ring, addressed by sequence; a copy addresses the same memory and keeps it alive.</summary>
public readonly unsafe struct RingSlots<T>
    where T : unmanaged
{
    // Pinned memory does not move, so the address is looked up once.
    private readonly PinnedArray<T> _owner;
    private readonly T* _start;
    private readonly long _mask;

    internal RingSlots(int capacity)
    {
        _owner = new PinnedArray<T>(capacity);
        _start = (T*)Unsafe.AsPointer(ref _owner[0]);
        _mask = capacity - 1;
    }

    public int Capacity => _owner.Length;

    public long SizeInBytes => _owner.SizeInBytes;

    public ref T this[long sequence]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _start[sequence & _mask];
    }
}
