using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>Claims and publishes for any number of producer threads: a claim is one compare-and-swap, a publish one stamp a slot.</summary>
internal struct MultiProducerSequencer<TOrder>
    where TOrder : struct, IMemoryOrder
{
    private readonly Gate _gate;
    private readonly SlotLaps<TOrder> _laps;
    private readonly int _capacity;
    private ProducerState _state;

    public MultiProducerSequencer(int capacity)
    {
        _capacity = RingCapacity.Checked(capacity);
        _gate = new Gate();
        _laps = new SlotLaps<TOrder>(capacity);
        Cursor = new Sequence();
        _state.Limit = Sequence.Initial + capacity;
    }

    /// <summary>Highest claimed sequence: slots up to it may be unpublished.</summary>
    public Sequence Cursor { get; }

    public readonly Gate Gate => _gate;

    public readonly SlotLaps<TOrder> Laps => _laps;

    public readonly int Capacity => _capacity;

    public long Refused => Volatile.Read(ref _state.Refused);

    public long Waited => Volatile.Read(ref _state.Waited);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryClaim(int count, out long highest)
    {
        if (TryAdvance(count, out highest)) return true;
        Interlocked.Increment(ref _state.Refused);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Claim<TIdle>(int count, ref TIdle idle)
        where TIdle : struct, IIdleStrategy
        => TryAdvance(count, out var highest) ? highest : ClaimSlow(count, ref idle);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Publish(long lowest, long highest)
    {
        Debug.Assert(lowest <= highest && highest <= Cursor.Value);
        for (var sequence = lowest; sequence <= highest; sequence++)
            _laps.Publish(sequence);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAdvance(int count, out long highest)
    {
        if (count < 1) RingCapacity.ThrowCount(count, _capacity);
        long current;
        do
        {
            current = Cursor.Read<TOrder>();
            highest = current + count;
            // Acquire: pairs with the release of the producer that looked the gate up, and through it with the consumers.
            if (highest > TOrder.Acquire(ref _state.Limit) && !HasRoom(count, highest)) return false;
        }
        while (Cursor.CompareExchange(highest, current) != current);
        return true;
    }

    // A slower producer may put an older limit back: that hides room for a moment, and never shows room that is not there.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasRoom(int count, long highest)
    {
        if (count > _capacity) RingCapacity.ThrowCount(count, _capacity);
        var limit = _gate.Minimum<TOrder>(TOrder.Acquire(ref _state.Limit) - _capacity) + _capacity;
        TOrder.Release(ref _state.Limit, limit);
        return highest <= limit;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long ClaimSlow<TIdle>(int count, ref TIdle idle)
        where TIdle : struct, IIdleStrategy
    {
        Interlocked.Increment(ref _state.Waited);
        long highest;
        do
        {
            _gate.ThrowIfClosed();
            idle.Idle();
        }
        while (!TryAdvance(count, out highest));
        idle.Reset();
        return highest;
    }
}
