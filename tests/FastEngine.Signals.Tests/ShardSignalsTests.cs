using System.Runtime.InteropServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings.Tests;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Surveillance;
using FastEngine.Signals.Tests.Windows;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests;

public class ShardSignalsTests
{
    private static readonly SignalOptions Defaults = new() { PoolTrades = 64 * 1024 };

    private static readonly SignalOptions Micro = Defaults with
    {
        TimeframesNs = [EngineTime.NsPerSecond, 5 * EngineTime.NsPerSecond, 15 * EngineTime.NsPerSecond],
        ImbalanceWindowsNs = [10 * EngineTime.NsPerSecond, 50 * EngineTime.NsPerSecond, 150 * EngineTime.NsPerSecond],
        PublicationPeriodNs = EngineTime.NsPerSecond,
    };

    [Fact]
    public void Windows_and_candles_equal_the_definitions_counted_anew_each_time() => Check(Defaults, symbols: 1, length: 150);

    [Fact]
    public void Other_timeframes_and_windows_do_too() => Check(Micro, symbols: 2, length: 120);

    [Fact]
    public void Symbols_do_not_disturb_each_other() => Check(Defaults, symbols: 3, length: 120);

    [Fact]
    public void A_segment_is_crossed_and_given_back_without_a_trace()
    {
        // 40 trades a second for 5 minutes: 2,400 in the minute, so segments of 4,096 come and go.
        var options = Defaults with { PoolTrades = 2 * 4096 };
        var ticks = Enumerable.Range(0, 12_000).Select(i => new Tick
        {
            Kind = EventKind.Trade,
            ExchangeTimeNs = TestTape.Start + i * 25 * EngineTime.NsPerMs - (i % 97 == 0 ? 7 * EngineTime.NsPerSecond : 0),
            Price = 5_000_000 + i % 31,
            Quantity = 1 + i % 13,
            Aggressor = (Side)(i / 3 % 2),
        }).ToArray();
        AssertEqual(options with { PublicationPeriodNs = 20 * EngineTime.NsPerSecond }, ticks, 1, out var shard);
        Assert.Equal(0, shard.Counters(0).Tainted);
        Assert.True(shard.Counters(0).Late > 100);
    }

    [Theory]
    [InlineData(1, 5_000_000)]
    [InlineData(1, 1L << 45)]
    [InlineData(1L << 44, 5_000_000)]
    public void Thousands_in_one_second_count_as_each_alone(long unit, long price)
    {
        var random = new Random(7);
        var ticks = Enumerable.Range(0, 12_000).Select(i => new Tick
        {
            Kind = EventKind.Trade,
            ExchangeTimeNs = TestTape.Start + i / 6_000 * 30 * EngineTime.NsPerSecond + i / 7 * EngineTime.NsPerMs - (i % 911 == 0 ? 4 * EngineTime.NsPerSecond : 0),
            Price = price + random.NextInt64(price / 20),
            Quantity = unit * (1 + random.Next(1_000) * (i % 50 == 0 ? 20 : 1)),
            Aggressor = (Side)random.Next(2),
        }).ToArray();
        AssertEqual(Defaults with { PublicationPeriodNs = 20 * EngineTime.NsPerSecond }, [.. ticks, Clock(ticks[^1].ExchangeTimeNs + EngineTime.NsPerMinute)], 1, out var shard);
        Assert.Equal(0, shard.Counters(0).Tainted);
    }

    [Fact]
    public void Trades_that_wait_to_be_counted_come_to_what_each_comes_to_when_it_is_looked_at() =>
        Prop.ForAll(TestTape.Seeds(200), seeds =>
        {
            var ticks = TestTape.Build(seeds, symbols: 2);
            var waiting = new ShardSignals<NoSink>(Micro, Instruments(2), [], default);
            var eager = new ShardSignals<NoSink>(Micro, Instruments(2), [new EagerStrategy()], default);
            Feed(waiting, ticks);
            Feed(eager, ticks);
            for (var slot = 0; slot < 2; slot++)
            {
                Assert.Equal((eager.Trades(slot), eager.HighestTimeNs(slot)), (waiting.Trades(slot), waiting.HighestTimeNs(slot)));
                Assert.Equal(0, eager.Market.States[slot].Uncounted);
            }

            var end = Clock(ticks.Aggregate(TestTape.Start, (latest, tick) => Math.Max(latest, tick.ExchangeTimeNs)) + 2 * EngineTime.NsPerSecond);
            waiting.OnClock(in end);
            eager.OnClock(in end);
            for (var slot = 0; slot < 2; slot++)
            {
                Assert.Equal(Bytes(eager.Market, slot), Bytes(waiting.Market, slot));
                Assert.Equal(eager.Market.Profile.Area(slot), waiting.Market.Profile.Area(slot));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_symbol_is_tainted_while_a_lost_trade_would_still_count_and_the_others_are_not()
    {
        var sink = new FlowSink([]);
        var shard = new ShardSignals<FlowSink>(Defaults with { PoolTrades = 4096 }, Instruments(2), [], sink);
        for (var i = 0; i < 5000; i++) shard.OnTrade(0, Trade(TestTape.Start + i * EngineTime.NsPerMs));
        shard.OnClock(Clock(TestTape.Start + 10 * EngineTime.NsPerSecond));
        Assert.True(sink.Flows[^1].Tainted);
        Assert.Equal(5000 - 4096, shard.Counters(0).Tainted);
        shard.OnClock(Clock(TestTape.Start + 70 * EngineTime.NsPerSecond));
        Assert.False(sink.Flows[^1].Tainted);
        shard.OnTrade(0, Trade(TestTape.Start + 71 * EngineTime.NsPerSecond));
        Assert.Equal(5000 - 4096, shard.Counters(0).Tainted);
    }

    [Fact]
    public void A_symbol_with_missing_ids_is_tainted_until_they_came_and_counts_them_where_they_belong()
    {
        var sink = new FlowSink([]);
        var shard = new ShardSignals<FlowSink>(Defaults, Instruments(1), [], sink);
        shard.OnTrade(0, Trade(TestTape.Start));
        shard.OnTrade(0, Trade(TestTape.Start + EngineTime.NsPerSecond) with { Flags = TickFlags.GapBefore });
        shard.OnClock(Clock(TestTape.Start + 10 * EngineTime.NsPerSecond));
        Assert.True(sink.Flows[^1].Tainted);
        shard.OnTrade(0, Trade(TestTape.Start + EngineTime.NsPerSecond / 2) with { Flags = TickFlags.LateById });
        shard.OnClock(Clock(TestTape.Start + 70 * EngineTime.NsPerSecond));
        Assert.True(sink.Flows[^1].Tainted);
        shard.OnTrade(0, Trade(TestTape.Start + 71 * EngineTime.NsPerSecond) with { Flags = TickFlags.GapsFilled });
        shard.OnClock(Clock(TestTape.Start + 80 * EngineTime.NsPerSecond));
        Assert.False(sink.Flows[^1].Tainted);
        Assert.Equal((1, 0), (shard.Counters(0).Late, shard.Counters(0).Tainted));
    }

    [Fact]
    public void Missing_ids_that_never_come_have_left_the_longest_window_at_last()
    {
        var sink = new FlowSink([]);
        var shard = new ShardSignals<FlowSink>(Defaults, Instruments(1), [], sink);
        shard.OnTrade(0, Trade(TestTape.Start));
        shard.OnTrade(0, Trade(TestTape.Start + EngineTime.NsPerSecond) with { Flags = TickFlags.GapBefore });
        shard.OnClock(Clock(TestTape.Start + Defaults.AllWindowsNs.Max() - EngineTime.NsPerSecond));
        Assert.True(sink.Flows[^1].Tainted);
        shard.OnClock(Clock(TestTape.Start + Defaults.AllWindowsNs.Max() + 20 * EngineTime.NsPerSecond));
        Assert.False(sink.Flows[^1].Tainted);
    }

    [Fact]
    public void Deviations_stay_exact_when_the_price_moves_far_from_its_first()
    {
        var sink = new FlowSink([]);
        var shard = new ShardSignals<FlowSink>(Defaults, Instruments(1), [], sink);
        var prices = new List<double>();
        var price = 1_600_000_000_00000000L;
        for (var i = 0; i < 200; i++)
        {
            shard.OnTrade(0, Trade(TestTape.Start + i * 100 * EngineTime.NsPerMs) with { Price = price });
            prices.Add(price);
            price += price / 20 * (i % 3 - 1) + i;
        }

        shard.OnClock(Clock(TestTape.Start + 20 * EngineTime.NsPerSecond));
        var mean = prices.Average();
        Assert.Equal(1, sink.Flows[^1].Mean / mean, 12);
        Assert.Equal(1, sink.Flows[^1].Deviation / (Math.Sqrt(prices.Average(p => (p - mean) * (p - mean)))), 9);
    }

    [Fact]
    public void A_tick_allocates_nothing()
    {
        var ticks = Enumerable.Range(0, 50_000).Select(i => Trade(TestTape.Start + i * 30 * EngineTime.NsPerMs) with { InstrumentId = i % 2 }).ToArray();
        var allocated = Allocations.Least(() =>
        {
            var shard = new ShardSignals<NoSink>(Defaults, Instruments(2), [], default);
            Feed(shard, ticks.AsSpan(0, 20_000));
            return () => Feed(shard, ticks.AsSpan(20_000));
        });
        Assert.Equal(0, allocated);
    }

    // All of a symbol's state but who wants its next trade.
    private static byte[] Bytes(ShardMarket market, int slot)
    {
        var state = market.States[slot];
        state.Wanted = 0;
        return MemoryMarshal.AsBytes(new ReadOnlySpan<SymbolState>(in state)).ToArray();
    }

    private static void Check(SignalOptions options, int symbols, int length) =>
        Prop.ForAll(TestTape.Seeds(length), seeds => AssertEqual(options, TestTape.Build(seeds, symbols), symbols, out _)).QuickCheckThrowOnFailure();

    private static void AssertEqual(SignalOptions options, Tick[] ticks, int symbols, out ShardSignals<TextSink> shard)
    {
        var lines = Enumerable.Range(0, symbols).Select(_ => new List<string>()).ToArray();
        shard = new ShardSignals<TextSink>(options, Instruments(symbols), [], new TextSink(lines, options.ImbalanceWindowsNs.Count));
        var naive = Enumerable.Range(0, symbols).Select(_ => new NaiveSignals(options)).ToArray();
        foreach (var tick in ticks)
        {
            if (tick.Kind == EventKind.Clock)
            {
                foreach (var symbol in naive) symbol.Clock(tick.ExchangeTimeNs);
            }
            else
            {
                naive[tick.InstrumentId].Trade(in tick);
            }
        }

        Feed(shard, ticks);
        for (var i = 0; i < symbols; i++) Assert.Equal(naive[i].Output, lines[i]);
    }

    private static void Feed<TSink>(ShardSignals<TSink> shard, ReadOnlySpan<Tick> ticks)
        where TSink : struct, ISignalSink
    {
        foreach (ref readonly var tick in ticks)
        {
            if (tick.Kind == EventKind.Clock) shard.OnClock(in tick);
            else shard.OnTrade(tick.InstrumentId, in tick);
        }
    }

    private static Tick Clock(long timeNs) => new() { Kind = EventKind.Clock, ExchangeTimeNs = timeNs, InstrumentId = -1 };

    private static Tick Trade(long timeNs) => new() { Kind = EventKind.Trade, ExchangeTimeNs = timeNs, Price = 1_000_000, Quantity = 10 };

    private static Instrument[] Instruments(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Instrument
        {
            Id = i, Symbol = $"S{i}", Name = $"S{i}", Market = Market.UsdMargined, PriceScale = 0, QuantityScale = 0, Tick = 1, Lot = 1,
        }),
    ];

    private sealed class EagerStrategy : Strategy
    {
        public override string Name => "eager";

        public override bool OnTrade(int slot, ref SymbolState symbol, in Tick tick) => true;

        protected override void OnAttached()
        {
        }
    }

    private readonly struct FlowSink(List<OrderFlow> flows) : ISignalSink
    {
        public List<OrderFlow> Flows => flows;

        public void OnOrderFlow(in OrderFlow flow)
        {
            if (flow.InstrumentId == 0) flows.Add(flow);
        }

        public void OnCandleClosed(in Candles.ClosedCandle candle)
        {
        }

        public void OnView(in SymbolView view)
        {
        }

        public void OnDecision(in DecisionRecord record)
        {
        }

        public void OnSignal(in Signal signal)
        {
        }

        public void OnExit(in ExitRequest request)
        {
        }

        public void OnExitCheck(in ExitCheck check)
        {
        }

        public void OnProfile(in ProfileView profile)
        {
        }

        public void OnZone(in ZoneView zone)
        {
        }

        public void OnGap(in GapView gap)
        {
        }
    }
}
