using FastEngine.Core;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Tests.Windows;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Decisions;

/// <summary>The strategy that skips what cannot matter against one that measures everything for every trade: same records, same funnel.</summary>
public class DecisionModelTests
{
    private const int Symbols = 2;

    public static TheoryData<DecisionMode, bool> Modes => new()
    {
        { DecisionMode.Levels, true }, { DecisionMode.Levels, false }, { DecisionMode.LevelsAndConfluence, true },
        { DecisionMode.LevelsAndConfluence, false }, { DecisionMode.Confluence, true }, { DecisionMode.Confluence, false },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public void Skipping_changes_no_record_and_no_count(DecisionMode mode, bool isForced) =>
        Prop.ForAll(TestTape.Seeds(1500), seeds => AssertEqual(mode, isForced, MarketTape.Build(seeds, Symbols)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(15).WithEndSize(1500));

    // The tapes above are worth something: on a long one every way to stop occurs, and signals do.
    [Fact]
    public void Every_stop_reason_occurs_on_such_tapes()
    {
        var seen = new HashSet<StopReason>();
        var signals = new Dictionary<(DecisionMode, bool), long>();
        var seeds = Enumerable.Range(0, 20_000).ToArray();
        foreach (var (mode, isForced) in Modes.Select(row => ((DecisionMode)row[0], (bool)row[1])))
        {
            var recording = AssertEqual(mode, isForced, MarketTape.Build(seeds, Symbols, hasResets: isForced));
            seen.UnionWith(recording.Decisions.Select(record => record.Stop));
            signals[(mode, isForced)] = recording.Signals.Count;
        }

        Assert.Empty(Enum.GetValues<StopReason>().Except(seen).Except([StopReason.Tainted, StopReason.Quality]));
        Assert.All(signals, pair => Assert.True(pair.Value > 10, $"{pair.Key}: {pair.Value} signals"));
    }

    // A pool of one segment is soon empty with 100 trades a second.
    [Fact]
    public void A_tainted_symbol_decides_nothing_until_the_lost_trades_have_left()
    {
        var trades = Enumerable.Range(0, 12_000).Select(i => new Tick
        {
            Kind = EventKind.Trade, ExchangeTimeNs = TestTape.Start + (i < 11_000 ? i * 10 : 110_000 + (i - 11_000) * 100) * EngineTime.NsPerMs,
            Price = MarketTape.FirstPrice + i % 50 * 10, Quantity = 10, Aggressor = (Side)(i / 2 % 2), TradeId = i,
        });
        var recording = AssertEqual(DecisionMode.Levels, isForced: true, MarketTape.WithClocks(trades), poolTrades: 4096);
        var tainted = recording.Decisions.Where(record => record.Stop == StopReason.Tainted).ToList();
        Assert.NotEmpty(tainted);
        Assert.Contains(recording.Decisions, record => record.Sequence > tainted[^1].Sequence && record.Level > 1);
    }

    private static Recording AssertEqual(DecisionMode mode, bool isForced, Tick[] tape, int poolTrades = 64 * 1024)
    {
        var options = (isForced ? Micro.Signals : Micro.WithRegime) with { PoolTrades = poolTrades };
        var naive = new NaiveFourLevel(Micro.Decisions(mode));
        Run(options, naive, tape, out var naiveShard);
        var recording = Run(options, new FourLevelStrategy(Micro.Decisions(mode)), tape, out var shard);
        for (var slot = 0; slot < Symbols; slot++)
        {
            var id = slot;
            Assert.Equal(naive.Records(slot), recording.Decisions.Where(record => record.InstrumentId == id).Select(record => NaiveFourLevel.Text(in record)));
            Assert.Equal(naiveShard.Funnel(slot, 0), shard.Funnel(slot, 0));
            Assert.Equal(shard.Funnel(slot, 0).Signals, recording.Signals.Count(signal => signal.InstrumentId == id));
        }

        return recording;
    }

    private static Recording Run(SignalOptions options, Strategy strategy, Tick[] tape, out ShardSignals<RecordingSink> shard)
    {
        var recording = new Recording();
        shard = new ShardSignals<RecordingSink>(options, Micro.Instruments(Symbols), [strategy], new RecordingSink(recording));
        foreach (ref readonly var tick in tape.AsSpan())
        {
            if (tick.Kind == EventKind.Clock) shard.OnClock(in tick);
            else shard.OnTrade(tick.InstrumentId, in tick);
        }

        return recording;
    }
}
