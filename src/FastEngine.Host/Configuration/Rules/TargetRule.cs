namespace FastEngine.Host.Configuration;

/// <summary>A target leg is measured in one way.</summary>
public sealed class TargetRule(StrategyLegKnobs legs) : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } = [legs.TakeProfitPct, legs.TakeProfitAtr];

    public string? Check(ResolvedConfig config) => config.Get(legs.TakeProfitPct) > 0 && config.Get(legs.TakeProfitAtr) > 0
        ? $"{legs.TakeProfitPct.Key} and {legs.TakeProfitAtr.Key} are both set: a target is one of them"
        : null;
}
