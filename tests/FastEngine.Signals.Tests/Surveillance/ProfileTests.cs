using FastEngine.Core;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Surveillance;

public class ProfileTests
{
    private const long Minute = EngineTime.NsPerMinute;
    private const long Start = 1_700_000_100 * EngineTime.NsPerSecond;

    // Prices at P = 10000 and tick 1 have bins of one tick. "price:volume ..." and the POC, VAL, VAH worked by hand.
    [Theory]
    [InlineData("10000:5", 10_000, 10_000, 10_000)]
    [InlineData("10000:7 10001:3", 10_000, 10_000, 10_000)] // 70 of 100 is enough
    [InlineData("10000:69 10001:31", 10_000, 10_000, 10_001)]
    [InlineData("10000:5 10001:5", 10_001, 10_000, 10_001)] // the fullest of two: the higher
    [InlineData("9998:10 9999:20 10000:40 10001:20 10002:10", 10_000, 9_999, 10_001)] // 40, then up by the tie (60), then down (80)
    [InlineData("9999:30 10000:40 10001:30", 10_000, 10_000, 10_001)] // up by the tie reaches 70
    [InlineData("9999:31 10000:40 10001:29", 10_000, 9_999, 10_000)]
    [InlineData("9000:31 10000:40 10900:29", 10_000, 9_000, 10_000)] // empty bins between are skipped
    [InlineData("9990:1 10000:50 10040:9 10050:40", 10_000, 10_000, 10_050)] // up 9 before 40 though below holds 1
    public void The_value_area_grows_from_the_fullest_bin(string trades, long poc, long low, long high)
    {
        var profile = Profile(firstPrice: 10_000, firstQuantity: 0);
        foreach (var trade in trades.Split(' ')) profile.Add(0, Start, long.Parse(trade.Split(':')[0]), long.Parse(trade.Split(':')[1]));
        profile.OnPeriod(0, Start + 5 * Minute);
        var area = profile.Area(0);
        Assert.Equal((true, poc, poc, low, high), (area.Exists, area.PointOfControlLow, area.PointOfControlHigh, area.Low, area.High));
        Assert.Equal(Start + 5 * Minute, area.BoundaryNs);
    }

    // A ten-thousandth of the first price in ticks, rounded half up: the bin that holds price 1,000,000 (by its lowest and highest tick).
    [Theory]
    [InlineData(1_000_000, 1, 1_000_000, 1_000_099)]
    [InlineData(1_000_000, 25, 1_000_000, 1_000_075)] // 4 ticks
    [InlineData(1_000_000, 40, 999_960, 1_000_040)] // 2.5 ticks are 3: 120 units, bin 8333
    [InlineData(1_000_000, 64, 999_936, 1_000_000)] // 1.5625 ticks are 2
    [InlineData(1_000_000, 80, 1_000_000, 1_000_000)] // 1.25 ticks are 1
    [InlineData(1_000_000, 1000, 1_000_000, 1_000_000)] // at least one tick
    public void A_bin_is_a_ten_thousandth_of_the_first_price_in_whole_ticks(long firstPrice, long tick, long low, long high)
    {
        var profile = new VolumeProfile(new ProfileOptions(), Instruments(tick));
        profile.Add(0, Start, firstPrice, 1);
        profile.OnPeriod(0, Start + 5 * Minute);
        Assert.Equal((low, high), (profile.Area(0).Low, profile.Area(0).High));
    }

    [Fact]
    public void There_is_no_area_before_the_first_boundary_nor_after_a_window_without_trades()
    {
        var profile = Profile(10_000, 10);
        Assert.False(profile.Area(0).Exists);
        for (var period = 1; period <= 3; period++)
        {
            profile.OnPeriod(0, Start + period * 5 * Minute);
            Assert.True(profile.Area(0).Exists);
        }

        profile.OnPeriod(0, Start + 4 * 5 * Minute);
        Assert.False(profile.Area(0).Exists);
    }

    [Fact]
    public void The_window_holds_the_trades_from_its_start_to_before_its_end()
    {
        var profile = Profile(10_000, 1);
        profile.Add(0, Start + 5 * Minute - 1, 10_010, 10);
        profile.OnPeriod(0, Start + 5 * Minute);
        profile.Add(0, Start + 5 * Minute, 10_020, 9);
        for (var period = 2; period <= 3; period++) profile.OnPeriod(0, Start + period * 5 * Minute);
        Assert.Equal((10_010, 10_020), (profile.Area(0).Low, profile.Area(0).High));
        profile.OnPeriod(0, Start + 20 * Minute);
        Assert.Equal((10_020, 10_020), (profile.Area(0).Low, profile.Area(0).High));
    }

    [Fact]
    public void A_late_trade_enters_the_histogram_of_its_time_and_the_published_area_stands_until_the_next_boundary()
    {
        var profile = Profile(10_000, 10);
        profile.OnPeriod(0, Start + 5 * Minute);
        profile.Add(0, Start + 6 * Minute, 10_000, 1);
        profile.Add(0, Start + 4 * Minute, 10_050, 100);
        Assert.Equal((10_000, 10_000), (profile.Area(0).Low, profile.Area(0).High));
        profile.OnPeriod(0, Start + 10 * Minute);
        Assert.Equal((10_050, 10_050), (profile.Area(0).Low, profile.Area(0).High));
        profile.OnPeriod(0, Start + 15 * Minute);
        Assert.Equal(10_050, profile.Area(0).Low);

        // The late one's own time counts: its period leaves now, the other's stays.
        profile.OnPeriod(0, Start + 20 * Minute);
        Assert.Equal((10_000, 10_000), (profile.Area(0).Low, profile.Area(0).High));
    }

    [Fact]
    public void A_late_trade_of_a_period_that_is_no_longer_kept_changes_nothing()
    {
        var profile = Profile(10_000, 10);
        for (var period = 1; period <= 4; period++) profile.OnPeriod(0, Start + period * 5 * Minute);
        profile.Add(0, Start + 20 * Minute, 10_000, 1);
        profile.Add(0, Start + 4 * Minute, 10_050, 100);
        for (var period = 5; period <= 7; period++)
        {
            profile.OnPeriod(0, Start + period * 5 * Minute);
            Assert.Equal((10_000, 10_000), (profile.Area(0).Low, profile.Area(0).High));
        }
    }

    [Fact]
    public void A_price_more_than_a_fifth_away_sets_the_bins_anew_and_moves_volume_by_the_middle_of_its_bin()
    {
        // P = 100,000: bins of 10 ticks. P = 120,001: bins of 12 ticks.
        var profile = Profile(100_000, 0);
        profile.Add(0, Start, 100_000, 1); // bin 100000-100009, middle 100004.5: bin 8333, 99996-100007
        profile.Add(0, Start, 100_008, 1);
        profile.Add(0, Start, 100_010, 1); // bin 100010-100019, middle 100014.5: bin 8334, 100008-100019
        Assert.False(profile.NeedsRebin(0, 120_000));
        Assert.False(profile.NeedsRebin(0, 80_000));
        Assert.True(profile.NeedsRebin(0, 79_999));
        Assert.True(profile.NeedsRebin(0, 120_001));
        profile.Rebin(0, 120_001);
        Assert.False(profile.NeedsRebin(0, 120_001));
        Assert.False(profile.NeedsRebin(0, 100_000));
        profile.OnPeriod(0, Start + 5 * Minute);
        var area = profile.Area(0);
        Assert.Equal((99_996, 100_007, 99_996, 100_019), (area.PointOfControlLow, area.PointOfControlHigh, area.Low, area.High));
        Assert.Equal(0, profile.LostVolume(0));
    }

    [Fact]
    public void Volume_without_a_free_bin_is_counted_and_the_area_says_so_until_its_period_has_left()
    {
        var profile = new VolumeProfile(new ProfileOptions { Capacity = 2 }, Instruments(1));
        profile.Add(0, Start, 10_000, 1);
        profile.Add(0, Start, 10_001, 2);
        profile.Add(0, Start, 10_002, 40);
        profile.Add(0, Start, 10_001, 2);
        profile.OnPeriod(0, Start + 5 * Minute);
        Assert.Equal(40, profile.LostVolume(0));
        profile.Add(0, Start + 5 * Minute, 10_000, 1);
        profile.OnPeriod(0, Start + 10 * Minute);
        profile.OnPeriod(0, Start + 15 * Minute);
        Assert.True(profile.Area(0).Exists && profile.Area(0).IsIncomplete && !profile.Area(0).IsUsable);
        profile.OnPeriod(0, Start + 20 * Minute);
        Assert.True(profile.Area(0).IsUsable);
    }

    [Fact]
    public void A_reset_begins_anew_with_another_first_price()
    {
        var profile = Profile(10_000, 10);
        profile.OnPeriod(0, Start + 5 * Minute);
        profile.Clear(0);
        Assert.False(profile.Area(0).Exists);
        Assert.False(profile.NeedsRebin(0, 1_000_000));
        profile.OnPeriod(0, Start + 10 * Minute);
        Assert.False(profile.Area(0).Exists);
        profile.Add(0, Start + 60 * Minute, 1_000_000, 1);
        profile.OnPeriod(0, Start + 65 * Minute);
        Assert.Equal((1_000_000, 1_000_099), (profile.Area(0).Low, profile.Area(0).High));
    }

    // Area 10000 to 10100; at the edge within a thousandth of the price (10.x) and a quarter of 100 (25).
    [Theory]
    [InlineData(Direction.Long, 9_990, ProfilePosition.Outside)] // 10 of 9.99
    [InlineData(Direction.Long, 9_991, ProfilePosition.AtEdge)]
    [InlineData(Direction.Long, 10_010, ProfilePosition.AtEdge)]
    [InlineData(Direction.Long, 10_011, ProfilePosition.Inside)] // 11 of 10.011
    [InlineData(Direction.Long, 10_100, ProfilePosition.Inside)]
    [InlineData(Direction.Long, 10_101, ProfilePosition.Outside)]
    [InlineData(Direction.Short, 10_100, ProfilePosition.AtEdge)]
    [InlineData(Direction.Short, 10_110, ProfilePosition.AtEdge)]
    [InlineData(Direction.Short, 10_111, ProfilePosition.Outside)]
    [InlineData(Direction.Short, 10_090, ProfilePosition.AtEdge)]
    [InlineData(Direction.Short, 10_089, ProfilePosition.Inside)]
    [InlineData(Direction.Short, 10_000, ProfilePosition.Inside)]
    public void A_price_is_at_its_sides_edge_inside_or_outside(Direction direction, long price, ProfilePosition position)
    {
        var profile = Profile(10_000, 50);
        profile.Add(0, Start, 10_100, 50);
        profile.OnPeriod(0, Start + 5 * Minute);
        Assert.Equal(position, profile.Position(0, direction, price));
    }

    // Area 10000 to 10020: a quarter of its width is 5.
    [Theory]
    [InlineData(10_005, ProfilePosition.AtEdge)]
    [InlineData(10_006, ProfilePosition.Inside)]
    [InlineData(9_995, ProfilePosition.AtEdge)]
    [InlineData(9_994, ProfilePosition.Outside)]
    public void In_a_narrow_area_the_edge_is_a_quarter_of_its_width(long price, ProfilePosition position)
    {
        var profile = Profile(10_000, 50);
        profile.Add(0, Start, 10_020, 50);
        profile.OnPeriod(0, Start + 5 * Minute);
        Assert.Equal(position, profile.Position(0, Direction.Long, price));
    }

    private static VolumeProfile Profile(long firstPrice, long firstQuantity)
    {
        var profile = new VolumeProfile(new ProfileOptions(), Instruments(1));
        if (firstQuantity > 0) profile.Add(0, Start, firstPrice, firstQuantity);
        else FirstPriceOnly(profile, firstPrice);
        return profile;
    }

    // A first trade of its own period, which the windows looked at do not hold.
    private static void FirstPriceOnly(VolumeProfile profile, long price) => profile.Add(0, Start - 20 * Minute, price, 1);

    internal static Instrument[] Instruments(long tick) =>
    [
        new Instrument { Id = 0, Symbol = "S", Name = "S", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 0, Tick = tick, Lot = 1 },
    ];
}
