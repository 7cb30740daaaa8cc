using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FastEngine.Rings;

/// <summary>One consumer's place on a ring, for agents that poll: look how far to read, read by reference, release.</summary>
/// <remarks>Belongs to one thread at a time. Shared lines are read only when everything known was released, and written once a release.</remarks>
public sealed class RingConsumer<T> : FrontPadding
    where T : unmanaged
{
    private readonly RingSlots<T> _slots;
    private readonly SequenceBarrier _barrier;
    private readonly Sequence _sequence;
    private ConsumerState _state;

    /// <summary>Joins the ring: its producers will not overrun this consumer.</summary>
    /// <param name="ring">A ring on which nothing was claimed yet.</param>
    /// <param name="dependsOn">Consumers that must have released an event before this one sees it; none for all that is published.</param>
    public RingConsumer(IRing<T> ring, params ReadOnlySpan<Sequence> dependsOn)
    {
        ArgumentNullException.ThrowIfNull(ring);
        _slots = ring.Slots;
        _barrier = ring.NewBarrier(dependsOn);
        _sequence = new Sequence();
        _state.Next = Sequence.Initial + 1;
        _state.Available = Sequence.Initial;
        ring.AddGatingSequences(_sequence);
    }

    /// <summary>The last event released; what gates the producers and what later consumers depend on.</summary>
    public Sequence Sequence => _sequence;

    /// <summary>The sequence to read next.</summary>
    public long Next
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _state.Next;
    }

    public ref T this[long sequence]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _slots[sequence];
    }

    /// <returns>The highest sequence that may be read; below <see cref="Next"/> when nothing is there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long HighestAvailable()
    {
        var available = _state.Available;
        if (available >= _state.Next) return available;
        available = _barrier.HighestPublished(_state.Next);
        _state.Available = available;
        return available;
    }

    /// <summary>Looks at the barrier, whatever is known already.</summary>
    public long HighestPublished()
    {
        _state.Available = _barrier.HighestPublished(_state.Next);
        return _state.Available;
    }

    /// <returns>How many events may be read from <see cref="Next"/> on, at most <paramref name="limit"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Available(int limit) => (int)Math.Min(HighestAvailable() - _state.Next + 1, limit);

    /// <summary>While nothing is there: asks for the cache line of the next slot, so that its way here overlaps with the cursor's.</summary>
    /// <remarks>Shortens a hop to a waiting consumer; under a flood it takes the line away from the producer, so it is the caller's choice.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void PrefetchNext()
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref _slots[_state.Next]));
    }

    /// <summary>Gives the slots up to <paramref name="through"/> back; their references must not be used any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Release(long through)
    {
        if (through < _state.Next - 1 || through > _state.Available) ThrowRelease(through);
        _state.Next = through + 1;
        // Release: pairs with the acquire in the gate of the producers and in the barriers of dependent consumers.
        _sequence.SetRelease(through);
    }

    [DoesNotReturn]
    private void ThrowRelease(long through) =>
        throw new ArgumentOutOfRangeException(
            nameof(through), through, $"only {_state.Next} to {_state.Available} can be released, not up to {through}");
}
