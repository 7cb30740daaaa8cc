using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine.Journal;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Candles;

namespace FastEngine.Engine.Tests;

/// <summary>Symbols that come into free slots of a running pipeline.</summary>
public class SlotTests
{
    private const int Trades = 6_000;
    private const int WarmUpCandles = 30;
    private const long Minute = EngineTime.NsPerMinute;
    private const long Start = 1_700_000_000 / 60 * 60 * EngineTime.NsPerSecond;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(Topology.Fused, 1)]
    [InlineData(Topology.Sharded, 2)]
    public void A_symbol_that_is_added_to_a_running_engine_comes_to_what_it_would_have_come_to_from_the_start(Topology topology, int shards)
    {
        var options = new EngineOptions { Topology = topology, Shards = shards };
        var expected = new Recorder();
        using (var whole = Pipeline(options, Facts(2)))
        {
            foreach (var candle in Candles()) whole.LoadCandle(2, candle.Timeframe, in candle.Candle, candle.OpenTimeNs);
            whole.Start(new TapeSource(whole.Inbound, [.. Tape(0, 1, 2)]), expected);
            whole.RunToEnd();
        }

        var seen = new Recorder();
        using var pipeline = Pipeline(options, Instrument.Spare(2, Market.UsdMargined, 1));
        var source = new HeldSource(new TapeSource(pipeline.Inbound, [.. Tape(0, 1)]), new TapeSource(pipeline.Inbound, [.. Tape(2)]));
        pipeline.Start(source, seen);
        Assert.True(pipeline.TryEnter(new SlotEntry(Facts(2), [.. Candles()], []), Patience));
        source.GoOn();
        pipeline.RunToEnd();
        Assert.Equal("S2", pipeline.Instruments[2].Name);
        Assert.True(expected.Lines[2].Count > 50);
        for (var id = 0; id < 3; id++) Assert.Equal(expected.Lines[id], seen.Lines[id]);
        Assert.Equal(WarmUpCandles + expected.Lines[2].Count(line => line.StartsWith("candle 0", StringComparison.Ordinal)), pipeline.Locate(2).Shard.Market.Candles.ClosedCount(pipeline.Locate(2).Slot, 0));
    }

    [Fact]
    public void The_facts_of_an_added_symbol_survive_the_journal()
    {
        var facts = Facts(2) with { MinNotional = 5 * Money.One, Name = "S2@usdm" };
        Assert.Equal(facts, InstrumentRecord.Parse(InstrumentRecord.Of(facts)));
        var cut = InstrumentRecord.Of(facts)[..^1];
        Assert.Equal(facts.MinNotional / 10, InstrumentRecord.Parse(cut).MinNotional);
        Assert.Throws<InvalidDataException>(() => InstrumentRecord.Parse("2\tUsdMargined\tS2"u8));
        Assert.Throws<InvalidDataException>(() => InstrumentRecord.Parse("x\tUsdMargined\tS2\tS2\t1\t1\t1\t1\t1"u8));
    }

    private static Pipeline Pipeline(EngineOptions options, Instrument third)
    {
        Instrument[] instruments = [Facts(0) with { IsSlot = false }, Facts(1) with { IsSlot = false }, third];
        return new Pipeline(options, new SignalOptions { PoolTrades = 64 * 1024 }, new InstrumentTable(instruments));
    }

    private static Instrument Facts(int id) => new()
    {
        Id = id, Symbol = $"S{id}", Name = $"S{id}", Market = Market.UsdMargined, PriceScale = 2 + id, QuantityScale = 1, Tick = 5, Lot = 1, IsSlot = true,
    };

    private static IEnumerable<WarmUpEntry> Candles() => Enumerable.Range(0, WarmUpCandles).Select(i => new WarmUpEntry
    {
        InstrumentId = 2, Timeframe = 0, OpenTimeNs = Start - (WarmUpCandles - i) * Minute,
        Candle = new Candle { Open = 10_000 + i, High = 10_020 + i, Low = 9_980 + i, Close = 10_010 + i, BuyTrades = 3 },
    });

    private static IEnumerable<Tick> Tape(params int[] instruments) => Enumerable.Range(0, Trades).Where(i => instruments.Contains(i % 3)).Select(i => new Tick
    {
        Kind = EventKind.Trade, InstrumentId = i % 3, ExchangeTimeNs = Start + i * 100 * EngineTime.NsPerMs, Price = 10_000 + i * 7 % 97 * 5, Quantity = 1 + i % 9, TradeId = i + 1, Sequence = i,
        Aggressor = (Side)(i / 3 % 2),
    });

    /// <summary>One tape, and the other when it may.</summary>
    private sealed class HeldSource(TapeSource first, TapeSource second) : ISourceAgent
    {
        private volatile bool _mayGoOn;

        public string Name => "held";

        public bool IsCompleted => first.IsCompleted && second.IsCompleted;

        public long Ticks => first.Ticks + second.Ticks;

        public void GoOn() => _mayGoOn = true;

        public void RequestStop()
        {
            first.RequestStop();
            second.RequestStop();
        }

        public int DoWork()
        {
            var work = first.DoWork();
            return _mayGoOn ? work + second.DoWork() : work;
        }
    }

    private sealed class Recorder : IShardOutputHandler
    {
        public List<string>[] Lines { get; } = [[], [], []];

        public void OnOrderFlow(in OrderFlow flow) => Lines[flow.InstrumentId].Add($"flow {flow.TimeNs} {flow.Price} {flow.Imbalances[0]:R} {flow.Cvd:R} {flow.Mean:R} {flow.Deviation:R}");

        public void OnCandleClosed(in ClosedCandle candle) => Lines[candle.InstrumentId].Add($"candle {candle.Timeframe} {candle.OpenTimeNs} {candle.Candle.Open} {candle.Candle.Close}");
    }
}
