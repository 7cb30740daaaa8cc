namespace FastEngine.Host.Configuration;

/// <summary>The rules between knobs of the engine.</summary>
public static class ConfigRules
{
    public static IReadOnlyList<IConfigRule> All { get; } = [new TimeframesRule(), new ExhaustionRule(), new FeedBatchRule(), new WindowCountRule()];
}
