using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Configuration;

/// <summary>The scripted strategy: its signals come from a file.</summary>
internal static class ScriptedFile
{
    public static StrategyModule Module { get; } = new() { Name = ScriptedStrategy.Key, Read = _ => throw new InvalidOperationException("made from the whole configuration") };

    public static Func<Strategy> Read(StrategyContext context)
    {
        if (context.WithoutFiles) return () => new ScriptedStrategy([]);
        var script = SignalScript.ReadFile(context.Config.Get(Knobs.Strategies.ScriptedFile), context.Instruments);
        context.Violations.AddRange(script.Violations);
        return () => new ScriptedStrategy(script.Signals);
    }
}
