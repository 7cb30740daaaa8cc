using FastEngine.Core;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Surveillance;

public class GapTests
{
    // High and low of the first candle, low, high and close of the third.
    [Theory]
    [InlineData(10_000, 9_990, 10_021, 10_200, 10_150, "bullish 10000-10021")] // 20.3 are needed
    [InlineData(10_000, 9_990, 10_020, 10_200, 10_150, "")]
    [InlineData(10_000, 9_990, 10_020, 10_020, 10_000, "bullish 10000-10020")] // exactly a five-hundredth
    [InlineData(10_000, 9_990, 10_000, 10_200, 10_150, "")]
    [InlineData(10_000, 9_990, 9_900, 9_970, 9_950, "bearish 9970-9990")] // 19.9 are needed
    [InlineData(10_000, 9_990, 9_900, 9_971, 9_950, "")]
    [InlineData(10_000, 9_990, 9_900, 10_100, 10_000, "")]
    public void Three_candles_leave_a_gap(long high, long low, long thirdLow, long thirdHigh, long thirdClose, string born)
    {
        var bed = new ZoneBed(10_000);
        bed.Close(low, high, low, high);
        bed.Close(high, 11_000, 9_000, high);
        bed.Close(thirdLow, thirdHigh, thirdLow, thirdClose);
        Assert.Equal(born, string.Join(' ', bed.Gaps.Select(gap => $"{(gap.Direction == Direction.Long ? "bullish" : "bearish")} {gap.Low}-{gap.High}")));
    }

    // Bullish, 10000 to 10100: away from 10111 (10110.11) on, in it up to 10110, filled at 10000.
    [Theory]
    [InlineData(10_110, "", "waiting")]
    [InlineData(10_111, "", "armed")]
    [InlineData(10_050, "10110", "waiting")]
    [InlineData(10_050, "10111", "armed")]
    [InlineData(10_050, "10111 10110", "armed in")]
    [InlineData(10_050, "10111 10110 10001", "armed in")]
    [InlineData(10_111, "10000", "filled")]
    [InlineData(10_111, "10001 9000", "filled")]
    [InlineData(10_050, "10000", "filled")] // armed or not
    [InlineData(9_990, "", "waiting")] // the price at birth does not fill
    [InlineData(9_990, "9990", "filled")]
    public void A_bullish_gap_counts_once_price_was_away_and_is_filled_at_its_far_edge(long atBirth, string prices, string state)
    {
        var bed = new ZoneBed(atBirth);
        bed.Close(10_000, 10_000, 9_990, 10_000);
        bed.Close(10_000, 10_200, 10_000, 10_200);
        bed.Close(10_200, 10_200, 10_100, 10_200);
        bed.Price([.. prices.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)]);
        Assert.Equal(state, State(bed, bed.Long, MatchKind.Gap, farEdge: 10_000));
        Assert.False(bed.Short.IsAtZone);
    }

    // Bearish, 9900 to 10000: away up to 9890 (9890.1), in it from 9891 on, filled at 10000.
    [Theory]
    [InlineData(9_891, "", "waiting")]
    [InlineData(9_890, "", "armed")]
    [InlineData(9_950, "9890 9891", "armed in")]
    [InlineData(9_950, "9890 9999", "armed in")]
    [InlineData(9_890, "10000", "filled")]
    [InlineData(9_950, "10000", "filled")]
    [InlineData(10_010, "10010", "filled")]
    public void A_bearish_gap_is_its_mirror(long atBirth, string prices, string state)
    {
        var bed = new ZoneBed(atBirth);
        bed.Close(10_010, 10_010, 10_000, 10_010);
        bed.Close(10_010, 10_010, 9_800, 9_800);
        bed.Close(9_800, 9_900, 9_800, 9_800);
        bed.Price([.. prices.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)]);
        Assert.Equal(state, State(bed, bed.Short, MatchKind.Gap, farEdge: 10_000));
        Assert.False(bed.Long.IsAtZone);
    }

    [Fact]
    public void A_gap_is_gone_with_the_close_a_day_after_its_birth()
    {
        var bed = new ZoneBed(10_200);
        OpenGap(bed);
        for (var i = 0; i < 95; i++) bed.Close(10_200, 10_200, 10_100, 10_200);
        Assert.Single(bed.Gaps);
        bed.Close(10_200, 10_200, 10_100, 10_200);
        Assert.Empty(bed.Gaps);
        Assert.Equal(1, bed.Book.Counters(0).GapsExpired);
    }

    [Fact]
    public void The_oldest_goes_when_there_are_too_many_and_an_expired_one_makes_room_first()
    {
        var bed = new ZoneBed(10_200, gaps: new GapOptions { MaxGaps = 1, LifeNs = 3 * ZoneBed.CandleNs });
        OpenGap(bed);
        bed.Close(10_300, 10_300, 10_300, 10_300);
        Assert.Equal(2, Assert.Single(bed.Gaps).Id);
        Assert.Equal(1, bed.Book.Counters(0).GapsDropped);
        bed.Close(10_300, 10_300, 10_200, 10_300);
        bed.Close(10_300, 10_300, 10_200, 10_300);
        bed.Close(10_400, 10_400, 10_400, 10_400);
        Assert.Equal(3, Assert.Single(bed.Gaps).Id);
        Assert.Equal((1, 1), (bed.Book.Counters(0).GapsDropped, bed.Book.Counters(0).GapsExpired));
    }

    // The gap is 10000 to 10100.
    private static void OpenGap(ZoneBed bed)
    {
        bed.Close(10_000, 10_000, 9_990, 10_000);
        bed.Close(10_000, 10_200, 10_000, 10_200);
        bed.Close(10_200, 10_200, 10_100, 10_200);
    }

    private static string State(ZoneBed bed, Watch watch, MatchKind kind, long farEdge)
    {
        if (bed.Gaps.Length == 0) return "filled";
        Assert.Equal(watch.IsInGap, watch.Kind == kind);
        if (watch.IsInGap) Assert.Equal((farEdge, bed.Gaps[0].Id), (watch.Edge, watch.Id));
        return (bed.Gaps[0].IsArmed ? "armed" : "waiting") + (watch.IsInGap ? " in" : "");
    }
}
