using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Serving;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Host.Tests.Serving;

public sealed class LiveBoardTests
{
    private static readonly InstrumentTable Instruments = new(
    [
        new Instrument { Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.UsdMargined, PriceScale = 1, QuantityScale = 3, Tick = 1, Lot = 1 },
        new Instrument { Id = 1, Symbol = "ETHUSDT", Name = "ETHUSDT", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = 1, Lot = 1 },
    ]);

    private readonly LiveBoard _board = new(Instruments, timeframes: 2, 1_000 * Money.One);

    [Fact]
    public void The_newest_candles_are_kept_oldest_first_and_no_more_than_there_is_room_for()
    {
        for (var i = 1; i <= 5_000; i++) _board.OnCandleClosed(new ClosedCandle { InstrumentId = 1, Timeframe = 1, OpenTimeNs = i });
        Assert.Equal([4_998, 4_999, 5_000], _board.CandlesOf(1, 1, 3).Select(candle => candle.OpenTimeNs));
        Assert.Equal(1_000, _board.CandlesOf(1, 1, int.MaxValue).Length);
        Assert.Empty(_board.CandlesOf(1, 0, 10));
        Assert.Empty(_board.CandlesOf(0, 1, 10));
    }

    [Fact]
    public void Many_symbols_share_the_memory_of_few()
    {
        var many = new InstrumentTable([.. Enumerable.Range(0, 5_000).Select(id => Instruments[0] with { Id = id, Symbol = $"S{id}", Name = $"S{id}" })]);
        var board = new LiveBoard(many, timeframes: 3, 0);
        for (var i = 1; i <= 200; i++) board.OnCandleClosed(new ClosedCandle { OpenTimeNs = i });
        Assert.Equal(60, board.CandlesOf(0, 0, int.MaxValue).Length);
    }

    [Fact]
    public void Decisions_are_told_newest_first_of_one_symbol_or_all()
    {
        for (var i = 1; i <= 6; i++) _board.OnDecision(new DecisionRecord { InstrumentId = i % 2, Decision = i });
        Assert.Equal([6, 5, 4], _board.DecisionsOf(-1, 3).Select(record => record.Decision));
        Assert.Equal([5, 3, 1], _board.DecisionsOf(1, 9).Select(record => record.Decision));
    }

    [Fact]
    public void Each_profile_begins_the_zones_of_its_symbol_anew()
    {
        _board.OnZone(new ZoneView { InstrumentId = 1, Low = 7, High = 8, Direction = Direction.Short });
        for (var i = 0; i < 2; i++)
        {
            _board.OnProfile(new ProfileView { InstrumentId = 0, Area = new ValueArea { Exists = true, Low = 10, High = 20 } });
            _board.OnZone(new ZoneView { InstrumentId = 0, Low = 1, High = 2, Direction = Direction.Long, Strength = 50 });
            _board.OnGap(new GapView { InstrumentId = 0, Low = 3, High = 4 });
        }

        Assert.Equal([("value", 10), ("demand", 1), ("gap", 3)], _board.ZonesOf(0).Select(zone => (zone.Kind, zone.Low)));
        Assert.Equal(("supply", 8), Assert.Single(_board.ZonesOf(1).Select(zone => (zone.Kind, zone.High))));
    }

    [Fact]
    public void An_entry_and_its_exit_are_markers_trades_events_and_results()
    {
        _board.OnLedger(new LedgerEvent { Kind = LedgerEventKind.PositionOpened, TimeNs = 1, Position = new OpenPosition { PositionId = 7, EntryTimeNs = 1, Quantity = 2, Cost = 2_000, InstrumentId = 0, Direction = Direction.Long } });
        _board.OnLedger(new LedgerEvent
        {
            Kind = LedgerEventKind.TradeClosed, TimeNs = 2,
            Trade = new ClosedTrade { PositionId = 7, ExitTimeNs = 2, Quantity = 2, EntryCost = 2_000, ExitProceeds = 2_400, Pnl = -3 * Money.One, StrategyId = 0, Direction = Direction.Long, IsLast = true },
        });
        var (entry, exit) = (_board.MarkersOf(0, 9)[0], _board.MarkersOf(0, 9)[1]);
        Assert.Equal((true, 100, double.NaN), (entry.IsEntry, entry.Price, entry.Pnl));
        Assert.Equal((false, 120, -3), (exit.IsEntry, exit.Price, exit.Pnl));
        Assert.Equal(7, Assert.Single(_board.TradesOf(0, 9)).PositionId);
        Assert.Empty(_board.TradesOf(1, 9));
        Assert.Equal(["bad", "info"], _board.EventsOf(dtmsOnly: false, 9).Select(e => e.Tone));
        Assert.Equal((-3 * Money.One, (1, -3 * Money.One)), (_board.Of(0).Realised, _board.OfStrategy(0)));
        Assert.Equal(1, _board.Figures.ClosedTrades);
    }
}
