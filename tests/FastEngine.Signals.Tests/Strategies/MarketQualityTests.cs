using FastEngine.Core;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Tests.Decisions;

namespace FastEngine.Signals.Tests.Strategies;

/// <summary>A script behind the gate of quality: spread, depth and stability count, over windows of two seconds; volume does not.</summary>
public class MarketQualityTests
{
    private static readonly MarketQualityOptions Options = new()
    {
        Threshold = 60, Hysteresis = 10, LeastSizePpm = 400_000,
        Quality = new QualityOptions
        {
            WindowNs = 2 * EngineTime.NsPerSecond, VolumeWindowNs = 15 * EngineTime.NsPerSecond, BestSpreadPpm = 0, WorstSpreadPpm = 1_000, FullDepth = 10_000, WorstRangePpm = 1_000,
            VolumeWeight = 0,
        },
    };

    private readonly Recording _recording = new();
    private long _sequence;

    // A spread of 0.02 at 100 is 200 ppm: 80. A middle that stays: 100. Depth d of 10,000: (80 + d + 100) / 3.
    [Theory]
    [InlineData(10_000, 93.333333333, 900_000)]
    [InlineData(5_000, 76.666666667, 650_000)]
    [InlineData(0.2, 60.000666667, 400_010)]
    public void A_good_market_lets_signals_through_with_a_size_that_follows_its_score(double depth, double score, int sizePpm)
    {
        var strategy = Run(out var shard, depth, spread: 2, until: 4);
        Assert.Equal(score, strategy.Score(0), 2);
        Trade(shard, 4.5);
        Assert.InRange(Assert.Single(_recording.Signals).SizePpm, sizePpm - 2_000, sizePpm + 2_000);
    }

    // A spread of 0.10: 0 points; depth 5,000: 50; (0 + 50 + 100) / 3 = 50.
    [Fact]
    public void A_bad_one_withholds_them()
    {
        var strategy = Run(out var shard, 5_000, spread: 10, until: 4);
        Assert.Equal(50, strategy.Score(0), 1);
        Trade(shard, 4.5);
        Assert.Empty(_recording.Signals);
        Assert.Equal(0, strategy.Funnel(0, default).Signals);
    }

    [Fact]
    public void Before_its_window_is_full_nothing_is_good()
    {
        var strategy = Run(out var shard, 10_000, spread: 2, until: 1);
        Assert.Equal(0, strategy.Score(0));
        Trade(shard, 4.5);
        Assert.Empty(_recording.Signals);
    }

    [Theory]
    [InlineData(5.9, 1)]
    [InlineData(6.1, 0)]
    public void Once_quotes_are_older_than_the_window_nothing_is_good(double tradeAt, int signals)
    {
        Run(out var shard, 10_000, spread: 2, until: 4);
        Trade(shard, tradeAt);
        Assert.Equal(signals, _recording.Signals.Count);
    }

    [Fact]
    public void A_good_market_stays_so_until_it_has_fallen_well_below()
    {
        var strategy = Run(out var shard, 10_000, spread: 2, until: 4);
        foreach (var second in new[] { 5.0, 6, 7, 8 }) Quote(shard, second, 5_000, spread: 9);

        // A spread of 900 ppm: 10; (10 + 50 + 100) / 3 = 53.3, above 60 less 10.
        Assert.InRange(strategy.Score(0), 50, 60);
        Trade(shard, 8.5);
        Assert.Single(_recording.Signals);
    }

    private MarketQualityStrategy Run(out ShardSignals<RecordingSink> shard, double depth, long spread, int until)
    {
        var script = new ScriptedStrategy([new ScriptedSignal(MarketTape.Start + 4_400 * EngineTime.NsPerMs, 0, Direction.Long, 1, 5, 0)]);
        var strategy = new MarketQualityStrategy(Options, script);
        shard = new ShardSignals<RecordingSink>(Micro.Signals with { MoreWindowsNs = [15 * EngineTime.NsPerSecond] }, Micro.Instruments(1, tick: 1), [strategy], new RecordingSink(_recording));
        Trade(shard, 0);
        for (var second = 0; second <= until; second++) Quote(shard, second, depth, spread);
        return strategy;
    }

    private void Trade(ShardSignals<RecordingSink> shard, double seconds) => shard.OnTrade(0, new Tick
    {
        Kind = EventKind.Trade, ExchangeTimeNs = At(seconds), Price = 100_00, Quantity = 1, Sequence = ++_sequence,
    });

    // Half of the depth on each side, in thousandths at about 100.
    private void Quote(ShardSignals<RecordingSink> shard, double seconds, double depth, long spread)
    {
        shard.OnClock(new Tick { Kind = EventKind.Clock, ExchangeTimeNs = At(seconds), InstrumentId = -1, Sequence = ++_sequence });
        var quantity = (long)Math.Max(1, depth / 200 * 1_000);
        shard.OnQuote(0, new Tick { Kind = EventKind.Quote, Price = 100_00 - spread / 2, Quantity = quantity, AskPrice = 100_00 + spread - spread / 2, AskQuantity = quantity, Sequence = ++_sequence });
    }

    private static long At(double seconds) => MarketTape.Start + (long)Math.Round(seconds * 1000) * EngineTime.NsPerMs;
}
