using FastEngine.Core;
using FastEngine.Engine.Journal;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Strategies;

namespace FastEngine.Engine;

/// <summary>One shard with the rings before and behind it.</summary>
internal sealed class PipelineShard : IDisposable
{
    private PipelineShard(
        SingleProducerRing<Tick> inbound, WakeSignal? wake, SingleProducerRing<ShardOutput> outputs, Sequence consumed, ShardPort port, ShardSignals<ShardSink> signals, IShardAgent agent)
    {
        (Inbound, Wake, Outputs, Consumed, Port, Signals, Agent) = (inbound, wake, outputs, consumed, port, signals, agent);
        Output = new RingConsumer<ShardOutput>(outputs);
    }

    public SingleProducerRing<Tick> Inbound { get; }

    /// <summary>Wakes the shard's thread when there is something; null where it does not sleep.</summary>
    public WakeSignal? Wake { get; }

    public SingleProducerRing<ShardOutput> Outputs { get; }

    /// <summary>The cold side's place in <see cref="Outputs"/>.</summary>
    public RingConsumer<ShardOutput> Output { get; }

    /// <summary>How far the shard has read <see cref="Inbound"/>.</summary>
    public Sequence Consumed { get; }

    public ShardPort Port { get; }

    public ShardSignals<ShardSink> Signals { get; }

    public IShardAgent Agent { get; }

    /// <summary>Memory taken at construction, bytes.</summary>
    public long SizeInBytes => Signals.SizeInBytes + Inbound.Slots.SizeInBytes + Outputs.Slots.SizeInBytes;

    // Where the feed's thread is the shard's and nobody else reads, what is put is taken before more comes: a ring that stays in the nearest cache.
    private const int NearRingSlots = 1_024;

    /// <param name="number">Of the shard.</param>
    /// <param name="parts">Of the run.</param>
    /// <param name="strategies">Its own instances.</param>
    public static PipelineShard Create(int number, ShardParts parts, IReadOnlyList<Strategy> strategies)
    {
        var (options, plan) = (parts.Options, parts.Plan);
        var isNear = plan.Topology == Topology.Fused && parts.Journal is null;
        var ring = new SingleProducerRing<Tick>(isNear ? Math.Min(options.RingSize, NearRingSlots) : options.RingSize);
        WakeSignal? wake = null;
        if (options.Idle == IdleKind.Blocking && plan.Topology == Topology.Sharded) ring.WakeOnPublish(wake = new WakeSignal());
        var outputs = new SingleProducerRing<ShardOutput>(options.OutputRingSize);
        var members = new List<Instrument>();
        var slotOf = new int[parts.Instruments.Count];
        foreach (var instrument in parts.Instruments.All)
        {
            slotOf[instrument.Id] = instrument.Id / plan.Shards;
            if (instrument.Id % plan.Shards == number) members.Add(instrument);
        }

        var trade = parts.Stepped is not null ? new QueueInbox(parts.Stepped.Events) : parts.TradeThread?.NewInbox();
        var port = new ShardPort(number, ring, outputs, trade, parts.Journal?.MayDrop ?? false)
        {
            PublishesZones = options.PublishesZones, Deadlines = parts.Deadlines, Stamps = parts.Taps?.Shards[number], EntriesFromNs = options.EntriesFromNs,
        };
        var state = new ShardSignals<ShardSink>(parts.Signals, members, strategies, new ShardSink(port, parts.Signals.TimeframesNs[0]));
        var positions = new ShardPositions(state, slotOf, port) { Records = parts.Journal is not null };
        var inbound = new RingConsumer<Tick>(ring);
        return new PipelineShard(ring, wake, outputs, inbound.Sequence, port, state, NewAgent());

        IShardAgent NewAgent()
        {
            var name = $"shard-{number}";
            if (parts.Stepped is { } stepped)
            {
                stepped.Attach(positions);
                return new ShardAgent<ShardSink, SteppedTradeDesk>(name, inbound, state, slotOf, options.ShardBatch, new SteppedTradeDesk(stepped), port);
            }

            return parts.TradeThread is { } thread
                ? new ShardAgent<ShardSink, ThreadedTradeDesk>(name, inbound, state, slotOf, options.ShardBatch,
                    new ThreadedTradeDesk(thread.Updates(number), positions, sendsClock: number == 0), port)
                : new ShardAgent<ShardSink, NoTradeDesk>(name, inbound, state, slotOf, options.ShardBatch, default, port);
        }
    }

    /// <summary>Nobody waits for room any more.</summary>
    public void Close()
    {
        Outputs.Close();
        Inbound.Close();
    }

    public void Dispose() => Wake?.Dispose();
}
