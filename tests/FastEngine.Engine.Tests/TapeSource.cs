using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Engine.Tests;

/// <summary>A source of written-down events, one a round: each symbol's on its shard's ring, clock events on all.</summary>
/// <param name="rings">The pipeline's.</param>
/// <param name="tape">In stream order.</param>
/// <param name="onQuiet">Called with the number of events that are on the rings before each round: on one thread they have run to completion.</param>
internal sealed class TapeSource(IReadOnlyList<SingleProducerRing<Tick>> rings, Tick[] tape, Action<int>? onQuiet = null) : ISourceAgent
{
    private volatile bool _stop;
    private volatile bool _completed;
    private int _next;

    public string Name => "tape";

    public bool IsCompleted => _completed;

    public long Ticks { get; private set; }

    public void RequestStop() => _stop = true;

    public int DoWork()
    {
        if (_completed) return 0;
        if (_next > 0) onQuiet?.Invoke(_next);
        if (_stop || _next == tape.Length)
        {
            _completed = true;
            return 0;
        }

        foreach (var ring in rings)
        {
            if (ring.RemainingCapacity < 1) return 0;
        }

        ref readonly var tick = ref tape[_next++];
        if (tick.Kind == EventKind.Clock)
        {
            foreach (var ring in rings) Publish(ring, in tick);
            return 1;
        }

        Publish(rings[tick.InstrumentId % rings.Count], in tick);
        Ticks++;
        return 1;
    }

    private static void Publish(SingleProducerRing<Tick> ring, in Tick tick)
    {
        if (!ring.TryClaim(1, out var sequence)) throw new InvalidOperationException("there was room a moment ago");
        ring[sequence] = tick;
        ring.Publish(sequence);
    }
}
