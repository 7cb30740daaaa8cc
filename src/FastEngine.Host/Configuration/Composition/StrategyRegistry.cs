using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Configuration;

/// <summary>The strategies that can be enabled: each reads its knobs and inputs once, and then makes an instance a shard.</summary>
public static class StrategyRegistry
{
    private static readonly Registry<Func<Strategy>, StrategyContext> Registry = new(
        (FourLevelStrategy.Key, FourLevel),
        (ScriptedStrategy.Key, Scripted));

    public static IReadOnlyList<string> Names => Registry.Names;

    /// <summary>What makes an instance of the strategy; not to be used when there are violations.</summary>
    public static Func<Strategy> Create(string name, StrategyContext context) => Registry.Create(name, context);

    private static Func<Strategy> FourLevel(StrategyContext context)
    {
        var options = DecisionSettings.Of(context.Config);
        return () => new FourLevelStrategy(options);
    }

    private static Func<Strategy> Scripted(StrategyContext context)
    {
        if (context.WithoutFiles) return () => new ScriptedStrategy([]);
        var script = SignalScript.ReadFile(context.Config.Get(Knobs.Strategies.ScriptedFile), context.Instruments);
        context.Violations.AddRange(script.Violations);
        return () => new ScriptedStrategy(script.Signals);
    }
}
