using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace FastEngine.Core;

/// <summary>A fixed array of structs that starts at a cache line and never moves; the memory of rings and per-symbol state.</summary>
/// <remarks>Indices are checked in debug builds only: a stage computes them from its own capacity.</remarks>
public sealed unsafe class PinnedArray<T>
    where T : unmanaged
{
    private const int CacheLine = 64;

    // Keeps the memory alive; the pointer below goes into it.
    private readonly byte[] _owner;
    private readonly T* _start;

    /// <param name="length">Number of elements, zeroed.</param>
    public PinnedArray(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        var bytes = (long)length * sizeof(T) + CacheLine;
        if (bytes > Array.MaxLength) throw new InsufficientMemoryException($"{length:N0} elements of {sizeof(T)} bytes are more than one array can hold");
        _owner = GC.AllocateArray<byte>((int)bytes, pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref _owner[0]);
        _start = (T*)((address + CacheLine - 1) & ~(nuint)(CacheLine - 1));
    }

    public int Length { get; }

    public long SizeInBytes => _owner.Length;

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Debug.Assert((uint)index < (uint)Length);
            return ref _start[(nint)index];
        }
    }

    public Span<T> AsSpan() => new(_start, Length);
}
