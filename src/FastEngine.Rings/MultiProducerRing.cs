using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>A ring that any number of threads claim and publish on; a slow publisher holds back what was claimed after it, and exposes nothing.</summary>
public sealed class MultiProducerRing<T> : FrontPadding, IRing<T>
    where T : unmanaged
{
    private readonly RingSlots<T> _slots;
    private WakeSignal[]? _wakes;
    private MultiProducerSequencer<VolatileOrder> _sequencer;

    /// <param name="capacity">A power of two.</param>
    public MultiProducerRing(int capacity)
    {
        _sequencer = new MultiProducerSequencer<VolatileOrder>(capacity);
        _slots = new RingSlots<T>(capacity);
    }

    public int Capacity => _sequencer.Capacity;

    /// <summary>Highest claimed sequence; slots up to it need not be published.</summary>
    public long Cursor => _sequencer.Cursor.Value;

    public long RemainingCapacity => Capacity - (_sequencer.Cursor.Value - _sequencer.Gate.Minimum<VolatileOrder>(Sequence.Initial));

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Publish(long lowest, long highest)
    {
        _sequencer.Publish(lowest, highest);
        if (_wakes is not null) Wake(_wakes);
    }

    public void AddGatingSequences(params ReadOnlySpan<Sequence> sequences)
    {
        ThrowIfClaimed();
        _sequencer.Gate.Add(sequences);
    }

    public bool RemoveGatingSequence(Sequence sequence) => _sequencer.Gate.Remove(sequence);

    public SequenceBarrier NewBarrier(params ReadOnlySpan<Sequence> dependsOn) => new(_sequencer.Cursor, _sequencer.Laps, dependsOn);

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
        if (_sequencer.Cursor.Value != Sequence.Initial) RingCapacity.ThrowWired(_sequencer.Cursor.Value);
    }
}
