using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Regimes;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Surveillance;
using FastEngine.Signals.Tests.Windows;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Decisions;

/// <summary>What a change of the tape must do to the results, and what it must not.</summary>
public class MetamorphicTests
{
    private const long Centre = MarketTape.FirstPrice;

    private static readonly Config FewLongTapes = Config.QuickThrowOnFailure.WithMaxTest(12).WithEndSize(1200);

    [Fact]
    public void Mirrored_prices_and_sides_mirror_windows_candles_structure_and_cascade() => Prop.ForAll(TestTape.Seeds(1200), seeds =>
    {
        var tape = MarketTape.Build(seeds);
        Tick[] mirrored = [.. tape.Select(tick => tick with { Price = 2 * Centre - tick.Price, Aggressor = 1 - tick.Aggressor })];
        var (shard, recording) = Shard(Micro.WithRegime);
        var (other, reflection) = Shard(Micro.WithRegime);
        for (var i = 0; i < tape.Length; i++)
        {
            Apply(shard, in tape[i]);
            Apply(other, in mirrored[i]);
            Assert.Equal(Mirror(shard.Market.RegimeMeasures(0).Passed), other.Market.RegimeMeasures(0).Passed & (StructureOf(Direction.Long) | StructureOf(Direction.Short) | RegimeConditions.Volume));
        }

        Assert.Equal(recording.Candles.Select(candle => Text(candle, isMirrored: true)), reflection.Candles.Select(candle => Text(candle, isMirrored: false)));
        Assert.Equal(recording.Flows.Count, reflection.Flows.Count);
        for (var i = 0; i < recording.Flows.Count; i++) AssertMirrored(recording.Flows[i], reflection.Flows[i]);
        var cascade = new Cascade(minRatio: 1.2);
        Assert.Equal(recording.Views.Count, reflection.Views.Count);
        foreach (var (view, image) in recording.Views.Zip(reflection.Views))
        {
            Assert.Equal(Passes(cascade, in view, Direction.Long), Passes(cascade, in image, Direction.Short));
            Assert.Equal(Passes(cascade, in view, Direction.Short), Passes(cascade, in image, Direction.Long));
            if (view.SwingHigh > 0) Assert.Equal((2 * Centre - view.SwingLow, 2 * Centre - view.SwingHigh), (image.SwingHigh, image.SwingLow));
        }
    }).Check(FewLongTapes);

    // Prices and tick times ten, quantities and lot by ten: the same market in other units. Positions opened by its signals leave it alike.
    [Theory]
    [InlineData(DecisionMode.Levels, true)]
    [InlineData(DecisionMode.LevelsAndConfluence, false)]
    [InlineData(DecisionMode.Confluence, true)]
    public void Other_units_of_price_and_quantity_change_no_decision(DecisionMode mode, bool isForced) => Prop.ForAll(TestTape.Seeds(1200), seeds =>
    {
        var options = isForced ? Micro.Signals : Micro.WithRegime;
        var tape = MarketTape.Build(seeds);
        var plain = Trade(options, mode, tape, tick: 10);
        var scaled = Trade(options, mode, [.. tape.Select(tick => tick with { Price = tick.Price * 10, Quantity = tick.Quantity / 10 })], tick: 100);
        Assert.Equal(plain.Decisions.Count, scaled.Decisions.Count);
        foreach (var (record, other) in plain.Decisions.Zip(scaled.Decisions)) AssertSame(record, other);
        Assert.Equal(plain.Signals.Select(signal => (signal.Sequence, signal.Direction, signal.Price * 10)),
            scaled.Signals.Select(signal => (signal.Sequence, signal.Direction, signal.Price)));
        Assert.Equal(plain.Exits.Select(exit => (exit.Sequence, exit.PositionId, exit.Reason, exit.Price * 10)),
            scaled.Exits.Select(exit => (exit.Sequence, exit.PositionId, exit.Reason, exit.Price)));
    }).Check(FewLongTapes);

    // As long as nothing is later than the clock's lateness, and no symbol is silent for longer than the largest gap: then the others' time
    // spares it the reset that it would have had alone.
    [Theory]
    [InlineData(DecisionMode.Levels, true)]
    [InlineData(DecisionMode.LevelsAndConfluence, false)]
    [InlineData(DecisionMode.Confluence, true)]
    public void Other_symbols_leave_a_symbols_decisions_alone(DecisionMode mode, bool isForced) => Prop.ForAll(TestTape.Seeds(2000), seeds =>
    {
        const int Symbols = 3;
        var options = isForced ? Micro.Signals : Micro.WithRegime;
        var all = MarketTape.Build(seeds, Symbols, hasResets: false);
        var (shard, recording) = Shard(options, Symbols, new FourLevelStrategy(Micro.Decisions(mode)));
        foreach (ref readonly var tick in all.AsSpan()) Apply(shard, in tick);
        for (var id = 0; id < Symbols; id++)
        {
            var symbol = id;
            var alone = MarketTape.WithClocks(all.Where(tick => tick.Kind == EventKind.Trade && tick.InstrumentId == symbol).Select(tick => tick with { InstrumentId = 0 }));
            var (single, expected) = Shard(options, 1, new FourLevelStrategy(Micro.Decisions(mode)));
            foreach (ref readonly var tick in alone.AsSpan()) Apply(single, in tick);
            Assert.Equal(expected.Decisions.Select(record => Identity(record)),
                recording.Decisions.Where(record => record.InstrumentId == symbol).Select(record => Identity(record)));
            Assert.Equal(single.Funnel(0, 0), shard.Funnel(symbol, 0));
        }
    }).Check(FewLongTapes.WithEndSize(2000));

    [Fact]
    public void What_follows_an_event_changes_nothing_before_it() => Prop.ForAll(TestTape.Seeds(600), TestTape.Seeds(600), (seeds, others) =>
    {
        var tape = MarketTape.Build([.. seeds, .. seeds]);
        var same = MarketTape.Build(seeds).Length;
        var other = MarketTape.Build([.. seeds, .. others]);
        Assert.Equal(Everything(tape, same), Everything(other, same));
    }).Check(FewLongTapes);

    // The comparisons above are worth something: on a long tape there are signals and exits to compare.
    [Fact]
    public void Such_tapes_have_signals_and_exits_of_every_kind()
    {
        var recording = Trade(Micro.Signals, DecisionMode.Levels, MarketTape.Build([.. Enumerable.Range(0, 30_000)]), tick: 10);
        Assert.True(recording.Signals.Count > 50, $"{recording.Signals.Count} signals");
        Assert.Equal([ExitReason.CascadeReversal, ExitReason.AdverseMoves, ExitReason.DumpDetected, ExitReason.TrailingStop, ExitReason.PartialProfit], recording.Exits.Select(exit => exit.Reason).Distinct().Order());
    }

    private static List<string> Everything(Tick[] tape, int events)
    {
        var recording = Trade(Micro.Signals, DecisionMode.Levels, tape, tick: 10);
        var before = tape[events - 1].Sequence;
        return
        [
            .. recording.Decisions.Where(record => record.Sequence <= before).Select(record => NaiveFourLevel.Text(in record)),
            .. recording.Exits.Where(exit => exit.Sequence <= before).Select(exit => $"{exit.Sequence} {exit.PositionId} {exit.Reason} {exit.StopPrice}"),
        ];
    }

    // A position for every signal while there is none in that direction, closed as soon as the whole exit is asked for.
    private static Recording Trade(SignalOptions options, DecisionMode mode, Tick[] tape, long tick)
    {
        var recording = new Recording();
        var shard = new ShardSignals<RecordingSink>(options, Micro.Instruments(1, tick), [new FourLevelStrategy(Micro.Decisions(mode))], new RecordingSink(recording));
        var signals = 0;
        var exits = 0;
        var open = new HashSet<long>();
        foreach (ref readonly var e in tape.AsSpan())
        {
            Apply(shard, in e);
            for (; exits < recording.Exits.Count; exits++)
            {
                if (recording.Exits[exits].Reason == ExitReason.PartialProfit) continue;
                shard.OnPosition(0, new PositionUpdate { Kind = PositionUpdateKind.Closed, PositionId = recording.Exits[exits].PositionId });
                open.Remove(recording.Exits[exits].PositionId % 2);
            }

            for (; signals < recording.Signals.Count; signals++)
            {
                var signal = recording.Signals[signals];
                if (!open.Add((long)signal.Direction)) continue;
                shard.OnPosition(0, new PositionUpdate
                {
                    Kind = PositionUpdateKind.Opened, PositionId = 2 * signal.Sequence + (long)signal.Direction, TimeNs = signal.TimeNs, Quantity = 7,
                    Cost = (Int128)signal.Price * 7, ZoneEdge = signal.ZoneEdge, Direction = signal.Direction,
                });
            }
        }

        return recording;
    }

    private static (ShardSignals<RecordingSink> Shard, Recording Recording) Shard(SignalOptions options, int symbols = 1, params Strategy[] strategies)
    {
        var recording = new Recording();
        return (new ShardSignals<RecordingSink>(options, Micro.Instruments(symbols), strategies, new RecordingSink(recording)), recording);
    }

    private static void Apply(ShardSignals<RecordingSink> shard, in Tick tick)
    {
        if (tick.Kind == EventKind.Clock) shard.OnClock(in tick);
        else shard.OnTrade(tick.InstrumentId, in tick);
    }

    // All that enters signals_hash but what depends on the other symbols of the run.
    private static string Identity(DecisionRecord r) => string.Join(' ',
        [r.TimeNs, r.Decision, r.TradeId, r.Price, r.ZoneEdge, r.ZoneId, r.ZoneKind, r.Direction, r.Level, r.Stop, r.Outcome, r.CascadeTrades, .. Values(r)]);

    private static object[] Values(DecisionRecord r) =>
    [
        r.Measured, r.Threshold, r.ImbalanceShort, r.ImbalanceMiddle, r.ImbalanceLong, r.Bounce, r.Wick, r.ClosePosition, r.Speed, r.VolumeRatio, r.Adx,
        r.Persistence, r.MeanReversion, r.AtrFraction, r.EntryScore, r.Confluence, r.RequiredScore, r.Points[0], r.Points[1], r.Points[2], r.Points[3],
        r.Points[4], r.Points[5],
    ];

    private static void AssertSame(DecisionRecord record, DecisionRecord scaled)
    {
        Assert.Equal((record.TimeNs, record.Sequence, record.Decision, record.Price * 10, record.ZoneId, record.ZoneKind, record.Direction, record.Level, record.Stop, record.Outcome),
            (scaled.TimeNs, scaled.Sequence, scaled.Decision, scaled.Price, scaled.ZoneId, scaled.ZoneKind, scaled.Direction, scaled.Level, scaled.Stop, scaled.Outcome));
        // The far edge of a line is rounded away from it, to finer prices here.
        if (record.ZoneKind == MatchKind.ValueAreaEdge) Assert.InRange(Math.Abs(record.ZoneEdge * 10 - scaled.ZoneEdge), 0, 9);
        else Assert.Equal(record.ZoneEdge * 10, scaled.ZoneEdge);
        foreach (var (value, other) in Values(record).Cast<double>().Zip(Values(scaled).Cast<double>()))
            Assert.True(value.Equals(other) || Math.Abs(value - other) <= 1e-9 * Math.Max(1, Math.Abs(value)), $"{Identity(record)}\n{Identity(scaled)}");
    }

    private static bool Passes(Cascade cascade, in SymbolView view, Direction direction) =>
        cascade.Passes(direction, view.ImbalanceShort, view.ImbalanceMiddle, view.ImbalanceLong);

    private static RegimeConditions StructureOf(Direction direction) => direction == Direction.Long ? RegimeConditions.StructureUp : RegimeConditions.StructureDown;

    private static RegimeConditions Mirror(RegimeConditions passed) => (passed & RegimeConditions.Volume)
        | (passed.HasFlag(RegimeConditions.StructureUp) ? RegimeConditions.StructureDown : 0)
        | (passed.HasFlag(RegimeConditions.StructureDown) ? RegimeConditions.StructureUp : 0);

    private static string Text(Candles.ClosedCandle closed, bool isMirrored)
    {
        ref readonly var c = ref closed.Candle;
        var prices = isMirrored ? (2 * Centre - c.Open, 2 * Centre - c.Low, 2 * Centre - c.High, 2 * Centre - c.Close) : (c.Open, c.High, c.Low, c.Close);
        var (buy, sell) = isMirrored ? (c.SellVolume, c.BuyVolume) : (c.BuyVolume, c.SellVolume);
        var (buys, sells) = isMirrored ? (c.SellTrades, c.BuyTrades) : (c.BuyTrades, c.SellTrades);
        return $"{closed.Timeframe} {closed.OpenTimeNs} {prices} {buy} {sell} {buys} {sells}";
    }

    private static void AssertMirrored(OrderFlow flow, OrderFlow image)
    {
        Assert.Equal((flow.TimeNs, 2 * Centre - flow.Price, -flow.Cvd, flow.StatisticsTrades, flow.ShortTrades, flow.LargeTrades, flow.Exhausted),
            (image.TimeNs, image.Price, image.Cvd, image.StatisticsTrades, image.ShortTrades, image.LargeTrades, image.Exhausted));
        for (var i = 0; i < Micro.WithRegime.ImbalanceWindowsNs.Count; i++) Assert.Equal(1, flow.Imbalances[i] * image.Imbalances[i], 12);
        if (flow.StatisticsTrades == 0) return;
        Assert.Equal(2 * Centre / 100.0, flow.Mean + image.Mean, 6);
        Assert.Equal(flow.Deviation, image.Deviation, 9);
    }
}
