using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FastEngine.Feeds.Live;

namespace FastEngine.Feeds.Tests.Live;

public class GapBookTests
{
    private static readonly TradeGap Gap = new(0, 11, 13, TradeStream.Trade);

    [Fact]
    public void A_gap_whose_trades_come_late_closes_by_itself()
    {
        var book = new GapBook(2);
        book.Add(Gap, nowNs: 0);
        Assert.False(book.OnLate(0, 12));
        Assert.False(book.OnLate(1, 11));
        Assert.False(book.OnLate(0, 10));
        Assert.False(book.OnLate(0, 11));
        Assert.True(book.OnLate(0, 13));
        Assert.Equal((0, 1, 1), (book.Open, book.Counts.Opened, book.Counts.ClosedByThemselves));
    }

    [Fact]
    public void What_stays_away_is_asked_for_once_after_a_moment()
    {
        var book = new GapBook(1, graceNs: 100);
        var backfill = new QueueBackfill();
        book.Add(Gap, nowNs: 1_000);
        book.Request(backfill, 1_099);
        Assert.Empty(backfill.Asked);
        backfill.IsFull = true;
        book.Request(backfill, 1_100);
        backfill.IsFull = false;
        book.Request(backfill, 1_200);
        book.Request(backfill, 1_300);
        Assert.Equal([Gap], backfill.Asked);
        Assert.True(book.OnAnswer(Gap, isFilled: true));
        Assert.Equal((0, 1, 1), (book.Open, book.Counts.Requested, book.Counts.Filled));
    }

    [Fact]
    public void A_symbol_is_whole_again_only_when_all_of_its_gaps_are_filled()
    {
        var book = new GapBook(1, graceNs: 0);
        var other = Gap with { FirstId = 21, LastId = 21 };
        book.Add(Gap, 0);
        book.Add(other, 0);
        Assert.False(book.OnAnswer(Gap, isFilled: true));
        Assert.Equal(1, book.OpenOf(0));
        Assert.True(book.OnLate(0, 21));
        book.Add(Gap, 0);
        Assert.False(book.OnAnswer(Gap, isFilled: false));
        Assert.Equal((0, 1), (book.Open, book.Counts.Failed));
    }

    [Fact]
    public void Gaps_beyond_its_room_are_counted()
    {
        var book = new GapBook(1, capacity: 1);
        book.Add(Gap, 0);
        book.Add(Gap with { FirstId = 21, LastId = 22 }, 0);
        Assert.Equal((1, 1), (book.Open, book.Counts.NotKept));
    }
}
