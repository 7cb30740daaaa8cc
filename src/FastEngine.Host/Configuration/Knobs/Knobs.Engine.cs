using FastEngine.Rings;

namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Threads and rings; nothing here changes results.</summary>
    public static class Engine
    {
        public static readonly Section Section = new("engine", "Threads and rings; nothing here changes results.");

        public static readonly ChoiceKnob<EngineMode> Mode = Section.Declare(new ChoiceKnob<EngineMode>
        {
            Key = "engine.mode", DefaultText = "paper", Hashed = false,
            Meaning = "Where the orders of a live market go: to the paper venue, to the exchange's testnet, or live, where they mean money and need --live too.",
        });

        public static readonly ChoiceKnob<FastEngine.Engine.Topology> Topology = Section.Declare(new ChoiceKnob<FastEngine.Engine.Topology>
        {
            Key = "engine.topology", DefaultText = "auto", Hashed = false,
            Meaning = "All hot stages on one thread (fused), shards on their own threads (sharded), or by the free cores (auto).",
        });

        public static readonly IntegerKnob Shards = Section.Declare(new IntegerKnob
        {
            Key = "engine.shards", DefaultText = "1", Unit = "threads", Min = 1, Max = 64, Hashed = false,
            Meaning = "Shards that symbols are spread over when sharded.",
        });

        public static readonly IntegerKnob RingSize = Section.Declare(new IntegerKnob
        {
            Key = "engine.ring_size", DefaultText = "65536", Unit = "slots", Min = 64, Max = 1 << 24, PowerOfTwo = true, Hashed = false,
            Meaning = "Slots of each inbound ring, 64 bytes each.",
        });

        public static readonly ChoiceKnob<IdleKind> Idle = Section.Declare(new ChoiceKnob<IdleKind>
        {
            Key = "engine.idle", DefaultText = "backoff", Hashed = false,
            Meaning = "How hot threads wait for work; busy_spin is the fastest and takes a whole core each.",
        });

        public static readonly CoresKnob Pin = Section.Declare(new CoresKnob
        {
            Key = "engine.pin", DefaultText = "auto", Hashed = false,
            Meaning = "Cores of the hot threads, taken in order: feed first, then shards.",
        });

        public static readonly IntegerKnob FeedBatch = Section.Declare(new IntegerKnob
        {
            Key = "engine.feed_batch", DefaultText = "64", Unit = "events", Min = 1, Max = 1024, Hashed = false,
            Meaning = "Most events that a feed publishes at once.",
        });

        public static readonly IntegerKnob LatencySample = Section.Declare(new IntegerKnob
        {
            Key = "engine.latency_sample", DefaultText = "64", Unit = "events", Min = 1, Max = 1 << 20, PowerOfTwo = true, Hashed = false,
            Meaning = "One event in this many is stamped on its way through the stages.",
        });
    }
}
