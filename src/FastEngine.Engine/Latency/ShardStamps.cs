using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine.Latency;

/// <summary>A shard's stamps: when it took an event, when it was through with it, and for the trade thread the former of events that led to something.</summary>
/// <remarks>The shard's thread writes; <see cref="TryFindCause"/> is the trade thread's.</remarks>
internal sealed class ShardStamps(int shard, PublicationStamps publications, LatencyTap tap)
{
    // A power of two; causes that the trade thread has not reached yet.
    private const int Causes = 4_096;

    private readonly CauseMark[] _causes = NoCauses();
    private long _consumed;
    private long _decided;
    private int _behind;

    public PublicationStamps Publications => publications;

    /// <param name="behind">Events that were there behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int behind)
    {
        _consumed = MonotonicClock.Stamp();
        _behind = behind;
    }

    public void Decided() => _decided = MonotonicClock.Stamp();

    /// <summary>Something that the trade thread is told comes of the event at this place of the ring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Cause(long place)
    {
        ref var mark = ref _causes[place & (Causes - 1)];
        if (mark.Place == place) return;

        // Each store releases the one before it; pairs with the acquires in TryFindCause.
        Volatile.Write(ref mark.Place, -1);
        Volatile.Write(ref mark.Consumed, _consumed);
        Volatile.Write(ref mark.Behind, _behind);
        Volatile.Write(ref mark.Place, place);
    }

    public bool TryFindCause(long place, out long consumed, out int behind)
    {
        ref var mark = ref _causes[place & (Causes - 1)];
        var before = Volatile.Read(ref mark.Place);
        behind = Volatile.Read(ref mark.Behind);
        consumed = Volatile.Read(ref mark.Consumed);
        return before == place && Volatile.Read(ref mark.Place) == place;
    }

    /// <summary>The record of a sampled event.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Write(in Tick tick, long place)
    {
        var record = new LatencyRecord
        {
            Consumed = _consumed, Decided = _decided, Sequence = tick.Sequence, InstrumentId = tick.Kind == EventKind.Trade ? tick.InstrumentId : -1,
            Behind = _behind, Kind = LatencyRecordKind.Tick, Shard = (byte)shard, Cause = TradeEventKind.None,
        };
        if (!publications.TryFind(place, out record.Received, out record.Parsed, out record.Published)) record.Published = tick.Stamp;
        tap.Write(in record);
    }

    // The first place of a ring is 0, so 0 cannot stand for none.
    private static CauseMark[] NoCauses()
    {
        var causes = GC.AllocateArray<CauseMark>(Causes, pinned: true);
        foreach (ref var cause in causes.AsSpan()) cause.Place = -1;
        return causes;
    }

    private struct CauseMark
    {
        public long Place;
        public long Consumed;
        public int Behind;
    }
}
