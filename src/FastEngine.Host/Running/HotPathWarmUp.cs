using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Engine;
using FastEngine.Feeds.Generation;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Rings.Logging;
using FastEngine.Signals.Strategies;
using FastEngine.Simulation.Paper;

namespace FastEngine.Host.Running;

/// <summary>Sends a short generated tape through parts like those of the run to come, once a process.</summary>
/// <remarks>What the runtime does once for code, compiling it and making its tables for static data, then happens on threads that nobody
/// measures: it costs time, and counts as allocated by the thread that runs the code first.</remarks>
internal static class HotPathWarmUp
{
    private const int Trades = 10_000;

    // Few a second: publications, candles and evictions come too, and a time jump resets.
    private const double TradesPerSecond = 10;
    private const int Entries = 100;
    private const long EntryEveryNs = 8 * EngineTime.NsPerSecond;
    private const int PoolTrades = 1 << 16;
    private const string Faults = "dup=0.01,reorder=0.01,gap=0.01,spike=0.005,timespike=0.005,timejump=0.001,garbage=0.01,zero=0.01,variant=0.02,escape=0.01";

    // Runs of several threads may begin at once: the first one warms up, the others go on.
    private static int _isWarm;

    public static void Run(RunRequest request, EngineOptions engine)
    {
        var config = request.Config;
        if (Interlocked.Exchange(ref _isWarm, 1) != 0) return;
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
        var setup = request.Trades ? new TradingSetup(request, tape.Instruments, EngineSettings.StrategiesWithoutFiles(config)) : null;
        var signals = EngineSettings.Signals(config) with { PoolTrades = PoolTrades };

        // Candles of seconds and no regime: levels, orders and exits come too, which the configured timeframes would take a day to reach.
        if (setup is not null) signals = signals with { TimeframesNs = Timeframes(signals.TimeframesNs.Count), ForceRegime = true };
        var desk = setup is null ? null : Desk(setup, tape.Instruments, engine.LedgerRingSize);
        if (desk is not null) desk.Log = new LogRing(new LogRingOptions { Least = LogLevel.Debug }).NewPublisher("warm-up");
        using var pipeline = new Pipeline(engine with { Pin = [] }, signals, tape.Instruments, setup is null ? null : () => [.. setup.Strategies(), new ScriptedStrategy(Script(tape.Instruments))], desk);
        using var hash = new MetricsHash(tape.Instruments);
        pipeline.Start(new ReplayAgent(input, new TradeIntake(intake, tape.Instruments.Count, 1), pipeline.Inbound, new ReplayPace(1e9),
            config.Get(Knobs.Engine.FeedBatch), config.Get(Knobs.Engine.LatencySample), pipeline.Taps?.Publications), hash);
        pipeline.RunToEnd();
    }

    private static TradeDesk Desk(TradingSetup setup, InstrumentTable instruments, int ledgerSlots)
    {
        // The run's own and the script's.
        var strategies = setup.StrategyNames.Count + 1;
        var venue = new PaperVenue(WarmUpRules.Of(setup.Paper, SyntheticMarketOptions.DefaultStartTimeNs, instruments.Count), instruments);
        return new TradeDesk(WarmUpRules.Of(setup.Trading, strategies), instruments, venue, ledgerSlots);
    }

    private static long[] Timeframes(int count)
    {
        var timeframes = new long[count];
        for (var i = 0; i < count; i++) timeframes[i] = EngineTime.NsPerSecond << i;
        return timeframes;
    }

    // Entries both ways on every symbol, so that orders, fills, reversals and exits come whatever the market does.
    private static List<ScriptedSignal> Script(InstrumentTable instruments)
    {
        var script = new List<ScriptedSignal>();
        var startNs = SyntheticMarketOptions.DefaultStartTimeNs;
        for (var i = 0; i < Entries; i++)
        {
            var direction = i / instruments.Count % 2 == 0 ? Direction.Long : Direction.Short;
            script.Add(new ScriptedSignal(startNs + i * EntryEveryNs, i % instruments.Count, direction, EntryScore: 1, Confluence: 4, ZoneEdge: 0));
        }

        return script;
    }
}
