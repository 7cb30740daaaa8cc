using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Strategies;
using FastEngine.Simulation.Models.Passive;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    public static DecisionOptions Decisions(ResolvedConfig config) => DecisionSettings.Of(config);

    /// <summary>What makes the enabled strategies of a shard, in their order; inputs are read once, here.</summary>
    /// <exception cref="RunException">An input of a strategy is wrong: a line a violation.</exception>
    public static Func<IReadOnlyList<Strategy>> Strategies(ResolvedConfig config, InstrumentTable instruments) =>
        Strategies(new StrategyContext(config, instruments, []));

    /// <summary>The same without their files, for instruments that are not the run's: to warm up code, and to ask how much memory they take.</summary>
    public static Func<IReadOnlyList<Strategy>> StrategiesWithoutFiles(ResolvedConfig config) =>
        Strategies(new StrategyContext(config, new InstrumentTable([]), []) { WithoutFiles = true });

    /// <summary>Whether something of the engine reads best bids and asks; else book tickers are skipped unread.</summary>
    public static bool WantsQuotes(ResolvedConfig config) =>
        config.Get(Knobs.Paper.PassiveModel) == PassiveFill.Queue || config.Get(Knobs.Execution.Style) is EntryStyle.PostOnly or EntryStyle.Ioc or EntryStyle.Smart
        || StrategiesWithoutFiles(config)().Any(strategy => strategy.WantsQuotes);

    private static Func<IReadOnlyList<Strategy>> Strategies(StrategyContext context)
    {
        Func<Strategy>[] makers = [.. context.Config.Get(Knobs.Strategies.Enabled).Select(name => StrategyRegistry.Create(name, context))];
        if (context.Violations.Count > 0) throw new RunException(ExitCode.Usage, string.Join('\n', context.Violations));
        return () => [.. makers.Select(make => make())];
    }
}
