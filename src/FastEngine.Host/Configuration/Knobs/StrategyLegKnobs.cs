using FastEngine.Trading.Protection;

namespace FastEngine.Host.Configuration;

/// <summary>How far the legs of one strategy's positions are from the entry.</summary>
public sealed class StrategyLegKnobs
{
    /// <param name="section">Of the strategies.</param>
    /// <param name="name">The strategy's.</param>
    /// <param name="ppmStep">Of percentages.</param>
    /// <param name="milliStep">Of multiples.</param>
    /// <param name="isAdded">Whether the strategy came when hashes had been recorded.</param>
    public StrategyLegKnobs(Section section, string name, decimal ppmStep, decimal milliStep, bool isAdded = false)
    {
        Name = name;
        TakeProfitPct = section.Declare(new DecimalKnob
        {
            Key = $"strategies.{name}.take_profit_pct", DefaultText = "0", Unit = "%", Min = 0m, Max = StrategyLegs.MostTargetPpm * ppmStep, Step = ppmStep,
            Hashed = true, Added = isAdded, Meaning = "Distance of the target leg from the average entry; 0 for none.",
        });
        TakeProfitAtr = section.Declare(new DecimalKnob
        {
            Key = $"strategies.{name}.take_profit_atr", DefaultText = "0", Unit = "x", Min = 0m, Max = StrategyLegs.MostAtrMilli * milliStep, Step = milliStep,
            Hashed = true, Added = isAdded, Meaning = "The same in average true ranges of the fastest timeframe; 0 for none.",
        });
        StopAtr = section.Declare(new DecimalKnob
        {
            Key = $"strategies.{name}.stop_atr", DefaultText = "0", Unit = "x", Min = 0m, Max = StrategyLegs.MostAtrMilli * milliStep, Step = milliStep,
            Hashed = true, Added = isAdded, Meaning = "Distance of the stop leg in such ranges, within stop.min_pct and stop.max_pct; 0 for the initial stop.",
        });
    }

    public string Name { get; }

    public IReadOnlyList<Knob> All => [TakeProfitPct, TakeProfitAtr, StopAtr];

    public DecimalKnob TakeProfitPct { get; }

    public DecimalKnob TakeProfitAtr { get; }

    public DecimalKnob StopAtr { get; }
}
