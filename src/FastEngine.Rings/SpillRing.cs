using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>A ring of one producer and one consumer that goes on in a mapped file when memory is full, and back when the consumer has caught up.</summary>
/// <remarks>
/// The order is kept without marks: the producer leaves memory when it is full, and comes back only when the consumer has given back all of
/// the overflow. So whatever is in memory is older than whatever is in the overflow.
/// Neither side calls the system or allocates; when the consumer stays away, a page of the overflow may have to be made writable again.
/// </remarks>
public sealed class SpillRing<T> : FrontPadding, IDisposable
    where T : unmanaged
{
    private readonly SingleProducerRing<T> _memory;
    private readonly MappedSlots<T> _overflow;
    private readonly Sequence _overflowed = new();
    private WakeSignal[]? _wakes;
    private SpillState _state;

    /// <param name="capacity">Slots in memory, a power of two.</param>
    /// <param name="overflowPath">File of the overflow, made now at its full size and deleted at the end.</param>
    /// <param name="overflowCapacity">Slots in the overflow, a power of two.</param>
    /// <exception cref="IOException">The file cannot be made at that size.</exception>
    public SpillRing(int capacity, string overflowPath, int overflowCapacity)
    {
        ArgumentException.ThrowIfNullOrEmpty(overflowPath);
        _memory = new SingleProducerRing<T>(capacity);
        _overflow = new MappedSlots<T>(overflowPath, overflowCapacity);
        Consumer = new SpillConsumer<T>(_memory, _overflow, _overflowed);
    }

    public int Capacity => _memory.Capacity;

    public int OverflowCapacity => _overflow.Capacity;

    /// <summary>The only consumer.</summary>
    public SpillConsumer<T> Consumer { get; }

    /// <summary>Events that went through the overflow so far.</summary>
    public long Spilled => Volatile.Read(ref _state.Spilled);

    /// <summary>Whether the producer writes to the overflow now.</summary>
    public bool IsOverflowing => Volatile.Read(ref _state.IsOverflowing);

    /// <summary>Events refused because memory and overflow were full.</summary>
    public long RefusedClaims => Volatile.Read(ref _state.Refused);

    /// <summary>The part of the overflow that is in use, 0 to 1.</summary>
    public double OverflowFill
    {
        get
        {
            // The released one first: it only grows, so that the difference is never negative.
            var released = Consumer.OverflowReleased.Value;
            return Math.Min(1.0, (_overflowed.Value - released) / (double)OverflowCapacity);
        }
    }

    /// <summary>The slot of a claimed, unpublished sequence.</summary>
    public ref T this[long sequence]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_state.IsOverflowing) return ref _overflow[sequence - _state.OverflowOffset];
            return ref _memory[sequence - _state.Spilled];
        }
    }

    /// <summary>Claims the next slot; it is published before the next one is claimed.</summary>
    /// <returns>False when memory and overflow are full: nothing was taken.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryClaim(out long sequence)
    {
        if (!_state.IsOverflowing && _memory.TryClaim(1, out var place))
        {
            sequence = place + _state.Spilled;
            return true;
        }

        return TryClaimOverflow(out sequence);
    }

    /// <summary>Makes the claimed slot visible to the consumer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Publish(long sequence)
    {
        if (_state.IsOverflowing) PublishOverflow(sequence);
        else _memory.Publish(sequence - _state.Spilled);
    }

    /// <summary>Every publish wakes the thread that waits on <paramref name="signal"/>. Wiring: only before the first claim.</summary>
    public void WakeOnPublish(WakeSignal signal)
    {
        _memory.WakeOnPublish(signal);
        _wakes = [.. _wakes ?? [], signal];
    }

    /// <summary>Unmaps and deletes the overflow. Both sides must have ended.</summary>
    public void Dispose() => _overflow.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryClaimOverflow(out long sequence)
    {
        // Acquire: pairs with the consumer's release, whose reads of the overflow are over then.
        var inUse = _overflowed.Value - Consumer.OverflowReleased.Value;
        if (_state.IsOverflowing && inUse == 0)
        {
            // The consumer reads memory first, so memory is empty too.
            Volatile.Write(ref _state.IsOverflowing, false);
            if (_memory.TryClaim(1, out var place))
            {
                sequence = place + _state.Spilled;
                return true;
            }
        }

        sequence = Sequence.Initial;
        if (inUse == OverflowCapacity)
        {
            _state.Refused++;
            return false;
        }

        if (!_state.IsOverflowing)
        {
            _state.OverflowOffset = _memory.Cursor + 1;
            Volatile.Write(ref _state.IsOverflowing, true);
        }

        sequence = _state.OverflowOffset + _state.Spilled;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PublishOverflow(long sequence)
    {
        Volatile.Write(ref _state.Spilled, _state.Spilled + 1);
        // Release: pairs with the acquire in the consumer.
        _overflowed.SetRelease(sequence - _state.OverflowOffset);
        if (_wakes is null) return;
        foreach (var signal in _wakes) signal.Signal();
    }
}
