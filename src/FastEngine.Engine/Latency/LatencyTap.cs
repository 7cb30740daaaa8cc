using System.Runtime.CompilerServices;
using FastEngine.Rings;

namespace FastEngine.Engine.Latency;

/// <summary>One thread's way to the latency ledger: never waits; what finds no room is counted and lost.</summary>
public sealed class LatencyTap
{
    private readonly SingleProducerRing<LatencyRecord> _ring;
    private long _dropped;

    internal LatencyTap(int slots)
    {
        _ring = new SingleProducerRing<LatencyRecord>(slots);
        Reader = new RingConsumer<LatencyRecord>(_ring);
    }

    /// <summary>The slow side's place on the ring.</summary>
    public RingConsumer<LatencyRecord> Reader { get; }

    /// <summary>Records that found no room.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Write(in LatencyRecord record)
    {
        if (!_ring.TryClaim(1, out var sequence))
        {
            Volatile.Write(ref _dropped, _dropped + 1);
            return;
        }

        _ring[sequence] = record;
        _ring.Publish(sequence);
    }
}
