using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>Claims and publishes for one producer thread: a claim touches no shared line while there is room within the known limit.</summary>
internal struct SingleProducerSequencer<TOrder>
    where TOrder : struct, IMemoryOrder
{
    private readonly Gate _gate;
    private readonly int _capacity;
    private ProducerState _state;

    public SingleProducerSequencer(int capacity)
    {
        _capacity = RingCapacity.Checked(capacity);
        _gate = new Gate();
        Cursor = new Sequence();
        _state.Claimed = Sequence.Initial;
        _state.Limit = Sequence.Initial + capacity;
    }

    /// <summary>Highest published sequence.</summary>
    public Sequence Cursor { get; }

    public readonly Gate Gate => _gate;

    public readonly int Capacity => _capacity;

    // The state is the producer's; other threads may look at the counters.
    public long Refused => Volatile.Read(ref _state.Refused);

    public long Waited => Volatile.Read(ref _state.Waited);

    public long Claimed => Volatile.Read(ref _state.Claimed);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryClaim(int count, out long highest)
    {
        if (TryAdvance(count, out highest)) return true;
        _state.Refused++;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Claim<TIdle>(int count, ref TIdle idle)
        where TIdle : struct, IIdleStrategy
        => TryAdvance(count, out var highest) ? highest : ClaimSlow(count, ref idle);

    /// <summary>Release: pairs with the acquire of the cursor in <see cref="SequenceGroup{TOrder}.Minimum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Publish(long highest)
    {
        Debug.Assert(highest <= _state.Claimed && highest > Cursor.Value);
        TOrder.Release(ref Cursor.Location, highest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAdvance(int count, out long highest)
    {
        if (count < 1) RingCapacity.ThrowCount(count, _capacity);
        highest = _state.Claimed + count;
        // A count above the capacity is always beyond the limit, so the slow path checks that.
        if (highest > _state.Limit && !HasRoom(count, highest)) return false;
        _state.Claimed = highest;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasRoom(int count, long highest)
    {
        if (count > _capacity) RingCapacity.ThrowCount(count, _capacity);
        _state.Limit = _gate.Minimum<TOrder>(_state.Limit - _capacity) + _capacity;
        return highest <= _state.Limit;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long ClaimSlow<TIdle>(int count, ref TIdle idle)
        where TIdle : struct, IIdleStrategy
    {
        _state.Waited++;
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
