using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Exits;

namespace FastEngine.Signals.Tests.Exits;

public class PartialCloseTests
{
    [Fact]
    public void A_part_is_closed_once_at_its_profit_and_the_rest_goes_on()
    {
        var bed = new ExitBed(new ExitOptions { PartialAtPpm = 3_000 });
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, quantity: 1000);
        bed.Trade(0.1, 50_149_90);
        Assert.Equal("", bed.Exits());
        bed.Trade(0.2, 50_150_00);
        Assert.Equal("PartialProfit of 1 at 50150 (5015000 against 3000) 50 %", bed.Exits());
        Assert.False(bed.Position.IsExiting);
        bed.Trade(0.3, 50_160_00);
        bed.Update(PositionUpdateKind.Changed, quantity: 500);
        bed.Trade(0.4, 50_170_00);
        Assert.Equal("", bed.Exits());
        bed.Trade(0.5, 49_900_00);
        Assert.Equal("TrailingStop of 1 at 49900 (4990000 against 4991915)", bed.Exits());
    }

    // A further fill may lower the average so far that a price below the best one is enough.
    [Theory]
    [InlineData(Direction.Long)]
    [InlineData(Direction.Short)]
    public void A_part_is_closed_at_its_profit_over_a_better_average_too(Direction direction)
    {
        long Price(long price) => direction == Direction.Long ? price : 2 * ExitBed.Entry - price;
        var bed = new ExitBed(new ExitOptions { PartialAtPpm = 3_000 });
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, direction: direction, quantity: 1000);
        bed.Trade(0.1, Price(50_140_00));
        bed.Update(PositionUpdateKind.Changed, direction: direction, price: Price(49_900_00), quantity: 2000);
        bed.Trade(0.2, Price(50_040_00));
        Assert.Equal("", bed.Exits());
        bed.Trade(0.3, Price(50_060_00));
        Assert.StartsWith("PartialProfit of 1", bed.Exits(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_knob_no_part_is_closed()
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened);
        for (var i = 1; i < 100; i++) bed.Trade(0.01 * i, ExitBed.Entry + i * 100_00);
        Assert.Equal("", bed.Exits());
    }
}
