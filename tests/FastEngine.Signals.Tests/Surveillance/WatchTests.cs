using FastEngine.Core;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Surveillance;

public class WatchTests
{
    [Fact]
    public void Of_two_demand_zones_the_one_whose_far_edge_lies_furthest_is_matched_and_the_freshest_counts()
    {
        var bed = new ZoneBed(10_050);
        bed.CloseHammer(10_000, 10_010, 9_900, 10_010, 200, 10_011);
        bed.Price(9_990, 10_050);
        bed.CloseHammer(10_000, 10_010, 9_950, 10_010, 200, 10_011);
        bed.Price(9_960);
        Assert.Equal((MatchKind.Zone, 1, 9_900), (bed.Long.Kind, bed.Long.Id, bed.Book.FarEdge(0, Direction.Long, 9_960)));
        Assert.Equal(0, bed.Long.FewestTests);
        Assert.False(bed.Short.IsAtZone);
    }

    [Fact]
    public void Of_two_supply_zones_it_is_the_higher()
    {
        var bed = new ZoneBed(9_950);
        bed.CloseHammer(10_000, 10_050, 9_990, 9_990, 200, 9_989);
        bed.CloseHammer(10_000, 10_100, 9_990, 9_990, 200, 9_989);
        bed.Price(10_020);
        Assert.Equal((MatchKind.Zone, 2, 10_100), (bed.Short.Kind, bed.Short.Id, bed.Book.FarEdge(0, Direction.Short, 10_020)));
        Assert.False(bed.Long.IsAtZone);
    }

    // Line 10000 for a long: at it from 9991 (9990.01) to 10010 (10010.01), far edge 10 below (9990 at 9991: 9.991 rounded up).
    [Theory]
    [InlineData(9_990, false, 0)]
    [InlineData(9_991, true, 9_990)]
    [InlineData(10_000, true, 9_990)]
    [InlineData(10_001, true, 9_989)]
    [InlineData(10_010, true, 9_989)]
    [InlineData(10_011, false, 0)]
    public void A_long_watches_the_value_area_low(long price, bool isAt, long farEdge)
    {
        var bed = new ZoneBed(10_500);
        bed.PublishArea(10_000, 10_400);
        bed.Price(price);
        Assert.Equal(isAt, bed.Long.IsAtZone);
        Assert.False(bed.Short.IsAtZone);
        if (!isAt) return;
        Assert.Equal((MatchKind.ValueAreaEdge, 0, farEdge), (bed.Long.Kind, bed.Long.Id, bed.Book.FarEdge(0, Direction.Long, price)));
    }

    [Theory]
    [InlineData(10_389, false, 0)]
    [InlineData(10_390, true, 10_411)]
    [InlineData(10_400, true, 10_411)]
    [InlineData(10_410, true, 10_411)]
    [InlineData(10_411, false, 0)]
    public void A_short_watches_the_value_area_high(long price, bool isAt, long farEdge)
    {
        var bed = new ZoneBed(9_500);
        bed.PublishArea(10_000, 10_400);
        bed.Price(price);
        Assert.Equal(isAt, bed.Short.IsAtZone);
        Assert.False(bed.Long.IsAtZone);
        if (isAt) Assert.Equal((MatchKind.ValueAreaEdge, 0, farEdge), (bed.Short.Kind, bed.Short.Id, bed.Book.FarEdge(0, Direction.Short, price)));
    }

    [Fact]
    public void A_line_beats_a_zone_from_the_price_on_at_which_its_far_edge_lies_further()
    {
        // The zone's far edge is 10 below the line: as far as the line's up to a price of 10,000.
        var bed = new ZoneBed(10_300);
        bed.CloseHammer(10_000, 10_000, 9_990, 10_000, 200, 10_011);
        bed.PublishArea(10_000, 10_400);
        bed.Price(10_000);
        Assert.Equal((MatchKind.Zone, 9_990), (bed.Long.Kind, bed.Book.FarEdge(0, Direction.Long, 10_000)));
        bed.Price(10_001);
        Assert.Equal((MatchKind.ValueAreaEdge, 9_989), (bed.Long.Kind, bed.Book.FarEdge(0, Direction.Long, 10_001)));
        bed.Price(10_000);
        Assert.Equal(MatchKind.Zone, bed.Long.Kind);
        Assert.Equal(0, bed.Long.FewestTests);
    }

    [Fact]
    public void An_incomplete_area_is_not_watched()
    {
        var bed = new ZoneBed(10_000, profile: new ProfileOptions { Capacity = 1 });
        bed.PublishArea(10_000, 10_400);
        Assert.True(bed.Profile.Area(0).IsIncomplete);
        Assert.False(bed.Long.IsAtZone);
        Assert.Equal(ProfilePosition.Outside, bed.Book.ProfilePosition(0, Direction.Long, 10_000));
    }

    // A supply zone begins at 10000: 0.3 % to 2 % above 9970 (9970.09 the exact end) to 9804 (9803.92).
    [Theory]
    [InlineData(9_971, false)]
    [InlineData(9_970, true)]
    [InlineData(9_804, true)]
    [InlineData(9_803, false)]
    [InlineData(10_050, false)]
    public void The_near_edge_of_an_opposite_zone_is_a_target_at_its_distance(long price, bool isTarget)
    {
        var bed = new ZoneBed(9_950);
        bed.CloseHammer(10_000, 10_100, 9_990, 9_990, 200, 9_989);
        Assert.Equal(isTarget, bed.Book.HasTarget(0, Direction.Long, price));
        Assert.False(bed.Book.HasTarget(0, Direction.Short, price));
    }

    // A demand zone ends at 10000: from 10031 (10030.09) to 10204 (10204.08).
    [Theory]
    [InlineData(10_030, false)]
    [InlineData(10_031, true)]
    [InlineData(10_204, true)]
    [InlineData(10_205, false)]
    public void A_demand_zone_is_a_shorts_target(long price, bool isTarget)
    {
        var bed = new ZoneBed(10_050);
        bed.CloseHammer(10_000, 10_010, 9_900, 10_010, 200, 10_011);
        Assert.Equal(isTarget, bed.Book.HasTarget(0, Direction.Short, price));
        Assert.False(bed.Book.HasTarget(0, Direction.Long, price));
    }

    [Fact]
    public void The_nearest_zone_is_the_one_whose_near_edge_the_price_meets_next()
    {
        var bed = new ZoneBed(10_200);
        Assert.False(bed.Book.TryNearest(0, Direction.Long, 10_200, out _));
        bed.CloseHammer(10_000, 10_010, 9_900, 10_010, 200, 10_011);
        bed.CloseHammer(9_950, 9_960, 9_930, 9_960, 200, 9_961);
        bed.CloseHammer(10_300, 10_400, 10_290, 10_290, 200, 10_289);
        Assert.True(bed.Book.TryNearest(0, Direction.Long, 10_200, out var below));
        Assert.Equal(1, below.Id);
        Assert.True(bed.Book.TryNearest(0, Direction.Long, 9_940, out below));
        Assert.Equal(1, below.Id);
        Assert.False(bed.Book.TryNearest(0, Direction.Long, 9_800, out _));
        Assert.True(bed.Book.TryNearest(0, Direction.Short, 10_200, out var above));
        Assert.Equal((10_300, Direction.Short), (above.NearEdge, above.Direction));
    }
}
