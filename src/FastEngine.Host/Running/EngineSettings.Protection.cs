using FastEngine.Host.Configuration;
using FastEngine.Trading.Protection;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    private static ProtectionOptions Protection(ResolvedConfig config) => new()
    {
        IsEnabled = config.Get(Knobs.Protection.Enabled),
        HasStopLeg = config.Get(Knobs.Protection.StopLeg),
        PollNs = config.Get(Knobs.Protection.Poll),
        ConfirmNs = config.Get(Knobs.Protection.Confirm),
        LegThresholdPpm = Ppm(config.Get(Knobs.Protection.LegThresholdPct)),
        LegIntervalNs = config.Get(Knobs.Protection.LegInterval),
        LegGapPpm = Ppm(config.Get(Knobs.Protection.LegGapPct)),
        LegReachPpm = Ppm(config.Get(Knobs.Protection.LegReachPct)),
        LegWaitNs = config.Get(Knobs.Protection.LegWait),
        GrowthIntervalNs = config.Get(Knobs.Protection.GrowthInterval),
        RepairIntervalNs = config.Get(Knobs.Protection.RepairInterval),
        MaxNakedNs = config.Get(Knobs.Protection.MaxNaked),
        Strategies = [.. Legs(config)],
    };

    // Strategies are numbered in the order in which they are enabled.
    private static IEnumerable<StrategyLegs> Legs(ResolvedConfig config)
    {
        var enabled = config.Get(Knobs.Strategies.Enabled);
        foreach (var knobs in Knobs.Strategies.Legs)
        {
            var legs = new StrategyLegs
            {
                StrategyId = enabled.IndexOf(knobs.Name), TargetPpm = Ppm(config.Get(knobs.TakeProfitPct)),
                TargetAtrMilli = Milli(config.Get(knobs.TakeProfitAtr)), StopAtrMilli = Milli(config.Get(knobs.StopAtr)),
            };
            if (legs.StrategyId >= 0 && (legs.TargetPpm > 0 || legs.TargetAtrMilli > 0 || legs.StopAtrMilli > 0)) yield return legs;
        }
    }
}
