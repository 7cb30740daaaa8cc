using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Candles;

namespace FastEngine.Engine;

/// <summary>Publishes a shard's results on its output ring; waits when that is full, so that none is lost.</summary>
/// <remarks>Waiting is safe: the reader is on a thread of its own that never waits for a shard.</remarks>
public readonly struct RingSink(SingleProducerRing<ShardOutput> ring) : ISignalSink
{
    public void OnOrderFlow(in OrderFlow flow)
    {
        var idle = default(BackoffIdle);
        var sequence = ring.Claim(1, ref idle);
        ref var output = ref ring[sequence];
        output.Kind = ShardOutputKind.OrderFlow;
        output.OrderFlow = flow;
        ring.Publish(sequence);
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
        var idle = default(BackoffIdle);
        var sequence = ring.Claim(1, ref idle);
        ref var output = ref ring[sequence];
        output.Kind = ShardOutputKind.Candle;
        output.Candle = candle;
        ring.Publish(sequence);
    }
}
