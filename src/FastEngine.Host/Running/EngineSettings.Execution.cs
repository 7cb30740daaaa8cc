using FastEngine.Host.Configuration;
using FastEngine.Trading.Execution;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    private static ExecutionOptions Execution(ResolvedConfig config) => new()
    {
        Style = config.Get(Knobs.Execution.Style),
        PostOnlyWaitNs = config.Get(Knobs.Execution.PostOnlyWait),
        PostOnlyMovePpm = Ppm(config.Get(Knobs.Execution.PostOnlyMove)),
        PostOnlyFallsBack = config.Get(Knobs.Execution.PostOnlyFallback),
        IocTolerancePpm = Ppm(config.Get(Knobs.Execution.IocTolerance)),
        Slices = config.Get(Knobs.Execution.Slices),
        SliceSpanNs = config.Get(Knobs.Execution.SliceSpan),
        SmartUrgency = config.Get(Knobs.Execution.SmartUrgency),
        SmartTightPpm = Ppm(config.Get(Knobs.Execution.SmartTight)),
        SmartLarge = Amount(config.Get(Knobs.Execution.SmartLarge)),
    };
}
