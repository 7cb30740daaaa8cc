using FastEngine.Host.Configuration;
using FastEngine.Trading.Doubt;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    private static DoubtOptions Doubt(ResolvedConfig config) => new()
    {
        ExitAfterNs = config.Get(Knobs.Doubt.ExitAfter),
        EntryAfterNs = config.Get(Knobs.Doubt.EntryAfter),
        SilentAfterNs = config.Get(Knobs.Doubt.SilentAfter),
        RepeatNs = config.Get(Knobs.Doubt.Repeat),
        CheckPeriodNs = config.Get(Knobs.Doubt.CheckPeriod),
    };
}
