using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Tests.Windows;

namespace FastEngine.Signals.Tests.Exits;

public class ExitCheckTests
{
    [Fact]
    public void Every_check_tells_of_every_position_also_of_one_that_is_exiting()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, id: 1);
        bed.Update(PositionUpdateKind.Opened, id: 2, direction: Direction.Short);
        bed.Trade(1, 50_100_00);
        bed.Trade(1.5, 49_800_00);
        Assert.StartsWith("TrailingStop of 1", bed.Exits());
        bed.Clock(2);
        Assert.Equal(
            [
                (ExitBed.At(2), 1, 49_800_00, 49_849_50, 50_100_00),
                (ExitBed.At(2), 2, 49_800_00, 50_049_00, 49_800_00),
            ],
            bed.Recording.Checks.Select(check => (check.TimeNs, check.PositionId, check.Price, check.StopPrice, check.BestPrice)));
        bed.Update(PositionUpdateKind.Closed, id: 1);
        bed.Clock(4);
        Assert.Equal([1L, 2, 2], bed.Recording.Checks.Select(check => check.PositionId));
    }

    // No price came between them: what the last one says holds for all.
    [Fact]
    public void Of_the_checks_that_a_silence_left_undone_the_last_alone_is_told()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, id: 1);
        bed.Update(PositionUpdateKind.Opened, id: 2);
        bed.Clock(3_001);
        Assert.Equal([(ExitBed.At(3_000), 1L), (ExitBed.At(3_000), 2L)], bed.Recording.Checks.Select(check => (check.TimeNs, check.PositionId)));
    }

    [Fact]
    public void The_monitor_is_heard_of_after_a_reset_too_though_it_decides_nothing()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened);
        bed.Clock(2);
        bed.Clock(2 + 3_601);
        var views = bed.Recording.Views.Count;
        bed.Clock(2 + 3_604);
        Assert.Equal([ExitBed.At(2), ExitBed.At(3_606)], bed.Recording.Checks.Select(check => check.TimeNs));
        Assert.Equal(ExitBed.Entry, bed.Recording.Checks[^1].Price);
        Assert.Equal(views, bed.Recording.Views.Count);
    }

    [Fact]
    public void A_check_says_exits_then_checks_then_the_view()
    {
        var said = new List<string>();
        var lines = new OrderSink(said);
        var shard = new ShardSignals<OrderSink>(new SignalOptions { PoolTrades = 4096 }, [ExitBed.Instrument], [], lines);
        shard.OnTrade(0, new Tick { Kind = EventKind.Trade, ExchangeTimeNs = TestTape.Start, Price = ExitBed.Entry, Quantity = 1 });
        shard.OnPosition(0, new PositionUpdate { Kind = PositionUpdateKind.Opened, PositionId = 1, TimeNs = TestTape.Start, Quantity = 1, Cost = ExitBed.Entry });
        for (var i = 1; i <= 5; i++)
        {
            said.Clear();
            var timeNs = TestTape.Start + 2 * i * EngineTime.NsPerSecond;
            shard.OnTrade(0, new Tick { Kind = EventKind.Trade, ExchangeTimeNs = timeNs - 1, Price = ExitBed.Entry - 10 * i, Quantity = 1 });
            shard.OnClock(new Tick { Kind = EventKind.Clock, ExchangeTimeNs = timeNs, InstrumentId = -1 });
        }

        Assert.Equal(["exit", "check", "view"], said);
    }

    [Theory]
    [InlineData(Direction.Long)]
    [InlineData(Direction.Short)]
    public void A_tighter_stop_is_taken_over_a_wider_one_is_not_and_trailing_goes_on_from_there(Direction direction)
    {
        long Price(long price) => direction == Direction.Long ? price : 2 * ExitBed.Entry - price;
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, direction: direction);
        bed.Tighten(Price(49_900_00));
        Assert.Equal(Price(49_900_00), bed.Position.StopPrice);
        bed.Tighten(Price(49_800_00));
        Assert.Equal(Price(49_900_00), bed.Position.StopPrice);
        bed.Trade(0.1, Price(50_100_00));
        Assert.Equal(Price(49_900_00), bed.Position.StopPrice);
        bed.Trade(0.2, Price(50_400_00));
        Assert.True(direction == Direction.Long ? bed.Position.StopPrice > 49_900_00 : bed.Position.StopPrice < Price(49_900_00));
        bed.Tighten(Price(50_300_00));
        Assert.Equal("", bed.Exits());
        bed.Trade(0.3, Price(50_300_10));
        Assert.Equal("", bed.Exits());
        bed.Trade(0.4, Price(50_300_00));
        Assert.StartsWith("TrailingStop of 1", bed.Exits());
    }

    [Fact]
    public void A_stop_that_was_tightened_through_the_price_ends_the_position_at_the_next_trade()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened);
        bed.Tighten(ExitBed.Entry + 100);
        Assert.Equal("", bed.Exits());
        bed.Trade(0.1, ExitBed.Entry);
        Assert.StartsWith("TrailingStop of 1", bed.Exits());
    }

    [Fact]
    public void Fifty_positions_of_a_symbol_are_guarded_each_by_its_own_stop()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        for (var id = 1; id <= 50; id++) bed.Update(PositionUpdateKind.Opened, id: id, zoneEdge: 49_800_00 + id, direction: Direction.Long);
        bed.Trade(1, 49_800_00 + 41);
        Assert.Equal([.. Enumerable.Range(41, 10).Select(id => (long)id)], bed.Recording.Exits.Select(exit => exit.PositionId));
        for (var id = 41; id <= 50; id++) bed.Update(PositionUpdateKind.Closed, id: id);
        Assert.Equal(40, bed.Open);
        bed.Trade(2, 49_800_00);
        Assert.Equal(50, bed.Recording.Exits.Select(exit => exit.PositionId).Distinct().Count());
    }

    [Fact]
    public void More_positions_than_there_is_room_for_are_refused_by_name()
    {
        var bed = new ExitBed(new ExitOptions { MaxPerSymbol = 2 });
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, id: 1);
        bed.Update(PositionUpdateKind.Opened, id: 2);
        var thrown = Assert.Throws<InvalidOperationException>(() => bed.Update(PositionUpdateKind.Opened, id: 3));
        Assert.Equal("instrument 0 has more than 2 open positions", thrown.Message);
    }
}
