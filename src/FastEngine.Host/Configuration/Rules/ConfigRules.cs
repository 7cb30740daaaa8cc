using FastEngine.Notifications.Events;
using FastEngine.Simulation.Models.Delays;

namespace FastEngine.Host.Configuration;

/// <summary>The rules between knobs of the engine.</summary>
public static class ConfigRules
{
    public static IReadOnlyList<IConfigRule> All { get; } =
    [
        new TimeframesRule(), new ExhaustionRule(), new FeedBatchRule(), new WindowCountRule(), new SpeedWindowRule(), new ProfileRule(),
        new PersistenceRule(), new CandleHistoryRule(), new BounceWeightsRule(), new ScriptedFileRule(), new PollRule(), new VenueModelRule(),
        .. Enum.GetValues<DelayKind>().Select(kind => new DelayRule(kind)),
        .. Enum.GetValues<NotificationType>().Select(type => new TemplateRule(type)),
        .. Knobs.Strategies.Legs.Select(legs => new TargetRule(legs)),
        new AscendingRule<int>(Knobs.Indicators.MacdFast, Knobs.Indicators.MacdSlow, strictly: true),
        new AscendingRule<int>(Knobs.Indicators.EmaFast, Knobs.Indicators.EmaSlow, strictly: true),
        new AscendingRule<decimal>(Knobs.Indicators.MeanReversionInner, Knobs.Indicators.MeanReversionOuter, strictly: true),
        new AscendingRule<decimal>(Knobs.Zones.TargetMinPct, Knobs.Zones.TargetMaxPct),
        new AscendingRule<decimal>(Knobs.Confluence.LowAtrPct, Knobs.Confluence.HighAtrPct),
        new AscendingRule<decimal>(Knobs.Confluence.LowBand, Knobs.Confluence.MediumBand),
        new AscendingRule<decimal>(Knobs.Confluence.MediumBand, Knobs.Confluence.HighBand),
        new AscendingRule<decimal>(Knobs.Confluence.AutocorrelationLow, Knobs.Confluence.AutocorrelationHigh),
        new AscendingRule<decimal>(Knobs.Confluence.MeanReversionHalf, Knobs.Confluence.MeanReversionFull),
        new AscendingRule<decimal>(Knobs.Stop.MinPct, Knobs.Stop.MaxPct),
        new AscendingRule<decimal>(Knobs.Sizing.RiskPct, Knobs.Sizing.MaxRiskPct),
        new AscendingRule<decimal>(Knobs.Margin.ClosePct, Knobs.Margin.BufferPct),
        new AscendingRule<decimal>(Knobs.Drawdown.AlertPct, Knobs.Drawdown.HalfPct),
        new AscendingRule<decimal>(Knobs.Drawdown.HalfPct, Knobs.Drawdown.AllPct),
        new AscendingRule<decimal>(Knobs.Drawdown.AllPct, Knobs.Drawdown.HaltPct),
        new AscendingRule<int>(Knobs.Portfolio.LeastReturns, Knobs.Portfolio.Closes, strictly: true),
        new AscendingRule<decimal>(Knobs.Portfolio.LeaderTightenFrom, Knobs.Portfolio.LeaderExitAbove),
        new AscendingRule<decimal>(Knobs.Portfolio.ClosesBelow, Knobs.Portfolio.TightensBelow),
        new AscendingRule<decimal>(Knobs.Portfolio.TightensBelow, Knobs.Portfolio.HoldsEntriesBelow),
        new AscendingRule<decimal>(Knobs.Exposure.MemeCoinPct, Knobs.Exposure.MemeCoinsPct),
        new AscendingRule<decimal>(Knobs.Dtms.HedgeAt, Knobs.Dtms.ReduceAt, strictly: true),
        new AscendingRule<decimal>(Knobs.Dtms.ReduceAt, Knobs.Dtms.WarnAt, strictly: true),
        new AscendingRule<decimal>(Knobs.Dtms.WarnAt, Knobs.Dtms.HealthyAt, strictly: true),
        new AscendingRule<decimal>(Knobs.Dtms.ReduceAt, Knobs.Dtms.CalmAt, strictly: true),
        new AscendingRule<decimal>(Knobs.Dtms.HealthyAt, Knobs.Dtms.RecoveredAt),
        new AscendingRule<int>(Knobs.Dtms.LondonHour, Knobs.Dtms.OverlapHour, strictly: true),
        new AscendingRule<int>(Knobs.Dtms.OverlapHour, Knobs.Dtms.NewYorkHour, strictly: true),
        new AscendingRule<int>(Knobs.Dtms.NewYorkHour, Knobs.Dtms.AsianHour, strictly: true),
        new AscendingRule<decimal>(Knobs.Dtms.FlipLeast, Knobs.Dtms.FlipMost),
        new AscendingRule<decimal>(Knobs.Dtms.Break, Knobs.Dtms.Change),
        new AscendingRule<decimal>(Knobs.Dtms.OppositeLow, Knobs.Dtms.OppositeRaised),
        new AscendingRule<decimal>(Knobs.Dtms.OppositeRaised, Knobs.Dtms.OppositeHigh),
    ];
}
