using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>A ring that exactly one thread at a time claims and publishes on.</summary>
public sealed class SingleProducerRing<T> : FrontPadding, IRing<T>
    where T : unmanaged
{
    private readonly RingSlots<T> _slots;
    private WakeSignal[]? _wakes;
    private SingleProducerSequencer<VolatileOrder> _sequencer;

    /// <param name="capacity">A power of two.</param>
    public SingleProducerRing(int capacity)
    {
        _sequencer = new SingleProducerSequencer<VolatileOrder>(capacity);
        _slots = new RingSlots<T>(capacity);
    }

    public int Capacity => _sequencer.Capacity;

    /// <summary>Highest published sequence.</summary>
    public long Cursor => _sequencer.Cursor.Value;

    public long RemainingCapacity => Capacity - (_sequencer.Claimed - _sequencer.Gate.Minimum<VolatileOrder>(Sequence.Initial));

    public long RefusedClaims => _sequencer.Refused;

    public long WaitedClaims => _sequencer.Waited;

    public RingSlots<T> Slots => _slots;

    public ref T this[long sequence]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _slots[sequence];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryClaim(int count, out long highest) => _sequencer.TryClaim(count, out highest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Claim<TIdle>(int count, ref TIdle idle)
        where TIdle : struct, IIdleStrategy
        => _sequencer.Claim(count, ref idle);

    /// <summary>Publishes everything claimed up to <paramref name="highest"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Publish(long highest)
    {
        _sequencer.Publish(highest);
        if (_wakes is not null) Wake(_wakes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Publish(long lowest, long highest) => Publish(highest);

    public void AddGatingSequences(params ReadOnlySpan<Sequence> sequences)
    {
        ThrowIfClaimed();
        _sequencer.Gate.Add(sequences);
    }

    public bool RemoveGatingSequence(Sequence sequence) => _sequencer.Gate.Remove(sequence);

    public SequenceBarrier NewBarrier(params ReadOnlySpan<Sequence> dependsOn) => new(_sequencer.Cursor, null, dependsOn);

    public void WakeOnPublish(WakeSignal signal)
    {
        ThrowIfClaimed();
        _wakes = [.. _wakes ?? [], signal];
    }

    public void Close() => _sequencer.Gate.Close();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Wake(WakeSignal[] signals)
    {
        foreach (var signal in signals) signal.Signal();
    }

    private void ThrowIfClaimed()
    {
        if (_sequencer.Claimed != Sequence.Initial) RingCapacity.ThrowWired(_sequencer.Claimed);
    }
}
