using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>What the engine reads of the topology knobs. None of them may change a result.</summary>
public sealed record EngineOptions
{
    public Topology Topology { get; init; } = Topology.Auto;

    /// <summary>Shard threads of the sharded topology.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Slots of each inbound ring; a power of two.</summary>
    public int RingSize { get; init; } = 65_536;

    /// <summary>Slots of each shard's output ring; a power of two.</summary>
    public int OutputRingSize { get; init; } = 8_192;

    /// <summary>Slots of the ledger's ring; a power of two.</summary>
    public int LedgerRingSize { get; init; } = 8_192;

    /// <summary>How hot threads wait.</summary>
    public IdleKind Idle { get; init; } = IdleKind.Backoff;

    /// <summary>Cores for the hot threads in wiring order (feed first); empty leaves placing to the scheduler.</summary>
    public IReadOnlyList<int> Pin { get; init; } = [];

    /// <summary>Most events that a shard takes in one round; more than a feed publishes in one, or a fused backlog would never shrink.</summary>
    public int ShardBatch { get; init; } = 4096;

    /// <summary>Whether the ledger's handler is shown what the trade stage was told, too.</summary>
    public bool ShowsInbound { get; init; }

    /// <summary>Deadlines of exits in real time; null for a run that is faster or slower than the clock.</summary>
    public Deadlines.WatchdogOptions? Watchdog { get; init; }

    /// <summary>Slots of each ring of the latency ledger, a power of two; 0 keeps none.</summary>
    public int LatencySlots { get; init; }

    /// <summary>Whether the shards' outputs carry the volume profile, the zones and the gaps, at each period of the profile.</summary>
    public bool PublishesZones { get; init; }

    /// <summary>Signals of an earlier engine time go nowhere, ns since the epoch: what comes before is warm-up.</summary>
    public long EntriesFromNs { get; init; } = long.MinValue;
}
