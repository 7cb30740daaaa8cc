using FastEngine.Host.Configuration;
using FastEngine.Signals;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Indicators;
using FastEngine.Signals.Regimes;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    public static SignalOptions Signals(ResolvedConfig config) => new()
    {
        ImbalanceWindowsNs = config.Get(Knobs.Windows.Imbalance),
        MoreWindowsNs =
        [
            .. config.Get(Knobs.Cascade.Windows), .. config.Get(Knobs.Exit.CascadeWindows), config.Get(Knobs.Confluence.OrderFlowWindow),
            .. WindowCountRule.OfStrategies(config),
        ],
        ImbalanceCap = (double)config.Get(Knobs.Windows.ImbalanceCap),
        CvdWindowNs = config.Get(Knobs.Windows.Cvd),
        StatisticsWindowNs = config.Get(Knobs.Windows.Stats),
        LargeTradeWindowNs = config.Get(Knobs.Windows.LargeTradeWindow),
        LargeTradeMultipleMilli = Milli(config.Get(Knobs.Windows.LargeTradeMultiple)),
        ExhaustionShortNs = config.Get(Knobs.Windows.ExhaustionShort),
        ExhaustionLongNs = config.Get(Knobs.Windows.ExhaustionLong),
        ExhaustionFactorMilli = Milli(config.Get(Knobs.Windows.ExhaustionFactor)),
        PoolTrades = config.Get(Knobs.Windows.PoolTrades),
        PublicationPeriodNs = config.Get(Knobs.Windows.PublicationPeriod),
        TimeframesNs = config.Get(Knobs.Candles.Timeframes),
        CandleHistory = config.Get(Knobs.Candles.History),
        GapMaxNs = config.Get(Knobs.Gap.Max),
        Indicators = CandleNeeds.Indicators(config),
        Regime = CandleNeeds.Regime(config),
        Profile = Profile(config),
        Zones = Zones(config),
        Gaps = Gaps(config),
        Exits = Exits(config),
        Views = EngineSettings.Views(config),
        ForceRegime = config.Get(Knobs.Regime.Force) == RegimeForce.Both,
        FastestCandlesNeeded = CandleNeeds.Fastest(config),
        CascadeWindowsNs = config.Get(Knobs.Cascade.Windows),
    };

    private static ProfileOptions Profile(ResolvedConfig config) => new()
    {
        WindowNs = config.Get(Knobs.Profile.Window),
        PeriodNs = config.Get(Knobs.Profile.Period),
        BinPpm = Ppm(config.Get(Knobs.Profile.BinPct)),
        RebinPpm = Ppm(config.Get(Knobs.Profile.RebinPct)),
        ValueAreaPpm = Ppm(config.Get(Knobs.Profile.ValueAreaPct)),
        EdgePpm = Ppm(config.Get(Knobs.Profile.EdgePct)),
        EdgeWidthPpm = Ppm(config.Get(Knobs.Profile.EdgeWidthPct)),
        Capacity = config.Get(Knobs.Profile.Capacity),
    };

    private static ZoneOptions Zones(ResolvedConfig config) => new()
    {
        WickMultipleMilli = Milli(config.Get(Knobs.Zones.WickMultiple)),
        VolumeMultipleMilli = Milli(config.Get(Knobs.Zones.VolumeMultiple)),
        VolumeCandles = config.Get(Knobs.Zones.VolumeCandles),
        MaxZones = config.Get(Knobs.Zones.Max),
        WidenPpm = Ppm(config.Get(Knobs.Zones.WidenPct)),
        TargetMinPpm = Ppm(config.Get(Knobs.Zones.TargetMinPct)),
        TargetMaxPpm = Ppm(config.Get(Knobs.Zones.TargetMaxPct)),
    };

    private static GapOptions Gaps(ResolvedConfig config) => new()
    {
        MinSizePpm = Ppm(config.Get(Knobs.Gaps.MinPct)),
        ArmPpm = Ppm(config.Get(Knobs.Gaps.ArmPct)),
        LifeNs = config.Get(Knobs.Gaps.Life),
        MaxGaps = config.Get(Knobs.Gaps.Max),
    };

    private static ExitOptions Exits(ResolvedConfig config) => new()
    {
        TrailPpm = Ppm(config.Get(Knobs.Stop.TrailPct)),
        StopMinPpm = Ppm(config.Get(Knobs.Stop.MinPct)),
        StopMaxPpm = Ppm(config.Get(Knobs.Stop.MaxPct)),
        CheckPeriodNs = config.Get(Knobs.Exit.CheckPeriod),
        CascadeWindowsNs = config.Get(Knobs.Exit.CascadeWindows),
        CascadeRatio = (double)config.Get(Knobs.Exit.CascadeRatio),
        CascadeMinTrades = config.Get(Knobs.Exit.CascadeMinTrades),
        CascadeConfirmations = config.Get(Knobs.Exit.CascadeConfirmations),
        AdverseSteps = config.Get(Knobs.Exit.Adverse),
        PartialAtPpm = Ppm(config.Get(Knobs.Exit.PartialAtPct)),
        PartialPartPpm = Ppm(config.Get(Knobs.Exit.PartialPartPct)),
        MaxPerSymbol = Math.Max(LeastGuarded, config.Get(Knobs.Positions.Max)),
        Dump = Dump(config),
    };
}
