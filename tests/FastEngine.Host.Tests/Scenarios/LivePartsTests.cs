using FastEngine.Host.Outputs.Parts;

namespace FastEngine.Host.Tests.Scenarios;

/// <summary>A part that never changes is told from one that lives.</summary>
public class LivePartsTests
{
    [Fact]
    public void Extremes_median_and_share_are_those_of_all_values()
    {
        var part = new PartSeries("x");
        foreach (var value in new[] { 3, double.NaN, -1, 0, 8, 0 }) part.Add(value);
        Assert.Equal((5, -1.0, 8.0, 0.0, 0.6, false), (part.Count, part.Least, part.Most, part.Median, part.NonZeroShare, part.IsConstant));
    }

    [Fact]
    public void A_long_run_keeps_its_median_within_a_little()
    {
        var part = new PartSeries("x");
        for (var i = 0; i < 1_000_000; i++) part.Add(i);
        Assert.InRange(part.Median, 495_000, 505_000);
        Assert.Equal((0.0, 999_999.0), (part.Least, part.Most));
    }

    [Fact]
    public void What_never_changed_or_never_came_is_constant()
    {
        var part = new PartSeries("x");
        Assert.True(part.IsConstant);
        for (var i = 0; i < 10; i++) part.Add(10);
        Assert.True(part.IsConstant);
        part.Add(5);
        Assert.False(part.IsConstant);
    }
}
