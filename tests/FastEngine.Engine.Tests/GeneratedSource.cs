using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Engine.Tests;

/// <summary>A source of evenly spaced trades over some instruments, with a clock event to all shards every hundred.</summary>
internal sealed class GeneratedSource(IReadOnlyList<SingleProducerRing<Tick>> rings, int instruments, int trades) : ISourceAgent
{
    private const long Start = 1_700_000_000 * EngineTime.NsPerSecond;

    private volatile bool _stop;
    private volatile bool _completed;
    private int _next;

    public string Name => "source";

    public bool IsCompleted => _completed;

    public long Ticks => _next;

    public void RequestStop() => _stop = true;

    public int DoWork()
    {
        if (_completed) return 0;
        if (_stop || _next == trades)
        {
            _completed = true;
            return 0;
        }

        if (rings.Any(ring => ring.RemainingCapacity < 2)) return 0;
        var timeNs = Start + _next * 200 * EngineTime.NsPerMs;
        if (_next % 100 == 99)
        {
            foreach (var ring in rings) Publish(ring, new Tick { Kind = EventKind.Clock, ExchangeTimeNs = timeNs - EngineTime.NsPerSecond });
        }

        var instrument = _next * 7 % instruments;
        Publish(rings[instrument % rings.Count], new Tick
        {
            Kind = EventKind.Trade, ExchangeTimeNs = timeNs, InstrumentId = instrument, Price = 1000 + _next % 17, Quantity = 1 + _next % 5,
            Aggressor = (Side)(_next / 3 % 2), Stamp = _next % 64 == 0 ? MonotonicClock.Stamp() : 0,
        });
        _next++;
        return 1;
    }

    private static void Publish(SingleProducerRing<Tick> ring, Tick tick)
    {
        if (!ring.TryClaim(1, out var sequence)) throw new InvalidOperationException("there was room a moment ago");
        ring[sequence] = tick;
        ring.Publish(sequence);
    }
}
