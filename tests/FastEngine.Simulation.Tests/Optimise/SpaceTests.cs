using FastEngine.Simulation.Optimise.Spaces;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Simulation.Tests.Optimise;

public class SpaceTests
{
    [Fact]
    public void A_grid_has_every_combination_once_the_last_dimension_fastest()
    {
        var space = new SearchSpace([Spaces.Number("a", 1, 2, 0.5m), new ChoiceDimension("b", ["x", "y"])]);
        Assert.Equal(6, space.GridPoints);
        Assert.Equal(["a=1.0 b=x", "a=1.0 b=y", "a=1.5 b=x", "a=1.5 b=y", "a=2.0 b=x", "a=2.0 b=y"], space.Grid().Select(point => point.ToString()));
    }

    [Fact]
    public void A_logarithmic_range_has_equal_ratios_between_its_points()
    {
        var dimension = Spaces.Number("a", 1, 1000, 1, isLogarithmic: true, points: 4);
        Assert.Equal(["1", "10", "100", "1000"], dimension.Levels.Select(dimension.TextAt));
    }

    [Fact]
    public void Every_value_is_where_its_place_says() =>
        Prop.ForAll<byte, bool>((index, isLogarithmic) =>
        {
            var dimension = Spaces.Number("a", 0.5m, 13.25m, 0.05m, isLogarithmic);
            return dimension.Nearest(dimension.UnitOf(index)) == index && dimension.Count == 256;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_range_that_is_no_whole_number_of_steps_ends_below_its_end()
    {
        var dimension = Spaces.Number("a", 0, 1, 0.3m);
        Assert.Equal("0.9", dimension.TextAt(dimension.Nearest(1)));
    }

    [Fact]
    public void Neighbours_are_a_level_away_and_never_outside()
    {
        var space = new SearchSpace([Spaces.Number("a", 0, 4, 1), new ChoiceDimension("b", ["x", "y", "z"])]);
        var corner = space.Nearest([0, 0]);
        Assert.Equal(["a=1 b=x", "a=0 b=y", "a=0 b=z"], space.NeighboursOf(corner).Select(point => point.ToString()));
        var middle = space.Nearest([0.5, 0.5]);
        Assert.Equal(["a=1 b=y", "a=3 b=y", "a=2 b=x", "a=2 b=z"], space.NeighboursOf(middle).Select(point => point.ToString()));
    }

    [Fact]
    public void Neighbours_in_a_fine_range_are_a_twentieth_of_it_away()
    {
        var space = new SearchSpace([Spaces.Number("a", 0, 100, 0.001m)]);
        Assert.Equal(["a=45.000", "a=55.000"], space.NeighboursOf(space.Nearest([0.5])).Select(point => point.ToString()));
    }

    [Theory]
    [InlineData(1, 1, 1, false)]
    [InlineData(1, 2, 0, false)]
    [InlineData(0, 2, 1, true)]
    public void A_range_that_is_none_is_refused(int from, int to, int step, bool isLogarithmic) =>
        Assert.Throws<ArgumentException>(() => Spaces.Number("a", from, to, step, isLogarithmic));

    [Fact]
    public void A_key_that_stands_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SearchSpace([Spaces.Number("a", 0, 1, 1), Spaces.Number("a", 0, 1, 1)]));
}
