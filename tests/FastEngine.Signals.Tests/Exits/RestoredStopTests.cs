using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Signals.Tests.Exits;

/// <summary>A position that a shard is told of anew, after a restart, with where its stop was.</summary>
public class RestoredStopTests
{
    [Theory]
    [InlineData(Direction.Long, 50_100_00, 50_100_00)]
    [InlineData(Direction.Long, 49_000_00, 49_750_00)]
    [InlineData(Direction.Long, 0, 49_750_00)]
    [InlineData(Direction.Short, 49_900_00, 49_900_00)]
    [InlineData(Direction.Short, 51_000_00, 50_250_00)]
    [InlineData(Direction.Short, 0, 50_250_00)]
    public void Its_stop_goes_on_where_it_was_and_is_never_wider_than_the_initial_one(Direction direction, long told, long stop)
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, direction: direction, stopPrice: told);
        Assert.Equal(stop, bed.Position.StopPrice);
    }
}
