using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>The trade stage on a thread of its own: takes the trade ring's events in their order, and sends the shards what became of their positions.</summary>
/// <remarks>Never waits for a shard: updates that find no room stay in its queues until they do.</remarks>
internal sealed class TradeAgent : IAgent
{
    private const int Batch = 256;

    private readonly TradeDesk _desk;
    private readonly RingConsumer<TradeEvent> _events;
    private readonly RingConsumer<TradeEvent> _commands;
    private readonly SingleProducerRing<PositionUpdate>[] _positions;

    public TradeAgent(TradeDesk desk, MultiProducerRing<TradeEvent> events, SingleProducerRing<PositionUpdate>[] positions)
    {
        _desk = desk;
        _events = new RingConsumer<TradeEvent>(events);
        _commands = new RingConsumer<TradeEvent>(desk.Commands);
        _positions = positions;
    }

    public string Name => "trade";

    /// <summary>The last event taken; for who waits until all is quiet.</summary>
    public Sequence Taken => _events.Sequence;

    /// <summary>Events taken.</summary>
    public long Events { get; private set; }

    public int DoWork()
    {
        _desk.Deadlines?.OnRound();
        var work = Take(_commands) + Take(_events);
        work += Deliver();
        _desk.TakeSnapshotIfWanted();
        return work;
    }

    public void OnClose() => _desk.End();

    private int Take(RingConsumer<TradeEvent> events)
    {
        var available = events.Available(Batch);
        if (available <= 0) return 0;
        var first = events.Next;
        for (var sequence = first; sequence < first + available; sequence++) _desk.OnEvent(in events[sequence]);
        events.Release(first + available - 1);
        Events += available;
        return available;
    }

    private int Deliver()
    {
        var work = 0;
        for (var shard = 0; shard < _positions.Length; shard++)
        {
            var queue = _desk.Output.Positions(shard);
            while (!queue.IsEmpty && _positions[shard].TryClaim(1, out var sequence))
            {
                _positions[shard][sequence] = queue.First;
                queue.RemoveFirst();
                _positions[shard].Publish(sequence);
                work++;
            }
        }

        return work;
    }
}
