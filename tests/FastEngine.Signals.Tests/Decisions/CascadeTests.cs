using FastEngine.Core;
using FastEngine.Signals.Decisions;

namespace FastEngine.Signals.Tests.Decisions;

public class CascadeTests
{
    // The first row is the example of the source's section 2.3.3, the last ones those of a seller's market.
    [Theory]
    [InlineData(Direction.Long, 3.5, 2.8, 1.8, true)]
    [InlineData(Direction.Long, 3.2, 2.7, 1.9, true)]
    [InlineData(Direction.Long, 2.0000000000000004, 1.5, 1, true)]
    [InlineData(Direction.Long, 2.0, 1.5, 1, false)]
    [InlineData(Direction.Long, 3.5, 3.5, 1.8, false)]
    [InlineData(Direction.Long, 3.5, 2.8, 2.8, false)]
    [InlineData(Direction.Long, 3.5, 1.8, 2.8, false)]
    [InlineData(Direction.Long, 2.8, 3.5, 1.8, false)]
    [InlineData(Direction.Long, 0.4, 0.6, 0.9, false)]
    [InlineData(Direction.Short, 0.4, 0.6, 0.9, true)]
    [InlineData(Direction.Short, 0.49999999999999994, 0.6, 0.9, true)]
    [InlineData(Direction.Short, 0.5, 0.6, 0.9, false)]
    [InlineData(Direction.Short, 0.4, 0.4, 0.9, false)]
    [InlineData(Direction.Short, 0.4, 0.9, 0.6, false)]
    [InlineData(Direction.Short, 3.5, 2.8, 1.8, false)]
    public void A_cascade_rises_towards_the_shortest_window_and_is_one_sided_there(Direction direction, double first, double middle, double longest, bool passes) =>
        Assert.Equal(passes, new Cascade(minRatio: 2).Passes(direction, first, middle, longest));

    [Theory]
    [InlineData(2, 2, 0.5)]
    [InlineData(2.5, 2.5, 0.4)]
    public void A_short_needs_less_than_the_reciprocal(double minRatio, double forLong, double forShort)
    {
        var cascade = new Cascade(minRatio);
        Assert.Equal((forLong, forShort), (cascade.RatioFor(Direction.Long), cascade.RatioFor(Direction.Short)));
        Assert.False(cascade.IsOneSided(Direction.Long, forLong));
        Assert.False(cascade.IsOneSided(Direction.Short, forShort));
        Assert.True(cascade.IsOneSided(Direction.Long, Math.BitIncrement(forLong)));
        Assert.True(cascade.IsOneSided(Direction.Short, Math.BitDecrement(forShort)));
    }
}
