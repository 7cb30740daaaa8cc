using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>The consumer of a spilling ring: look how far to read, read by reference, release. Belongs to one thread at a time.</summary>
public sealed class SpillConsumer<T> : FrontPadding
    where T : unmanaged
{
    private readonly RingConsumer<T> _memory;
    private readonly MappedSlots<T> _overflow;
    private readonly Sequence _overflowed;
    private ConsumerState _state;

    // What a sequence is ahead of its place where it is read now: in memory, or in the overflow.
    private long _offset;
    private bool _inOverflow;

    internal SpillConsumer(SingleProducerRing<T> memory, MappedSlots<T> overflow, Sequence overflowed)
    {
        _memory = new RingConsumer<T>(memory);
        _overflow = overflow;
        _overflowed = overflowed;
        _state.Next = Sequence.Initial + 1;
        _state.Available = Sequence.Initial;
    }

    /// <summary>The sequence to read next: the number of events released so far.</summary>
    public long Next
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _state.Next;
    }

    internal Sequence OverflowReleased { get; } = new();

    public ref T this[long sequence]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_inOverflow) return ref _overflow[sequence - _offset];
            return ref _memory[sequence - _offset];
        }
    }

    /// <returns>The highest sequence that may be read; below <see cref="Next"/> when nothing is there. There may be more behind it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long HighestAvailable()
    {
        var available = _state.Available;
        return available >= _state.Next ? available : Look();
    }

    /// <returns>How many events may be read from <see cref="Next"/> on, at most <paramref name="limit"/>; there may be more behind them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Available(int limit) => (int)Math.Min(HighestAvailable() - _state.Next + 1, limit);

    /// <summary>Gives the slots up to <paramref name="through"/> back; their references must not be used any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Release(long through)
    {
        if (through < _state.Next - 1 || through > _state.Available) ThrowRelease(through);
        _state.Next = through + 1;
        // Release: pairs with the acquire in the producer's gate, or in its look at the overflow.
        if (_inOverflow) OverflowReleased.SetRelease(through - _offset);
        else _memory.Release(through - _offset);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Look()
    {
        // The overflow before memory: whatever was in memory when an event was spilled is seen, and it is older.
        var spilled = _overflowed.Value;
        var place = _memory.HighestPublished();
        if (place >= _memory.Next)
        {
            _inOverflow = false;
            _offset = _state.Next - _memory.Next;
        }
        else if (spilled > OverflowReleased.Value)
        {
            _inOverflow = true;
            place = spilled;
            _offset = _state.Next - OverflowReleased.Value - 1;
        }
        else
        {
            return _state.Next - 1;
        }

        _state.Available = place + _offset;
        return _state.Available;
    }

    private void ThrowRelease(long through) =>
        throw new ArgumentOutOfRangeException(
            nameof(through), through, $"only {_state.Next} to {_state.Available} can be released, not up to {through}");
}
