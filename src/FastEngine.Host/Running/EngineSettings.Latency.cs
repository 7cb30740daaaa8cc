using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Latency;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    // At three million events a second and one record in 64: more than the slow side leaves there between two rounds.
    private const int LatencyRingSlots = 4_096;

    /// <summary>Slots of each ring of the latency ledger; 0 when none is kept.</summary>
    public static int LatencySlots(ResolvedConfig config) => config.Get(Knobs.Latency.Enabled) ? LatencyRingSlots : 0;

    internal static LatencyOptions Latency(ResolvedConfig config, string directory) => new(
        directory, TimeSpan.FromMilliseconds(config.Get(Knobs.Latency.CountersEvery) / EngineTime.NsPerMs), config.Get(Knobs.Latency.FileMib) * BytesPerMib,
        (int)config.Get(Knobs.Latency.KeepFiles), (int)config.Get(Knobs.Engine.LatencySample));
}
