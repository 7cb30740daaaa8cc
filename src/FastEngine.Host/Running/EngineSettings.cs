using FastEngine.Engine;
using FastEngine.Engine.Deadlines;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Configuration;
using FastEngine.Rings;

namespace FastEngine.Host.Running;

/// <summary>From knobs to what each project reads.</summary>
public static partial class EngineSettings
{
    private const int CoresForTheRest = 2;
    private const int PpmOfPercent = 10_000;

    public static IntakeOptions Intake(ResolvedConfig config) => new()
    {
        ClockPeriodNs = config.Get(Knobs.Clock.Period),
        ClockLatenessNs = config.Get(Knobs.Clock.Lateness),
        HoldAheadNs = config.Get(Knobs.Hold.Ahead),
        HoldPricePpm = Ppm(config.Get(Knobs.Hold.PricePct)),
        DuplicateWindow = config.Get(Knobs.Duplicates.Window),
    };

    public static EngineOptions Engine(ResolvedConfig config)
    {
        var options = new EngineOptions
        {
            Topology = config.Get(Knobs.Engine.Topology),
            Shards = config.Get(Knobs.Engine.Shards),
            RingSize = config.Get(Knobs.Engine.RingSize),
            Idle = config.Get(Knobs.Engine.Idle),
        };
        return options with { Pin = Cores(config.Get(Knobs.Engine.Pin), options) };
    }

    /// <summary>Null when nothing is to be watched.</summary>
    public static WatchdogOptions? Watchdog(ResolvedConfig config) => !config.Get(Knobs.Watchdog.Enabled) ? null : new WatchdogOptions
    {
        CheckPeriodNs = config.Get(Knobs.Exit.CheckPeriod), DeadlineNs = config.Get(Knobs.Watchdog.Deadline), GraceNs = config.Get(Knobs.Watchdog.Grace),
    };

    // Knobs of percentages are multiples of 0.0001 %, those of multiples thousandths, so nothing is cut off.
    private static int Ppm(decimal percent) => (int)(percent * PpmOfPercent);

    private static int Milli(decimal multiple) => (int)(multiple * 1_000);

    // Left to itself the engine pins only where other threads keep cores of their own.
    private static IReadOnlyList<int> Cores(CorePinning pinning, EngineOptions options)
    {
        var usable = CpuTopology.UsableCores();
        foreach (var core in pinning.Cores)
        {
            if (!usable.Contains(core))
                throw new RunException(ExitCode.Usage, $"engine.pin: core {core} cannot be used here; these can: {string.Join(' ', usable)}");
        }

        if (!pinning.IsAuto) return pinning.Cores;
        var plan = TopologyPlan.Resolve(options, usable.Length);
        var hot = plan.Topology == Topology.Fused ? 1 : plan.Shards + 1;
        return usable.Length >= hot + CoresForTheRest ? usable[^hot..] : [];
    }
}
