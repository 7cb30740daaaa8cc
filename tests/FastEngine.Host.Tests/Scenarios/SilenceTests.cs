using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Running;
using FastEngine.Host.Scenarios;
using FastEngine.Host.Scenarios.Tape;
using FastEngine.Simulation.Paper;

namespace FastEngine.Host.Tests.Scenarios;

/// <summary>A drawn tape reaches the trade thread as a live feed's would: clock events also while nothing comes, and they say for how long.</summary>
public class SilenceTests
{
    [Fact]
    public void A_silent_connection_is_told_by_every_clock_event()
    {
        var clocks = Clocks("{BTCUSDT: [{warm: 60 bars around 100}, {hold: 5s}, {silent: 12s}, {hold: 3s}]}");
        Assert.Contains(clocks, clock => clock.SilentNs >= 11 * EngineTime.NsPerSecond);
        Assert.All(clocks.Zip(clocks.Skip(1)), pair => Assert.True(pair.Second.NowNs >= pair.First.NowNs));

        // Once it speaks again the silence is over.
        Assert.True(clocks[^1].SilentNs < EngineTime.NsPerSecond);
    }

    [Fact]
    public void A_connection_lives_while_one_of_its_symbols_does_and_dies_alone()
    {
        const string Tapes = "{AUSDT: [{warm: 60 bars around 100}, {hold: 30s}], BUSDT: [{warm: 60 bars around 100}, {hold: 5s}, {silent: 20s}, {hold: 5s}]}";
        Assert.All(Clocks(Tapes), clock => Assert.True(clock.SilentNs < EngineTime.NsPerSecond));
        Assert.Contains(Clocks(Tapes, "symbols: {BUSDT: {connection: other}}"), clock => clock.SilentNs > 19 * EngineTime.NsPerSecond);
    }

    [Fact]
    public void A_quiet_symbol_leaves_its_connection_alive() =>
        Assert.All(Clocks("{BTCUSDT: [{warm: 60 bars around 100}, {hold: 5s}, {quiet: 12s}, {hold: 3s}]}"), clock => Assert.True(clock.SilentNs < EngineTime.NsPerSecond));

    private static List<(long NowNs, long SilentNs)> Clocks(string tapes, string more = "")
    {
        var scenario = ScenarioText.Read($"name: t\nshows: [t]\nbase: micro\ntape: {tapes}\n{more}\nexpect: [signal]\n");
        var setup = new TradingSetup(scenario.Config, scenario.ConfigHash, () => []);
        var options = EngineSettings.Engine(scenario.Config) with { Topology = Topology.Fused, Pin = [], ShowsInbound = true };
        var desk = new TradeDesk(setup.Trading, scenario.Instruments, new PaperVenue(scenario.Paper, scenario.Instruments), options.LedgerRingSize);
        using var pipeline = new Pipeline(options, setup.Signals, scenario.Instruments, setup.Strategies, desk);
        var seen = new ClockLog();
        pipeline.Start(new ScenarioSource(scenario, desk, pipeline.Inbound[0], EngineSettings.Intake(scenario.Config), new FrameSource(scenario.Instruments)), seen, seen);
        pipeline.RunToEnd();
        return seen.Clocks;
    }

    private sealed class ClockLog : IShardOutputHandler, ILedgerHandler
    {
        public List<(long NowNs, long SilentNs)> Clocks { get; } = [];

        public void OnLedger(in LedgerEvent e)
        {
        }

        public void OnInbound(in TradeEvent e)
        {
            if (e.Kind == TradeEventKind.Clock) Clocks.Add((e.ClockNs, e.SilentNs));
        }
    }
}
