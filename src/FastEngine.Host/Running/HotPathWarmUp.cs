using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Feeds.Generation;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Signals;
using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Running;

/// <summary>Sends a short generated tape through parts like those of the run to come, once a process.</summary>
/// <remarks>What the runtime does once for code, compiling it and making its tables for static data, then happens on threads that nobody
/// measures: it costs time, and counts as allocated by the thread that runs the code first.</remarks>
internal static class HotPathWarmUp
{
    private const int Trades = 10_000;

    // Few a second: publications, candles and evictions come too, and a time jump resets.
    private const double TradesPerSecond = 10;
    private const int PoolTrades = 1 << 16;
    private const string Faults = "dup=0.01,reorder=0.01,gap=0.01,spike=0.005,timespike=0.005,timejump=0.001,garbage=0.01,zero=0.01,variant=0.02,escape=0.01";

    // Entries and exits in both directions, the first after a minute.
    private const int ScriptedSignals = 100;

    private static bool _isWarm;

    public static void Run(RunRequest request, EngineOptions engine)
    {
        var config = request.Config;
        if (_isWarm) return;
        _isWarm = true;
        using var tape = new GeneratedTape(new SyntheticTapeOptions
        {
            Faults = FaultRates.Parse(Faults),
            Market = new SyntheticMarketOptions
            {
                MaxTrades = Trades,
                TradesPerSecond = TradesPerSecond,
                Symbols = SyntheticSymbols.Demo(Market.UsdMargined),
            },
        });
        var intake = EngineSettings.Intake(config);
        using var input = new MergedInput([tape.Reader], intake.HoldAheadNs);
        var setup = request.Trades ? new TradingSetup(request, tape.Instruments) : null;
        var desk = setup is null ? null : new TradeDesk(setup.Trading, tape.Instruments, setup.Venue(tape.Instruments), engine.LedgerRingSize);
        using var pipeline = new Pipeline(engine with { Pin = [] }, Signals(config), tape.Instruments, setup is null ? null : () => Strategies(setup, tape.Instruments), desk);
        using var hash = new MetricsHash(tape.Instruments);
        pipeline.Start(new ReplayAgent(input, new TradeIntake(intake, tape.Instruments.Count, 1), pipeline.Inbound, new ReplayPace(1e9),
            config.Get(Knobs.Engine.FeedBatch), config.Get(Knobs.Engine.LatencySample)), hash);
        pipeline.RunToEnd();
    }

    // Short candles and a forced regime, so that levels 2 to 4 are reached within the tape.
    private static SignalOptions Signals(ResolvedConfig config) => EngineSettings.Signals(config) with
    {
        PoolTrades = PoolTrades, ForceRegime = true,
        TimeframesNs = [EngineTime.NsPerSecond, 5 * EngineTime.NsPerSecond, 15 * EngineTime.NsPerSecond],
    };

    // The configured ones seldom find an entry on so short a tape; what follows an entry runs by a script.
    private static IReadOnlyList<Strategy> Strategies(TradingSetup setup, InstrumentTable instruments)
    {
        var script = new List<ScriptedSignal>();
        for (var i = 0; i < ScriptedSignals; i++)
        {
            var timeNs = SyntheticMarketOptions.DefaultStartTimeNs + EngineTime.NsPerMinute + i * 8 * EngineTime.NsPerSecond;
            script.Add(new ScriptedSignal(timeNs, i % instruments.Count, (Direction)(i / 3 % 2), EntryScore: 1, Confluence: 3, ZoneEdge: 0));
        }

        return [.. setup.Strategies(), new ScriptedStrategy(script)];
    }
}
