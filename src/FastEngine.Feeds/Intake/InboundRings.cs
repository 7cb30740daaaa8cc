using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Feeds.Intake;

/// <summary>The shards' inbound rings as the feed thread writes them: each event gets its sequence and goes to the shard of its instrument, a clock event to all.</summary>
/// <remarks>Events are put only when every ring has room for what may follow from one trade, so that clock events reach all shards at the same place of the stream.</remarks>
internal sealed class InboundRings
{
    private readonly SingleProducerRing<Tick>[] _shards;
    private readonly long[] _claimed;
    private readonly long[] _published;
    private readonly long[] _skipThrough;
    private readonly int _sampleMask;
    private readonly IReadOnlyList<PublicationStamps>? _stamps;
    private long _room;

    /// <param name="rings">In shard order.</param>
    /// <param name="latencySample">One event in this many, a power of two, is stamped for the latency histogram.</param>
    /// <param name="firstSequence">Of the first event.</param>
    /// <param name="stamps">In shard order, of the latency ledger; null for none.</param>
    public InboundRings(IReadOnlyList<SingleProducerRing<Tick>> rings, int latencySample, long firstSequence, IReadOnlyList<PublicationStamps>? stamps)
    {
        if (latencySample <= 0 || (latencySample & (latencySample - 1)) != 0)
            throw new ArgumentOutOfRangeException(nameof(latencySample), latencySample, "the latency sample must be a power of two");
        foreach (var ring in rings)
        {
            if (ring.Capacity < TradeIntake.MaxEvents) throw new ArgumentException($"an inbound ring needs {TradeIntake.MaxEvents} slots; one has {ring.Capacity}", nameof(rings));
        }

        _shards = [.. rings];
        _claimed = new long[_shards.Length];
        _published = new long[_shards.Length];
        _skipThrough = new long[_shards.Length];
        Array.Fill(_claimed, Sequence.Initial);
        Array.Fill(_published, Sequence.Initial);
        Array.Fill(_skipThrough, -1);
        _sampleMask = latencySample - 1;
        _stamps = stamps;
        Next = firstSequence;
    }

    /// <summary>Sequence of the next event, clock events included.</summary>
    public long Next { get; private set; }

    /// <summary>Trades put.</summary>
    public long Ticks { get; private set; }

    public bool IsStamped => _stamps is not null;

    /// <summary>Whether every ring has room for what follows from one trade.</summary>
    public bool HasRoom
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _room >= TradeIntake.MaxEvents || LookForRoom();
    }

    /// <summary>For so many trades every ring has room, whatever follows from them.</summary>
    public long Room => HasRoom ? _room / TradeIntake.MaxEvents : 0;

    /// <summary>Events up to this sequence are behind a shard already, -1 for none. Before the first.</summary>
    public void SkipThrough(int shard, long sequence) => _skipThrough[shard] = sequence;

    /// <summary>Puts what followed from one trade; only when there is room.</summary>
    public void Put(ReadOnlySpan<Tick> events)
    {
        foreach (ref readonly var e in events)
        {
            if (e.Kind == EventKind.Trade)
            {
                PutTrade(in e);
                continue;
            }

            if (e.Kind == EventKind.Clock)
            {
                for (var shard = 0; shard < _shards.Length; shard++) Put(shard, in e);
            }
            else
            {
                Put(ShardOf(in e), in e);
            }

            Next++;
            _room--;
        }
    }

    /// <summary>Puts a trade; only when there is room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PutTrade(in Tick trade)
    {
        if (Put(ShardOf(in trade), in trade)) Ticks++;
        Next++;
        _room--;
    }

    /// <summary>Shows the shards everything that was put.</summary>
    /// <param name="received">Stamp of the earliest read, or receive call, that it came with; 0 when not taken.</param>
    public void Publish(long received)
    {
        long parsed = 0;
        for (var shard = 0; shard < _shards.Length; shard++)
        {
            if (_claimed[shard] == _published[shard]) continue;
            if (_stamps is not null)
            {
                if (parsed == 0) parsed = MonotonicClock.Stamp();
                _stamps[shard].Add(_published[shard] + 1, received, parsed);
            }

            _shards[shard].Publish(_claimed[shard]);
            _published[shard] = _claimed[shard];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ShardOf(in Tick e) => _shards.Length == 1 ? 0 : e.InstrumentId % _shards.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Put(int shard, in Tick e)
    {
        if (Next <= _skipThrough[shard]) return false;
        var ring = _shards[shard];
        if (!ring.TryClaim(1, out var place)) ThrowFull();
        ref var slot = ref ring[place];
        slot = e;
        slot.Sequence = Next;
        slot.Stamp = (Next & _sampleMask) == 0 ? MonotonicClock.Stamp() : 0;
        _claimed[shard] = place;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool LookForRoom()
    {
        _room = long.MaxValue;
        foreach (var ring in _shards) _room = Math.Min(_room, ring.RemainingCapacity);
        return _room >= TradeIntake.MaxEvents;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowFull() => throw new InvalidOperationException("an inbound ring is full, though room was seen: a second producer?");
}
