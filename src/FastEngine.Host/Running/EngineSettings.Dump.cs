using FastEngine.Host.Configuration;
using FastEngine.Signals;
using FastEngine.Signals.Exits;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    // Room on a symbol's shard beyond the limit on entries: positions that a venue had, and fills that came late.
    private const int LeastGuarded = 64;

    public static ViewOptions Views(ResolvedConfig config) => new()
    {
        SwingBars = config.Get(Knobs.Views.SwingBars),
        StructureBars = config.Get(Knobs.Views.StructureBars),
        CharacterBars = config.Get(Knobs.Views.CharacterBars),
        DeltaBars = config.Get(Knobs.Views.DeltaBars),
    };

    public static DumpOptions Dump(ResolvedConfig config) => new()
    {
        IsEnabled = config.Get(Knobs.Dump.Enabled),
        ReversalRatio = (double)config.Get(Knobs.Dump.ReversalRatio),
        ReversalBars = config.Get(Knobs.Dump.ReversalBars),
        MeanBars = config.Get(Knobs.Dump.MeanBars),
        SpikeMultiple = (double)config.Get(Knobs.Dump.SpikeMultiple),
        SpikeChangePpm = Ppm(config.Get(Knobs.Dump.SpikeChangePct)),
        FlowWindowNs = config.Get(Knobs.Dump.FlowWindow),
        FlowRatio = (double)config.Get(Knobs.Dump.FlowRatio),
        FlowMinTrades = config.Get(Knobs.Dump.FlowMinTrades),
        MomentumSteps = config.Get(Knobs.Dump.MomentumSteps),
        LevelBars = config.Get(Knobs.Dump.LevelBars),
        LevelMultiple = (double)config.Get(Knobs.Dump.LevelMultiple),
        WickPpm = Ppm(config.Get(Knobs.Dump.WickPct)),
    };
}
