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

    // The fast paths keep nothing alive across a call: a register spilled is a store more for each event, and the stores
    // in flight are what bounds a flood.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryClaim(int count, out long highest)
    {
        if (count < 1) RingCapacity.ThrowCount(count, _capacity);
        highest = _state.Claimed + count;
        if (highest > _state.Limit) return TryClaimSlow(count);
        _state.Claimed = highest;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Claim<TIdle>(int count, ref TIdle idle)
        where TIdle : struct, IIdleStrategy
    {
        if (count < 1) RingCapacity.ThrowCount(count, _capacity);
        var highest = _state.Claimed + count;
        if (highest > _state.Limit) return ClaimSlow(count, ref idle);
        _state.Claimed = highest;
        return highest;
    }

    /// <summary>Release: pairs with the acquire of the cursor in <see cref="SequenceGroup{TOrder}.Minimum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Publish(long highest)
    {
        Debug.Assert(highest <= _state.Claimed && highest > Cursor.Value);
        TOrder.Release(ref Cursor.Location, highest);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryClaimSlow(int count)
    {
        if (TryAdvance(count)) return true;
        _state.Refused++;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long ClaimSlow<TIdle>(int count, ref TIdle idle)
        where TIdle : struct, IIdleStrategy
    {
        if (TryAdvance(count)) return _state.Claimed;
        _state.Waited++;
        do
        {
            _gate.ThrowIfClosed();
            idle.Idle();
        }
        while (!TryAdvance(count));
        idle.Reset();
        return _state.Claimed;
    }

    /// <summary>Looks the gate up and claims what it allows.</summary>
    private bool TryAdvance(int count)
    {
        // A count above the capacity is always beyond the limit, so it is checked here and not on the fast path.
        if (count > _capacity) RingCapacity.ThrowCount(count, _capacity);
        var highest = _state.Claimed + count;
        _state.Limit = _gate.Minimum<TOrder>(_state.Limit - _capacity) + _capacity;
        if (highest > _state.Limit) return false;
        _state.Claimed = highest;
        return true;
    }
}
