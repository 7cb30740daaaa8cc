using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Benchmarks.HotPath;

/// <summary>Ticks from memory onto one inbound ring, with a clock event each second.</summary>
internal sealed class TickSource(Tick[] ticks, SingleProducerRing<Tick> ring) : ISourceAgent
{
    private const int Batch = 64;

    private int _next;
    private long _sequence;
    private long _clockNs = EngineTime.NextMultiple(ticks[0].ExchangeTimeNs, EngineTime.NsPerSecond);

    public string Name => "feed";

    public bool IsCompleted { get; private set; }

    public long Ticks => _next;

    public void RequestStop()
    {
    }

    public int DoWork()
    {
        var work = 0;
        for (; work < Batch && _next < ticks.Length; work++)
        {
            if (!ring.TryClaim(1, out var sequence)) break;
            ref var slot = ref ring[sequence];
            if (ticks[_next].ExchangeTimeNs >= _clockNs)
            {
                slot = new Tick { Kind = EventKind.Clock, ExchangeTimeNs = _clockNs, InstrumentId = -1 };
                _clockNs += EngineTime.NsPerSecond;
            }
            else
            {
                slot = ticks[_next++];
            }

            slot.Sequence = _sequence++;
            slot.Stamp = 0;
            ring.Publish(sequence);
        }

        if (_next == ticks.Length) IsCompleted = true;
        return work;
    }
}
