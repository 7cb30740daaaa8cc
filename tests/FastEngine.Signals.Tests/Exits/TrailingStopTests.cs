using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Exits;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Exits;

public class TrailingStopTests
{
    private static readonly ExitOptions StopOnly = new() { AdverseSteps = [new AdverseStep(long.MaxValue, int.MaxValue)] };

    // Section 2.5 of the source: stop at 49,750 on entry, 50,247.50 after 50,500, 50,745 after 51,000; out at 50,745.
    [Fact]
    public void The_stop_follows_the_best_price_and_ends_the_position_where_the_source_says()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened);
        Assert.Equal(49_750_00, bed.Position.StopPrice);
        bed.Trade(0.1, 50_500_00);
        Assert.Equal(50_247_50, bed.Position.StopPrice);
        bed.Trade(0.2, 50_300_00);
        Assert.Equal(50_247_50, bed.Position.StopPrice);
        bed.Trade(0.3, 51_000_00);
        Assert.Equal(50_745_00, bed.Position.StopPrice);
        bed.Trade(0.4, 50_745_10);
        Assert.Equal("", bed.Exits());
        bed.Trade(0.5, 50_745_00);
        Assert.Equal("TrailingStop of 1 at 50745 (5074500 against 5074500)", bed.Exits());
    }

    [Fact]
    public void A_price_that_falls_at_once_ends_the_position_at_minus_half_a_percent()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened);
        bed.Trade(0.1, 49_750_10);
        Assert.Equal("", bed.Exits());
        bed.Trade(0.2, 49_750_00);
        Assert.Equal("TrailingStop of 1 at 49750 (4975000 against 4975000)", bed.Exits());
        Assert.True(bed.Position.IsExiting);
    }

    [Fact]
    public void The_initial_stop_is_the_zones_far_edge_within_its_bounds_and_trails_from_there()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, zoneEdge: 49_850_00);
        Assert.Equal(49_850_00, bed.Position.StopPrice);
        bed.Trade(0.1, 50_050_00); // 0.5 % behind it is 49,799.75: lower than the stop
        Assert.Equal(49_850_00, bed.Position.StopPrice);
        bed.Trade(0.2, 50_200_00);
        Assert.Equal(49_949_00, bed.Position.StopPrice);
    }

    [Fact]
    public void A_price_through_the_stop_before_the_position_was_known_ends_it_at_the_next_trade()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Trade(0.1, 49_000_00);
        bed.Update(PositionUpdateKind.Opened, seconds: 0.2);
        Assert.Equal("", bed.Exits());
        bed.Trade(0.3, 49_000_00);
        Assert.Equal("TrailingStop of 1 at 49000 (4900000 against 4975000)", bed.Exits());
    }

    [Theory]
    [InlineData(TickFlags.None, 0.05)]
    [InlineData(TickFlags.LateById, 0.3)]
    public void A_late_trade_triggers_no_stop_and_moves_none(TickFlags flags, double seconds)
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Trade(0.1, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, 0.1);
        Assert.False(bed.Trade(seconds, 49_000_00, flags: flags));
        Assert.False(bed.Trade(seconds, 52_000_00, flags: flags));
        Assert.Equal("", bed.Exits());
        Assert.Equal((ExitBed.Entry, 49_750_00), (bed.Position.BestPrice, bed.Position.StopPrice));
    }

    [Fact]
    public void A_second_request_comes_only_after_the_exit_failed()
    {
        var bed = new ExitBed(StopOnly);
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened);
        bed.Trade(0.1, 49_700_00);
        Assert.NotEqual("", bed.Exits());
        for (var i = 2; i < 200; i++) bed.Trade(i * 0.1, 49_700_00 - i * 10);
        Assert.Equal("", bed.Exits());
        bed.Update(PositionUpdateKind.ExitFailed, 20);
        Assert.Equal("", bed.Exits());
        bed.Trade(20, 49_600_00);
        Assert.Equal("TrailingStop of 1 at 49600 (4960000 against 4975000)", bed.Exits());
        bed.Update(PositionUpdateKind.Closed, 20);
        Assert.Equal(0, bed.Open);
        bed.Trade(20.1, 40_000_00);
        Assert.Equal("", bed.Exits());
    }

    // The best price since entry: what was seen while the exit was on its way counts when that failed.
    [Fact]
    public void The_best_price_while_an_exit_was_on_its_way_counts_when_it_failed()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened);
        bed.Trade(0.1, 49_700_00);
        bed.Trade(0.2, 51_000_00);
        bed.Update(PositionUpdateKind.ExitFailed, 0.3);
        Assert.Equal((51_000_00, 50_745_00), (bed.Position.BestPrice, bed.Position.StopPrice));
        bed.Trade(0.4, 50_745_00);
        Assert.EndsWith("(5074500 against 5074500)", bed.Exits());
    }

    // The gap begins everything anew but what a position remembers.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_reset_keeps_the_stop(bool byClock)
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened);
        bed.Trade(0.1, 51_000_00);
        if (byClock) bed.Clock(4000);
        bed.Trade(4001, 50_800_00);
        Assert.Equal("", bed.Exits());
        Assert.Equal((51_000_00, 50_745_00), (bed.Position.BestPrice, bed.Position.StopPrice));
        bed.Trade(8002, 50_700_00); // the very trade that ends the next gap
        Assert.Equal("TrailingStop of 1 at 50700 (5070000 against 5074500)", bed.Exits());
    }

    [Fact]
    public void A_further_fill_moves_the_average_and_the_stop_only_in_favour()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, quantity: 2);
        bed.Update(PositionUpdateKind.Changed, price: 49_000_00, quantity: 5);
        Assert.Equal(49_750_00, bed.Position.StopPrice);
        bed.Update(PositionUpdateKind.Changed, price: 50_400_00, quantity: 6);
        Assert.Equal(50_148_00, bed.Position.StopPrice);
        bed.Update(PositionUpdateKind.Changed, price: 51_400_00, quantity: 3); // a part was closed: no new entry
        Assert.Equal((50_148_00, 3), (bed.Position.StopPrice, bed.Position.Quantity));
    }

    [Fact]
    public void Each_of_several_positions_has_its_own_stop()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, id: 1);
        bed.Update(PositionUpdateKind.Opened, id: 2, zoneEdge: 49_900_00);
        bed.Update(PositionUpdateKind.Opened, id: 3, direction: Direction.Short);
        bed.Trade(0.1, 49_900_00);
        Assert.Equal("TrailingStop of 2 at 49900 (4990000 against 4990000)", bed.Exits());
        bed.Trade(0.2, 49_700_00);
        Assert.Equal("TrailingStop of 1 at 49700 (4970000 against 4975000)", bed.Exits());
        bed.Update(PositionUpdateKind.Closed, id: 1);
        bed.Update(PositionUpdateKind.Closed, id: 2);
        bed.Trade(0.3, 49_948_60); // 0.5 % over 49,700 is 49,948.50
        Assert.Equal("TrailingStop of 3 at 49948.6 (4994860 against 4994850)", bed.Exits());
    }

    // Against the definition, written for reading: best of all on-time prices since entry, stop never widened, out at or beyond it.
    [Fact]
    public void On_a_random_walk_the_stop_is_half_a_percent_behind_the_best_price_and_only_moves_in_favour() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<int>(), (steps, edge) =>
        {
            Walk(Direction.Long, steps, edge);
            Walk(Direction.Short, steps, edge);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(200));

    private static void Walk(Direction direction, int[] steps, int edge)
    {
        var isLong = direction == Direction.Long;
        var zoneEdge = edge % 3 == 0 ? 0 : ExitBed.Entry + (isLong ? -1 : 1) * (Math.Abs((long)edge) % 400_00);
        var bed = new ExitBed(StopOnly);
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, direction: direction, zoneEdge: zoneEdge);
        var distance = zoneEdge == 0 ? 250_00 : Math.Clamp(Math.Abs(ExitBed.Entry - zoneEdge), 100_00, 250_00);
        decimal best = ExitBed.Entry;
        decimal stop = isLong ? ExitBed.Entry - distance : ExitBed.Entry + distance;
        var before = bed.Position.StopPrice;
        var price = ExitBed.Entry;
        for (var i = 0; i < steps.Length; i++)
        {
            price += steps[i] % 60 * 1_00;
            var isLate = steps[i] % 7 == 3;
            bed.Trade(isLate ? 0 : 0.1 * (i + 1), price, flags: isLate ? TickFlags.LateById : TickFlags.None);
            if (!isLate)
            {
                var isHit = isLong ? price <= stop : price >= stop;
                Assert.Equal(isHit, bed.Exits() != "");
                if (isHit) return;
                best = isLong ? Math.Max(best, price) : Math.Min(best, price);
                stop = isLong ? Math.Max(stop, best * 0.995m) : Math.Min(stop, best * 1.005m);
            }

            Assert.Equal("", bed.Exits());
            Assert.Equal(isLong ? Math.Floor(stop) : Math.Ceiling(stop), bed.Position.StopPrice);
            Assert.True(isLong ? bed.Position.StopPrice >= before : bed.Position.StopPrice <= before);
            before = bed.Position.StopPrice;
        }
    }
}
