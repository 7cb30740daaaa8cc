using FastEngine.Host.Optimising;
using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Host.Tests.Optimising;

public class SpaceFileTests
{
    [Fact]
    public void Keys_may_be_dotted_or_nested()
    {
        var space = Right("stop.trail_pct: {from: 0.1, to: 0.5, step: 0.1}\nbounce:\n  min: {from: 0.5, to: 0.9, points: 3}\n");
        Assert.Equal(["stop.trail_pct", "bounce.min"], space.Dimensions.Select(dimension => dimension.Key));
        Assert.Equal(["0.1", "0.2", "0.3", "0.4", "0.5"], Levels(space, 0));
        Assert.Equal(["0.5", "0.7", "0.9"], Levels(space, 1));
    }

    [Fact]
    public void Durations_and_logarithms_are_read_as_the_knob_means_them()
    {
        var space = Right("bounce.speed_window: {from: 1s, to: 16s, scale: log, points: 5}\nprofile.period: {from: 1m, to: 3m, step: 30s}\n");
        Assert.Equal(["1s", "2s", "4s", "8s", "16s"], Levels(space, 0));
        Assert.Equal(["1m", "90s", "2m", "150s", "3m"], Levels(space, 1));
    }

    [Fact]
    public void Values_of_any_knob_are_those_that_set_takes()
    {
        var space = Right("cascade.min_trades: [3, 5]\nexit.cascade.windows: {values: [[15s, 1m, 5m], [30s, 2m, 10m]]}\nregime.structure: [strict, loose]\n");
        Assert.Equal(["3", "5"], Levels(space, 0));
        Assert.Equal(["[15s, 1m, 5m]", "[30s, 2m, 10m]"], Levels(space, 1));
        Assert.Equal([true, false, false], space.Dimensions.Select(dimension => dimension.IsOrdered));
        Assert.Equal(["cascade.min_trades=5", "exit.cascade.windows=[30s, 2m, 10m]", "regime.structure=loose"], space.Nearest([1, 1, 1]).Settings);
    }

    [Fact]
    public void A_range_of_powers_of_two_has_nothing_between()
    {
        var space = Right("duplicates.window: {from: 1024, to: 8192}\n");
        Assert.Equal(["1024", "2048", "4096", "8192"], Levels(space, 0));
    }

    [Fact]
    public void A_range_without_a_step_is_as_fine_as_is_useful_and_no_finer_than_the_knob()
    {
        var space = Right("stop.trail_pct: {from: 0.05, to: 0.8}\ncascade.min_trades: {from: 1, to: 20}\n");
        Assert.Equal("0.0501", space.Dimensions[0].TextAt(1));
        Assert.Equal("2", space.Dimensions[1].TextAt(1));
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_with_its_line()
    {
        var result = SpaceFile.Read("space.yaml", """
            stop.trail_pct: {from: 0.5, to: 9, step: 0.1}
            stop.trail: {from: 0.1, to: 0.5}
            bounce.min: {from: 0.9, to: 0.5, scale: cubic}
            cascade.min_trades: {from: 3, values: [1, 1, x]}
            regime.structure: {from: 1, to: 2}
            engine.ring_size: [1024, 2048]
            bounce.volume_ratio: 3
            stop.min_pct: {from: 0.1, to: 0.2, step: 0.00001}
            decision: {min: [1]}

            """);
        Assert.Null(result.Space);
        Assert.Equal(
        [
            "space.yaml:1: stop.trail_pct: 9 is out of range; allowed: 0.01 to 1 in steps of 0.0001",
            "space.yaml:2: stop.trail: unknown key; nearest: stop.trail_pct (allowed: 0.01 to 1 in steps of 0.0001)",
            "space.yaml:3: bounce.min: scale 'cubic' is unknown; allowed: linear or log",
            "space.yaml:3: bounce.min: from 0.9 is not below to 0.5",
            "space.yaml:4: cascade.min_trades: from stands beside values; one of them is enough",
            "space.yaml:4: cascade.min_trades: 1 stands twice",
            "space.yaml:4: cascade.min_trades: 'x' is not an integer; allowed: 1 to 1000000",
            "space.yaml:5: regime.structure: a choice has no range; give values; allowed: strict or loose",
            "space.yaml:6: engine.ring_size: changes no result, so there is nothing to search",
            "space.yaml:7: bounce.volume_ratio: '3' where {from, to, step, scale, points}, {values: [...]} or a list of values was expected",
            "space.yaml:8: stop.min_pct: step 0.00001 is not a multiple of 0.0001",
        ], result.Violations.Take(11).Select(violation => violation.ToString()));
        Assert.StartsWith("space.yaml:9: decision.min: unknown key", result.Violations[11].ToString(), StringComparison.Ordinal);
        Assert.Equal(12, result.Violations.Count);
    }

    [Theory]
    [InlineData("", "names no knob to search")]
    [InlineData("- a\n", "a list where knobs with ranges were expected")]
    public void A_file_without_knobs_says_so(string text, string problem) =>
        Assert.EndsWith(problem, Assert.Single(SpaceFile.Read("space.yaml", text).Violations).ToString(), StringComparison.Ordinal);

    private static SearchSpace Right(string text)
    {
        var result = SpaceFile.Read("space.yaml", text);
        Assert.Empty(result.Violations);
        return result.Space!;
    }

    private static string[] Levels(SearchSpace space, int dimension) => [.. space.Dimensions[dimension].Levels.Select(space.Dimensions[dimension].TextAt)];
}
