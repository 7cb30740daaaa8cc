using FastEngine.Engine;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Configuration;
using FastEngine.Rings;
using FastEngine.Signals;

namespace FastEngine.Host.Running;

/// <summary>From knobs to what each project reads.</summary>
internal static class EngineSettings
{
    private const int CoresForTheRest = 2;

    public static SignalOptions Signals(ResolvedConfig config) => new()
    {
        ImbalanceWindowsNs = config.Get(Knobs.Windows.Imbalance),
        ImbalanceCap = (double)config.Get(Knobs.Windows.ImbalanceCap),
        CvdWindowNs = config.Get(Knobs.Windows.Cvd),
        StatisticsWindowNs = config.Get(Knobs.Windows.Stats),
        LargeTradeWindowNs = config.Get(Knobs.Windows.LargeTradeWindow),
        LargeTradeMultipleMilli = (long)(config.Get(Knobs.Windows.LargeTradeMultiple) * 1000),
        ExhaustionShortNs = config.Get(Knobs.Windows.ExhaustionShort),
        ExhaustionLongNs = config.Get(Knobs.Windows.ExhaustionLong),
        ExhaustionFactorMilli = (long)(config.Get(Knobs.Windows.ExhaustionFactor) * 1000),
        PoolTrades = config.Get(Knobs.Windows.PoolTrades),
        PublicationPeriodNs = config.Get(Knobs.Windows.PublicationPeriod),
        TimeframesNs = config.Get(Knobs.Candles.Timeframes),
        CandleHistory = config.Get(Knobs.Candles.History),
        GapMaxNs = config.Get(Knobs.Gap.Max),
    };

    public static IntakeOptions Intake(ResolvedConfig config) => new()
    {
        ClockPeriodNs = config.Get(Knobs.Clock.Period),
        ClockLatenessNs = config.Get(Knobs.Clock.Lateness),
        HoldAheadNs = config.Get(Knobs.Hold.Ahead),
        HoldPricePpm = (long)(config.Get(Knobs.Hold.PricePct) * 10_000),
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
