using FastEngine.Core;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Surveillance;

public class ZoneTests
{
    // Open, high, low, close and volume of the candle, close of the next one: and the zone that is born.
    [Theory]
    [InlineData(10_000, 10_010, 9_900, 10_010, 151, 10_011, "demand 9900-10000")]
    [InlineData(10_010, 10_010, 9_900, 10_000, 151, 10_001, "demand 9900-10000")]
    [InlineData(10_000, 10_010, 9_900, 10_010, 150, 10_011, "")] // 1.5 times the mean is not above it
    [InlineData(10_000, 10_010, 9_900, 10_010, 151, 10_010, "")] // not confirmed
    [InlineData(10_000, 10_010, 9_900, 10_010, 151, 10_009, "")]
    [InlineData(10_000, 10_010, 9_980, 10_010, 151, 10_011, "")] // wick of 20 is twice the body of 10
    [InlineData(10_000, 10_010, 9_979, 10_010, 151, 10_011, "demand 9979-10000")]
    [InlineData(10_000, 10_000, 9_998, 10_000, 151, 10_001, "")] // a doji's body counts as one tick
    [InlineData(10_000, 10_000, 9_997, 10_000, 151, 10_001, "demand 9997-10000")]
    [InlineData(10_000, 10_100, 9_990, 9_990, 151, 9_989, "supply 10000-10100")]
    [InlineData(10_000, 10_100, 9_990, 9_990, 151, 9_990, "")]
    [InlineData(10_000, 10_020, 9_990, 9_990, 151, 9_989, "")]
    [InlineData(10_000, 10_021, 9_990, 9_990, 151, 9_989, "supply 10000-10021")]
    public void A_zone_is_born_of_a_wick_with_volume_that_the_next_candle_confirms(long open, long high, long low, long close, long volume, long next, string born)
    {
        var bed = new ZoneBed(price: 20_000);
        bed.CloseHammer(open, high, low, close, volume, next);
        Assert.Equal(born, string.Join(' ', bed.Zones.Select(Text)));
    }

    [Fact]
    public void Twenty_candles_before_it_are_needed()
    {
        var bed = new ZoneBed(price: 20_000);
        bed.CloseFlat(10_000, 19);
        bed.Close(10_000, 10_010, 9_900, 10_010, 1_000);
        bed.Close(10_010, 10_011, 10_010, 10_011);
        Assert.Empty(bed.Zones);
    }

    [Fact]
    public void The_body_is_compared_with_the_symbols_tick()
    {
        var bed = new ZoneBed(price: 20_000, tick: 5);
        bed.CloseHammer(10_000, 10_000, 9_990, 10_000, 200, 10_005);
        Assert.Empty(bed.Zones);
        bed = new ZoneBed(price: 20_000, tick: 5);
        bed.CloseHammer(10_000, 10_000, 9_985, 10_000, 200, 10_005);
        Assert.Single(bed.Zones);
    }

    // The zone is 9900 to 10000; a price is in from 9891 (9890.1) to 10010 (10010.01).
    [Theory]
    [InlineData(10_050, "", 0)]
    [InlineData(10_050, "10011", 0)]
    [InlineData(10_050, "10010", 0)] // in it, not yet out
    [InlineData(10_050, "10010 10011", 1)]
    [InlineData(10_050, "9891 9890", 1)] // through it
    [InlineData(10_050, "9890", 0)] // over it
    [InlineData(10_050, "10000 9950 10010 10011", 1)]
    [InlineData(10_050, "10010 10011 10010 10011", 2)]
    [InlineData(10_050, "9890 9891 9890 10011 10010 10050", 2)]
    [InlineData(10_010, "10011", 0)] // inside at birth
    [InlineData(10_010, "10000 9891 10011", 0)]
    [InlineData(10_010, "10011 10010 10011", 1)]
    public void A_visit_from_outside_is_a_test_when_it_ends(long atBirth, string prices, int tests)
    {
        var bed = new ZoneBed(atBirth);
        bed.CloseHammer(10_000, 10_010, 9_900, 10_010, 200, 10_011);
        bed.Price([.. prices.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)]);
        Assert.Equal(tests, Assert.Single(bed.Zones).Tests);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 70)]
    [InlineData(2, 70)]
    [InlineData(3, 40)]
    [InlineData(9, 40)]
    public void Strength_falls_with_tests(int tests, int strength)
    {
        var bed = new ZoneBed(10_050);
        bed.CloseHammer(10_000, 10_010, 9_900, 10_010, 200, 10_011);
        for (var i = 0; i < tests; i++) bed.Price(9_990, 10_050);
        Assert.Equal(strength, bed.Book.Options.StrengthOf(Assert.Single(bed.Zones).Tests));
        bed.Price(9_990);
        Assert.Equal(tests, bed.Long.FewestTests);
        Assert.Equal(-1, bed.Short.FewestTests);
    }

    [Fact]
    public void A_close_beyond_the_far_edge_breaks_a_zone_and_a_trade_does_not()
    {
        var bed = new ZoneBed(10_050);
        bed.CloseHammer(10_000, 10_010, 9_900, 10_010, 200, 10_011);
        bed.Price(9_000);
        bed.Close(10_011, 10_011, 9_000, 9_900);
        Assert.Single(bed.Zones);
        bed.Price(9_899);
        Assert.True(bed.Long.IsAtZone);
        bed.Close(9_900, 9_900, 9_899, 9_899);
        Assert.Empty(bed.Zones);
        Assert.False(bed.Long.IsAtZone);
        Assert.Equal((1, 1), (bed.Book.Counters(0).ZonesBorn, bed.Book.Counters(0).ZonesBroken));
    }

    [Fact]
    public void A_supply_zone_breaks_above()
    {
        var bed = new ZoneBed(9_950);
        bed.CloseHammer(10_000, 10_100, 9_990, 9_990, 200, 9_989);
        bed.Close(9_989, 10_100, 9_989, 10_100);
        Assert.Single(bed.Zones);
        bed.Close(10_100, 10_101, 10_100, 10_101);
        Assert.Empty(bed.Zones);
    }

    [Fact]
    public void The_oldest_of_both_sides_goes_when_there_are_too_many()
    {
        var bed = new ZoneBed(price: 20_000, new ZoneOptions { MaxZones = 2 });
        bed.CloseHammer(10_000, 10_010, 9_900, 10_010, 200, 10_011);
        bed.CloseHammer(10_000, 10_100, 9_990, 9_990, 200, 9_989);
        Assert.Equal([1, 2], bed.Zones.Select(zone => zone.Id));
        bed.CloseHammer(10_000, 10_010, 9_950, 10_010, 200, 10_011);
        Assert.Equal([2, 3], bed.Zones.Select(zone => zone.Id));
        Assert.Equal(1, bed.Book.Counters(0).ZonesDropped);
        Assert.Equal((1, 1), (bed.Book.CountZones(0, Direction.Long), bed.Book.CountZones(0, Direction.Short)));
    }

    [Fact]
    public void A_reset_forgets_zones_and_numbers_go_on()
    {
        var bed = new ZoneBed(10_000);
        bed.CloseHammer(10_000, 10_010, 9_900, 10_010, 200, 10_011);
        Assert.True(bed.Long.IsAtZone);
        bed.Book.Clear(0);
        Assert.Empty(bed.Zones);
        Assert.False(bed.Long.IsAtZone);
        Assert.True(bed.Book.IsQuiet(0, 1) && bed.Book.IsQuiet(0, long.MaxValue - 1));
        bed.CloseHammer(10_000, 10_010, 9_900, 10_010, 200, 10_011);
        Assert.Equal(2, Assert.Single(bed.Zones).Id);
    }

    [Fact]
    public void The_band_reaches_to_the_nearest_edges()
    {
        var bed = new ZoneBed(10_050);
        bed.CloseHammer(10_000, 10_010, 9_900, 10_010, 200, 10_011);
        Assert.Equal((10_010, long.MaxValue), (bed.Book.Band(0).Low, bed.Book.Band(0).High));
        bed.Price(10_011, 20_000, 10_011);
        Assert.Equal(0, bed.SlowCalls);
        bed.Price(10_010);
        Assert.Equal((9_890, 10_011), (bed.Book.Band(0).Low, bed.Book.Band(0).High));
        bed.Price(9_891, 10_010, 9_950);
        Assert.Equal(1, bed.SlowCalls);
    }

    private static string Text(Zone zone) => $"{(zone.Direction == Direction.Long ? "demand" : "supply")} {zone.Low}-{zone.High}";
}
