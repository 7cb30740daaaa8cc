using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Exits;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Exits;

public class StopPricesTests
{
    private const long Million = 1_000_000;

    // The source's section 2.5, in cents; of a short its mirror.
    [Theory]
    [InlineData(Direction.Long, 50_000_00, 49_750_00)]
    [InlineData(Direction.Long, 50_500_00, 50_247_50)]
    [InlineData(Direction.Long, 51_000_00, 50_745_00)]
    [InlineData(Direction.Long, 51_500_00, 51_242_50)] // the source says 51,257 in one place: 0.472 %
    [InlineData(Direction.Short, 50_000_00, 50_250_00)]
    [InlineData(Direction.Short, 49_500_00, 49_747_50)]
    public void The_trailing_stop_is_half_a_percent_behind(Direction direction, long best, long stop) =>
        Assert.Equal(stop, StopPrices.Trailing(direction, best, ppm: 5_000));

    // Entry 50,000.00 of 3 lots: between 0.2 % (100.00) and 0.5 % (250.00) away, at the zone's far edge within.
    [Theory]
    [InlineData(Direction.Long, 0, 49_750_00)]
    [InlineData(Direction.Long, 49_800_00, 49_800_00)]
    [InlineData(Direction.Long, 49_900_00, 49_900_00)]
    [InlineData(Direction.Long, 49_950_00, 49_900_00)]
    [InlineData(Direction.Long, 50_100_00, 49_900_00)]
    [InlineData(Direction.Long, 49_000_00, 49_750_00)]
    [InlineData(Direction.Short, 0, 50_250_00)]
    [InlineData(Direction.Short, 50_200_00, 50_200_00)]
    [InlineData(Direction.Short, 50_050_00, 50_100_00)]
    [InlineData(Direction.Short, 51_000_00, 50_250_00)]
    public void The_initial_stop_is_the_far_edge_between_its_bounds(Direction direction, long edge, long stop) =>
        Assert.Equal(stop, StopPrices.Initial(direction, (Int128)50_000_00 * 3, 3, edge, minPpm: 2_000, maxPpm: 5_000));

    // Integer comparison with the stop equals that with the unrounded one, whatever the price.
    [Fact]
    public void Rounding_changes_no_comparison() => Prop.ForAll<int, int, int>((best, away, ppm) =>
    {
        var from = 1 + Math.Abs((long)best) % 10_000_000;
        var distance = 1 + Math.Abs((long)ppm) % 100_000;
        var price = from + away % 200_000;
        Assert.Equal((Int128)price * Million <= (Int128)from * (Million - distance), price <= StopPrices.Trailing(Direction.Long, from, distance));
        Assert.Equal((Int128)price * Million >= (Int128)from * (Million + distance), price >= StopPrices.Trailing(Direction.Short, from, distance));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_profit_begins_at_its_price() => Prop.ForAll<int, int, int>((cost, lots, away) =>
    {
        foreach (var direction in (Direction[])[Direction.Long, Direction.Short])
        {
            var position = new GuardedPosition { Direction = direction, Quantity = 1 + Math.Abs((long)lots) % 1_000, Cost = 1_000_000 + Math.Abs((long)cost) };
            var price = StopPrices.Profit(direction, position.Cost, position.Quantity, ppm: 3_000) + away % 100;
            Assert.Equal(direction == Direction.Long ? away % 100 >= 0 : away % 100 <= 0, position.HasProfit(price, 3_000));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rounding_of_an_average_entry_changes_no_comparison() => Prop.ForAll<int, int, int>((cost, lots, away) =>
    {
        var quantity = 1 + Math.Abs((long)lots) % 1_000;
        var total = quantity + Math.Abs((long)cost);
        var price = total / quantity + away % 1_000;
        var stop = StopPrices.Initial(Direction.Long, total, quantity, zoneEdge: 0, minPpm: 2_000, maxPpm: 5_000);
        Assert.Equal((Int128)price * quantity * Million <= (Int128)total * (Million - 5_000), price <= stop);
        stop = StopPrices.Initial(Direction.Short, total, quantity, zoneEdge: 0, minPpm: 2_000, maxPpm: 5_000);
        Assert.Equal((Int128)price * quantity * Million >= (Int128)total * (Million + 5_000), price >= stop);
    }).QuickCheckThrowOnFailure();
}
