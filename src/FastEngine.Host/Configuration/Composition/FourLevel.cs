using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Configuration;

/// <summary>The strategy of four levels: its settings are sections of their own, for exits, views and sizing read them too.</summary>
internal static class FourLevel
{
    public static StrategyModule Module { get; } = new() { Name = FourLevelStrategy.Key, Read = _ => throw new InvalidOperationException("made from the whole configuration") };

    public static Func<Strategy> Read(StrategyContext context)
    {
        var options = DecisionSettings.Of(context.Config);
        return () => new FourLevelStrategy(options);
    }
}
