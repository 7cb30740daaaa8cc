using FastEngine.Host.Configuration;
using FastEngine.Trading.Protection;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>What configuration says of strategies by their names: those that exist by their knobs, those of a scenario under <c>strategies</c>.</summary>
internal static class StrategyReader
{
    private const int PpmOfAll = 1_000_000;
    private const int PpmPerPercent = 10_000;
    private const int Thousand = 1_000;

    /// <returns>The legs of the positions of each strategy that has any, and the strategies that are held for as long as arbitrage is.</returns>
    public static (IReadOnlyList<StrategyLegs> Legs, IReadOnlyList<int> Arbitrage) Read(Fields? section, ResolvedConfig? config, IReadOnlyList<string> names)
    {
        var (legs, arbitrage) = (new List<StrategyLegs>(), new List<int>());
        for (var id = 0; id < names.Count; id++)
        {
            var knobs = Knobs.Strategies.Legs.FirstOrDefault(one => one.Name == names[id]);
            var own = section?.Inner(names[id]);
            var one = new StrategyLegs
            {
                StrategyId = id,
                TargetPpm = own?.Share("take_profit") is { } target ? (int)(target * PpmOfAll) : (int)(Of(knobs?.TakeProfitPct) * PpmPerPercent),
                TargetAtrMilli = (int)((own?.Number("take_profit_atr", 0, 100) ?? Of(knobs?.TakeProfitAtr)) * Thousand),
                StopAtrMilli = (int)((own?.Number("stop_atr", 0, 100) ?? Of(knobs?.StopAtr)) * Thousand),
            };
            if (one.TargetPpm > 0 && one.TargetAtrMilli > 0) own?.Add("take_profit", "is given twice, as a percentage and in average true ranges");
            if (one.TargetPpm > 0 || one.TargetAtrMilli > 0 || one.StopAtrMilli > 0) legs.Add(one);
            if (own?.Flag("arbitrage") ?? config?.Get(Knobs.Portfolio.ArbitrageStrategies).Contains(names[id]) ?? false) arbitrage.Add(id);
            own?.Done();
        }

        section?.Done();
        return (legs, arbitrage);

        decimal Of(DecimalKnob? knob) => knob is null || config is null ? 0 : config.Get(knob);
    }
}
