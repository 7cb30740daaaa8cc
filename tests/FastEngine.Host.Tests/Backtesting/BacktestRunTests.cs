using FastEngine.Feeds;
using FastEngine.Feeds.Generation;
using FastEngine.Host.Backtesting;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Simulation.Backtest;

namespace FastEngine.Host.Tests.Backtesting;

/// <summary>Runs in one process beside each other, which is what a search of parameters does.</summary>
public sealed class BacktestRunTests : IDisposable
{
    private const int AtOnce = 6;

    private static readonly string[] Micro =
    [
        "candles.timeframes=[1s,5s,15s]", "cascade.windows=[15s,30s,1m]", "profile.window=1m", "profile.period=15s", "regime.force=both",
        "kill_switch.feed_silent=0s", "kill_switch.symbol_silent_gaps=0", "dump.enabled=false",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("fastengine-backtest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Many_runs_at_once_give_what_each_gives_alone()
    {
        var inputs = Inputs();
        var requests = Enumerable.Range(0, AtOnce).Select(i => BacktestRequest.Over(Request($"stop.trail_pct={0.1 + 0.1 * i:0.0}"), inputs, TapeSpan.Everything)).ToArray();
        var alone = Array.ConvertAll(requests, request => BacktestRun.Execute(request));
        var together = new BacktestResult[AtOnce];
        var threads = requests.Select((request, i) => new Thread(() => together[i] = BacktestRun.Execute(request))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.True(alone.Sum(result => result.Trades.Count) > AtOnce);
        Assert.True(alone.Select(result => result.OutputHash).Distinct().Count() > 1);
        for (var i = 0; i < AtOnce; i++)
        {
            Assert.Equal((alone[i].OutputHash, alone[i].SignalsHash, alone[i].EndEquity), (together[i].OutputHash, together[i].SignalsHash, together[i].EndEquity));
            Assert.Equal(alone[i].Trades, together[i].Trades);
            Assert.Equal(alone[i].Equity, together[i].Equity);
        }
    }

    [Fact]
    public void A_part_of_a_tape_begins_with_the_starting_equity_and_enters_nothing_in_its_warm_up()
    {
        var inputs = Inputs();
        var whole = BacktestRun.Execute(BacktestRequest.Over(Request(), inputs, TapeSpan.Everything));
        var fromNs = whole.Trades[whole.Trades.Count / 2].EntryTimeNs;
        var part = BacktestRun.Execute(BacktestRequest.Over(Request(), inputs, new TapeSpan(fromNs, long.MaxValue, fromNs)));
        Assert.Equal(whole.StartEquity, part.StartEquity);
        Assert.NotEmpty(part.Trades);
        Assert.All(part.Trades, trade => Assert.True(trade.EntryTimeNs >= fromNs));
        Assert.All(part.Equity, bar => Assert.True(bar.TimeNs + EquityBars.ShortestNs > fromNs));
        Assert.Equal(whole.Counts.Ticks, part.Counts.Ticks);
    }

    [Fact]
    public void A_run_that_is_stopped_gives_no_result()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => BacktestRun.Execute(BacktestRequest.Over(Request(), Inputs(), TapeSpan.Everything), stop.Token));
    }

    [Fact]
    public void A_part_without_any_trade_is_refused() =>
        Assert.Throws<RunException>(() => BacktestRequest.Over(Request(), Inputs(), new TapeSpan(long.MaxValue - 1, long.MaxValue, 0)));

    private InputSet Inputs() => InputSet.Scan(Request(), new ProgressLine("scanning", TextWriter.Null, isTerminal: false), CancellationToken.None);

    private RunRequest Request(params string[] settings)
    {
        var tape = Path.Combine(_folder, "tape.fet");
        if (!File.Exists(tape)) Write(tape);
        var config = ConfigLoader.Load(ConfigSources.OfProcess([], [.. Micro, .. settings])).Config!;
        return new RunRequest { Verb = "backtest", Files = [tape], Config = config, Instruments = [], Trades = true };
    }

    private static void Write(string path)
    {
        var market = new SyntheticMarketOptions { Seed = 7, MaxTrades = 60_000, TradesPerSecond = 100, Symbols = SyntheticSymbols.Demo(Core.Market.UsdMargined) };
        using var tape = new GeneratedTape(new SyntheticTapeOptions { Market = market });
        using var stream = File.Create(path);
        using var writer = new FetWriter(stream, tape.Instruments);
        using var reader = tape.Reader;
        var ticks = new Core.Tick[512];
        while (!reader.IsCompleted)
        {
            foreach (ref readonly var tick in ticks.AsSpan(0, reader.Fill(ticks))) writer.Write(in tick);
        }
    }
}
