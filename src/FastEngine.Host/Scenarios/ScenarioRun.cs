using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Scenarios.Tape;
using FastEngine.Rings;
using FastEngine.Signals.Strategies;
using FastEngine.Simulation.Paper;
using FastEngine.Trading;

namespace FastEngine.Host.Scenarios;

/// <summary>Runs a scenario through the real pipeline, stepped on one thread with the paper venue, and holds it against what is expected.</summary>
internal static class ScenarioRun
{
    public static ScenarioOutcome Run(Scenario scenario, CancellationToken stop = default) =>
        Run(scenario, new PaperVenue(scenario.Paper, scenario.Instruments), _ => new FrameSource(scenario.Instruments), stop);

    /// <param name="scenario">What goes in.</param>
    /// <param name="venue">Where its orders go.</param>
    /// <param name="feed">How its frames come, onto the ring.</param>
    /// <param name="stop">Ends it.</param>
    public static ScenarioOutcome Run(Scenario scenario, ISteppedVenue venue, Func<SingleProducerRing<Tick>, IScenarioFeed> feed, CancellationToken stop)
    {
        var setup = new TradingSetup(scenario.Config, scenario.ConfigHash, () => Strategies(scenario));
        var options = EngineSettings.Engine(scenario.Config) with { Topology = Topology.Fused, Pin = [], ShowsInbound = true };
        var desk = new TradeDesk(Of(scenario, setup.Trading), scenario.Instruments, venue, options.LedgerRingSize);
        using var pipeline = new Pipeline(options, setup.Signals, scenario.Instruments, setup.Strategies, desk);
        using var log = new ScenarioLog(scenario.Instruments, setup.StrategyNames);
        pipeline.Start(new ScenarioSource(scenario, desk, pipeline.Inbound[0], EngineSettings.Intake(scenario.Config), feed(pipeline.Inbound[0])), new NoOutputs(), log);
        using (stop.Register(pipeline.RequestStop)) pipeline.RunToEnd();
        stop.ThrowIfCancellationRequested();
        var end = EndState.Of(desk.Stage, scenario.Instruments);
        return new ScenarioOutcome
        {
            Scenario = scenario, Events = log.Events, Behaviours = log.Behaviours.Seen, End = end, OutputHash = log.Complete(desk.Stage.MarketDigest),
            Checks = [.. scenario.Expected.Check(scenario, log.Events, end)],
        };
    }

    // Configuration numbers strategies as they are enabled; a scenario has those of its signals.
    private static TradingOptions Of(Scenario scenario, TradingOptions options) => options with
    {
        Protection = options.Protection with { Strategies = [.. scenario.Legs] },
        Portfolio = options.Portfolio with { ArbitrageStrategies = [.. scenario.Arbitrage] },
    };

    private static IReadOnlyList<Strategy> Strategies(Scenario scenario)
    {
        var context = new StrategyContext(scenario.Config, scenario.Instruments, []);
        return
        [
            .. scenario.OtherStrategies.Select(name => StrategyRegistry.Create(name, context)()),
            .. scenario.Strategies.Select(plan => new ScriptedStrategy(plan.Signals, plan.Name)),
        ];
    }

    private sealed class NoOutputs : IShardOutputHandler;
}
