using System.Numerics;
using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Rings;

/// <summary>Which slots of a multi-producer ring are published: each slot's stamp is the lap in which it was published last.</summary>
/// <remarks>A claim of one producer may be published before an earlier claim of another; consumers stop at the first slot whose stamp is of an older lap.</remarks>
internal sealed class SlotLaps<TOrder>
    where TOrder : struct, IMemoryOrder
{
    private readonly PinnedArray<int> _laps;
    private readonly int _mask;
    private readonly int _shift;

    public SlotLaps(int capacity)
    {
        _laps = new PinnedArray<int>(capacity);
        _laps.AsSpan().Fill(-1);
        _mask = capacity - 1;
        _shift = BitOperations.Log2((uint)capacity);
    }

    /// <summary>Release: pairs with the acquire in <see cref="HighestContiguous"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Publish(long sequence) => TOrder.Release(ref _laps[(int)sequence & _mask], Lap(sequence));

    public bool IsPublished(long sequence) => TOrder.Acquire(ref _laps[(int)sequence & _mask]) == Lap(sequence);

    /// <returns>The highest sequence up to which all from <paramref name="next"/> on are published; <c>next - 1</c> when that one is not.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public long HighestContiguous(long next, long claimed)
    {
        var sequence = next;
        while (sequence <= claimed && IsPublished(sequence)) sequence++;
        return sequence - 1;
    }

    // Truncated to 32 bits: a stamp is only ever compared with the lap before its own.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Lap(long sequence) => (int)(sequence >> _shift);
}
