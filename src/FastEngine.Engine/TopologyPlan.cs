using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>The topology that this machine gets, and why when it is not the one that was asked for.</summary>
public sealed record TopologyPlan(Topology Topology, int Shards, string? Notice)
{
    // Beside the hot threads: one that loads and decompresses, one that writes results.
    private const int ColdThreads = 2;

    public static TopologyPlan Resolve(EngineOptions options, int usableCores)
    {
        var hotThreads = options.Shards + 1;
        switch (options.Topology)
        {
            case Topology.Fused:
                return new TopologyPlan(Topology.Fused, 1, null);
            case Topology.Auto:
                return usableCores >= hotThreads + ColdThreads
                    ? new TopologyPlan(Topology.Sharded, options.Shards, null)
                    : new TopologyPlan(Topology.Fused, 1, null);
            default:
                var needsOwnCores = options.Idle == IdleKind.BusySpin || options.Pin.Count > 0;
                return needsOwnCores && usableCores < hotThreads
                    ? new TopologyPlan(Topology.Fused, 1,
                        $"{hotThreads} pinned or busy-spinning threads need as many cores, {usableCores} can be used: running fused on one thread")
                    : new TopologyPlan(Topology.Sharded, options.Shards, null);
        }
    }
}
