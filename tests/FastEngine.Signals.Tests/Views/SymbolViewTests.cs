using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings.Tests;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Signals.Tests.Exits;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Views;

/// <summary>Views against what all candles say, on tapes with a position, so that they come at checks as well.</summary>
public class SymbolViewTests
{
    private const double Tolerance = 1e-9;

    private static readonly SignalOptions Options = Micro.Signals with { Exits = new ExitOptions { TrailPpm = 500_000, StopMaxPpm = 500_000 } };

    [Fact]
    public void Every_measure_of_bars_is_that_of_all_closed_candles() =>
        Prop.ForAll(Windows.TestTape.Seeds(400), seeds => Compare(seeds)).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void A_long_tape_has_every_measure_defined()
    {
        var recording = Compare([.. Enumerable.Range(0, 3_000)]);
        Assert.True(recording.Views.Count > 500);
        var last = recording.Views[^1];
        Assert.All(NaiveOf(recording, in last).Compare(last), measure => Assert.False(double.IsNaN(measure.Actual), measure.Name));
        Assert.True(last.MedianGapNs > 0 && last.AtrLongPpm > 0);
    }

    [Fact]
    public void A_view_is_of_the_last_closed_bar_and_a_check_comes_before_the_close_of_its_time()
    {
        var recording = Trade([.. Enumerable.Range(0, 3_000)]);
        var period = Options.TimeframesNs[0];
        Assert.All(recording.Views.Where(view => view.BarTimeNs != 0), view => Assert.True(
            view.BarTimeNs == view.TimeNs || view.BarTimeNs == EngineTime.FloorMultiple(view.TimeNs - 1, period), $"{view.BarTimeNs} at {view.TimeNs}"));
        Assert.Equal(recording.Candles.Count(candle => candle.Timeframe == 0), recording.Views.Count(view => view.BarTimeNs == view.TimeNs));
        Assert.True(recording.Views.Count(view => view.BarTimeNs != view.TimeNs) > 100);
    }

    [Fact]
    public void The_atr_of_the_longest_timeframe_is_told_as_a_part_of_its_close()
    {
        var recording = Trade([.. Enumerable.Range(0, 3_000)]);
        var last = recording.Views.Last(view => view.BarTimeNs != view.TimeNs);
        var close = recording.Candles.Last(candle => candle.Timeframe == Options.TimeframesNs.Count - 1 && candle.OpenTimeNs + Options.TimeframesNs[^1] < last.TimeNs).Candle.Close;
        Assert.Equal(last.AtrLong / (close / 100.0) * 1e6, last.AtrLongPpm, Tolerance * last.AtrLongPpm);
    }

    [Fact]
    public void Silence_is_from_the_last_trade_and_flow_is_of_thirty_seconds()
    {
        var bed = new ExitBed(new ExitOptions { TrailPpm = 500_000, StopMaxPpm = 500_000 });
        bed.Trade(0, ExitBed.Entry, quantity: 100);
        bed.Update(PositionUpdateKind.Opened);
        bed.Trade(29.5, ExitBed.Entry, quantity: 30);
        bed.Trade(29.6, ExitBed.Entry, quantity: 10, side: Side.Sell);
        bed.Clock(30);
        var view = bed.Recording.Views[^1];
        Assert.Equal((400 * EngineTime.NsPerMs, 2, 3.0, 0), (view.SilentNs, view.FlowTrades, view.FlowImbalance, view.MedianGapNs));
        bed.Clock(40);
        Assert.Equal((10_400 * EngineTime.NsPerMs, 2), (bed.Recording.Views[^1].SilentNs, bed.Recording.Views[^1].FlowTrades));
    }

    [Fact]
    public void Views_checks_and_dump_measures_allocate_nothing()
    {
        var tape = MarketTape.Build([.. Enumerable.Range(0, 4_000)], hasResets: false);
        var half = tape.Length / 2;
        var allocated = Allocations.Least(() =>
        {
            var shard = new ShardSignals<NoSink>(Options, Micro.Instruments(1), [], default);
            for (var i = 0; i < half; i++)
            {
                if (i == half / 2)
                {
                    for (var id = 1; id <= 50; id++) Open(shard, id, tape[i].ExchangeTimeNs);
                }

                Apply(shard, in tape[i]);
            }

            Assert.Equal(50, shard.Positions.Count(0));
            return () =>
            {
                for (var i = half; i < tape.Length; i++) Apply(shard, in tape[i]);
            };
        });
        Assert.Equal(0, allocated);
    }

    private static Recording Compare(int[] seeds)
    {
        var recording = Trade(seeds);
        foreach (var view in recording.Views)
        {
            foreach (var (name, expected, actual) in NaiveOf(recording, in view).Compare(view))
            {
                if (double.IsNaN(expected)) Assert.True(double.IsNaN(actual), $"{name}: {actual} where there are too few bars");
                else Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{name}: {expected} expected, {actual} at {view.TimeNs}");
            }
        }

        return recording;
    }

    private static NaiveView NaiveOf(Recording recording, in SymbolView view)
    {
        var barTimeNs = view.BarTimeNs;
        return new NaiveView([.. recording.Candles.Where(candle => candle.Timeframe == 0 && candle.OpenTimeNs < barTimeNs)]);
    }

    private static Recording Trade(int[] seeds)
    {
        var recording = new Recording();
        var shard = new ShardSignals<RecordingSink>(Options, Micro.Instruments(1), [], new RecordingSink(recording));
        var tape = MarketTape.Build(seeds, hasResets: false);
        for (var i = 0; i < tape.Length; i++)
        {
            Apply(shard, in tape[i]);
            if (i == 0) Open(shard, 1, tape[0].ExchangeTimeNs);
        }

        return recording;
    }

    private static void Apply<TSink>(ShardSignals<TSink> shard, in Tick tick)
        where TSink : struct, ISignalSink
    {
        if (tick.Kind == EventKind.Trade) shard.OnTrade(0, in tick);
        else shard.OnClock(in tick);
    }

    private static void Open<TSink>(ShardSignals<TSink> shard, long id, long timeNs)
        where TSink : struct, ISignalSink => shard.OnPosition(0, new PositionUpdate
        {
            Kind = PositionUpdateKind.Opened, PositionId = id, TimeNs = timeNs, Quantity = 1, Cost = MarketTape.FirstPrice,
            Direction = id % 2 == 0 ? Direction.Long : Direction.Short,
        });
}
