using System.Globalization;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Exits;

namespace FastEngine.Signals.Tests.Exits;

public class ExitMonitorTests
{
    // The table of the source's section 2.6.2: seconds, price, drops in a row, moves that would end it; out at 50,185.
    private const string ThreeDrops = """
        2  50020 0 5
        4  50080 0 5
        6  50150 0 3
        8  50180 0 3
        10 50200 0 3
        12 50195 1 3
        14 50190 2 3
        16 50185 3 3
        """;

    // (The source's comparison of exits lets three drops end a position at 2.4 %: by its own steps one does.)
    // Its second example: out at 50,785 with two drops at 1.57 %.
    private const string TwoDrops = """
        2  50500 0 2
        4  50510 0 2
        6  50520 0 2
        8  50800 0 2
        10 50795 1 2
        12 50785 2 2
        """;

    [Theory]
    [InlineData(ThreeDrops, "AdverseMoves of 1 at 50185 (3 against 3)")]
    [InlineData(TwoDrops, "AdverseMoves of 1 at 50785 (2 against 2)")]
    public void Drops_are_counted_as_in_the_sources_tables(string table, string exit)
    {
        foreach (var direction in (Direction[])[Direction.Long, Direction.Short])
        {
            var bed = Opened(direction);
            var rows = table.Split('\n').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).ToArray()).ToArray();
            foreach (var row in rows)
            {
                var price = direction == Direction.Long ? row[1] * 100 : 2 * ExitBed.Entry - row[1] * 100;
                var exits = bed.Check(row[0], price);
                Assert.Equal((row[0], row[2]), (row[0], bed.Position.AdverseMoves));
                Assert.Equal(row == rows[^1], exits != "");
                if (direction == Direction.Long && exits != "") Assert.Equal(exit, exits);
            }
        }
    }

    [Theory]
    [InlineData(49_000_00, 5)]
    [InlineData(50_000_00, 5)]
    [InlineData(50_149_99, 5)]
    [InlineData(50_150_00, 3)]
    [InlineData(50_499_99, 3)]
    [InlineData(50_500_00, 2)]
    [InlineData(50_999_99, 2)]
    [InlineData(51_000_00, 1)]
    [InlineData(60_000_00, 1)]
    public void The_steps_begin_at_exactly_their_profit(long price, int moves)
    {
        var monitor = new ExitMonitor(new ExitOptions(), [0, 1, 2], imbalanceCap: 1000, barNs: EngineTime.NsPerMinute);
        foreach (var quantity in (long[])[1, 3, 7_777])
        {
            var position = new GuardedPosition { Direction = Direction.Long, Quantity = quantity, Cost = (Int128)ExitBed.Entry * quantity };
            Assert.Equal(moves, monitor.AdverseLimit(in position, price));
            position.Direction = Direction.Short;
            Assert.Equal(moves, monitor.AdverseLimit(in position, 2 * ExitBed.Entry - price));
        }
    }

    // The source's "wrong approach": three sells in a row while the price rises are no reason to leave.
    [Fact]
    public void The_price_is_counted_and_not_the_side_of_the_trades()
    {
        var bed = new ExitBed();
        bed.Trade(0, 50_300_00);
        bed.Update(PositionUpdateKind.Opened, price: 50_300_00);
        for (var i = 1; i <= 4; i++)
        {
            bed.Trade(2 * i - 0.001, 50_300_00 + i * 5_00, side: Side.Sell);
            bed.Clock(2 * i);
            Assert.Equal(("", 0), (bed.Exits(), bed.Position.AdverseMoves));
        }
    }

    // An average of 10,000.50 between two prices: profit is exact, not of a rounded average.
    [Fact]
    public void Profit_is_measured_from_the_unrounded_average_entry()
    {
        var position = new GuardedPosition { Direction = Direction.Long, Quantity = 2, Cost = 20_001_00 };
        Assert.False(position.HasProfit(10_030_50, 3_000)); // 0.3 % of 10,000.50 is 30.0015
        Assert.True(position.HasProfit(10_030_51, 3_000));
        Assert.True(position.HasProfit(10_000_50, 0));
    }

    [Fact]
    public void Checks_are_at_multiples_of_two_seconds_after_the_position_was_reported()
    {
        var bed = new ExitBed();
        bed.Trade(0.5, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, seconds: 2);
        bed.Trade(2.5, ExitBed.Entry);
        Assert.Empty(bed.Recording.Views);
        bed.Trade(3.999, ExitBed.Entry);
        Assert.Empty(bed.Recording.Views);
        bed.Clock(4);
        bed.Clock(6);
        bed.Clock(9.75);
        bed.Trade(9.8, ExitBed.Entry);
        Assert.Equal([4, 6, 8], bed.Recording.Views.Select(view => (view.TimeNs - ExitBed.At(0)) / EngineTime.NsPerSecond));
        bed.Update(PositionUpdateKind.Closed, seconds: 9.9);
        bed.Clock(12);
        Assert.Equal(3, bed.Recording.Views.Count);
    }

    // A trade at a check's very time comes after it.
    [Fact]
    public void A_check_sees_the_trades_before_it()
    {
        var bed = Opened(Direction.Long);
        bed.Trade(1.999, 49_990_00);
        bed.Trade(2, 49_980_00);
        Assert.Equal((1, 49_990_00), (bed.Position.AdverseMoves, bed.Position.SampledPrice));
    }

    [Fact]
    public void The_first_sample_is_compared_with_the_entry_and_an_equal_price_neither_adds_nor_ends()
    {
        var bed = Opened(Direction.Long);
        long[] prices = [49_999_00, 49_999_00, 49_998_00, 49_998_00, 49_998_00, 49_999_00, 49_998_00, 49_998_00];
        int[] moves = [1, 1, 2, 2, 2, 0, 1, 1];
        for (var i = 0; i < prices.Length; i++)
        {
            Assert.Equal("", bed.Check(2 * (i + 1), prices[i]));
            Assert.Equal((i, moves[i]), (i, bed.Position.AdverseMoves));
        }

        bed = Opened(Direction.Long);
        bed.Check(2, ExitBed.Entry);
        Assert.Equal(0, bed.Position.AdverseMoves);
    }

    [Fact]
    public void Five_moves_end_a_position_without_profit_and_a_further_check_asks_for_nothing()
    {
        var bed = Opened(Direction.Short);
        for (var i = 1; i < 5; i++) Assert.Equal("", bed.Check(2 * i, ExitBed.Entry + i * 10));
        Assert.Equal("AdverseMoves of 1 at 50000.5 (5 against 5)", bed.Check(10, ExitBed.Entry + 50));
        Assert.Equal("", bed.Check(12, ExitBed.Entry + 60));
        bed.Update(PositionUpdateKind.ExitFailed, 12);
        Assert.Equal("AdverseMoves of 1 at 50000.7 (7 against 5)", bed.Check(14, ExitBed.Entry + 70));
    }

    // A quiet market between two events: every check in between is made, each at its own time.
    [Fact]
    public void Checks_that_fell_due_together_are_made_one_by_one()
    {
        var bed = Opened(Direction.Long);
        bed.Trade(1, 49_990_00);
        bed.Trade(30.5, 49_980_00);
        Assert.Equal(1, bed.Position.AdverseMoves);
        Assert.Equal([ExitBed.At(30)], bed.Recording.Checks.Select(check => check.TimeNs));
    }

    [Fact]
    public void A_reset_keeps_the_streak_and_its_last_sample()
    {
        var bed = Opened(Direction.Long);
        for (var i = 1; i < 5; i++) Assert.Equal("", bed.Check(2 * i, ExitBed.Entry - i * 10));
        bed.Trade(4001, ExitBed.Entry - 40);
        Assert.Equal((4, ExitBed.Entry - 40), (bed.Position.AdverseMoves, bed.Position.SampledPrice));
        Assert.Equal("", bed.Check(4002, ExitBed.Entry - 40));
        Assert.StartsWith("AdverseMoves of 1", bed.Check(4004, ExitBed.Entry - 50), StringComparison.Ordinal);
    }

    // 2.6.1 of the source: 3.5 > 2.8 > 1.8 on entry, still bullish at 10 s and 20 s, reversed at 30 s. A single check does not end it here.
    [Fact]
    public void The_cascade_reverses_as_in_the_sources_example_at_the_second_check_that_sees_it()
    {
        var bed = new CascadeBed();
        bed.Open(Direction.Long);
        Assert.Equal("", bed.Check(10, 50_600_00, (32, 10), (27, 10), (19, 10)));
        Assert.Equal("", bed.Check(20, 51_200_00, (28, 10), (25, 10), (18, 10)));
        Assert.Equal("", bed.Check(30, 51_800_00, (4, 10), (6, 10), (9, 10)));
        Assert.Equal("CascadeReversal 0.4 against 0.5", bed.Check(32, 51_800_00, (4, 10), (6, 10), (9, 10)));
        Assert.Equal("", bed.Check(34, 51_800_00, (4, 10), (6, 10), (9, 10)));
    }

    // Buys and sells of the shortest, middle and longest window, for a long; of a short the sides change places.
    [Theory]
    [InlineData("4/10 6/10 9/10", true)]
    [InlineData("5/10 6/10 9/10", false)] // 0.5 is not below 0.5
    [InlineData("4/10 4/10 9/10", false)]
    [InlineData("4/10 9/10 9/10", false)]
    [InlineData("4/10 9/10 6/10", false)]
    [InlineData("1/3 6/10 9/10", false)] // four trades
    [InlineData("1/4 6/10 9/10", true)]
    [InlineData("0/9 1/900 9/10", true)] // clamped to 1/1000, still the least
    [InlineData("0/9 0/90 9/10", false)] // both clamped: equal
    public void A_reversal_needs_the_order_the_ratio_and_enough_trades(string windows, bool isReversed)
    {
        var pairs = windows.Split(' ').Select(pair => pair.Split('/').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        foreach (var direction in (Direction[])[Direction.Long, Direction.Short])
        {
            var bed = new CascadeBed();
            bed.Open(direction);
            var (first, middle, longest) = direction == Direction.Long
                ? ((pairs[0][0], pairs[0][1]), (pairs[1][0], pairs[1][1]), (pairs[2][0], pairs[2][1]))
                : ((pairs[0][1], pairs[0][0]), (pairs[1][1], pairs[1][0]), (pairs[2][1], pairs[2][0]));
            Assert.Equal("", bed.Check(2, ExitBed.Entry, first, middle, longest));
            Assert.Equal(isReversed, bed.Check(4, ExitBed.Entry, first, middle, longest).StartsWith("CascadeReversal", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_check_that_sees_no_reversal_begins_the_confirmations_anew()
    {
        var bed = new CascadeBed();
        bed.Open(Direction.Long);
        Assert.Equal("", bed.Check(2, ExitBed.Entry, (4, 10), (6, 10), (9, 10)));
        Assert.Equal("", bed.Check(4, ExitBed.Entry, (7, 10), (6, 10), (9, 10)));
        Assert.Equal("", bed.Check(6, ExitBed.Entry, (4, 10), (6, 10), (9, 10)));
        Assert.NotEqual("", bed.Check(8, ExitBed.Entry, (4, 10), (6, 10), (9, 10)));
    }

    [Fact]
    public void Of_two_rules_that_hold_at_one_check_the_cascade_is_the_reason()
    {
        var bed = new CascadeBed();
        bed.Open(Direction.Long);
        for (var i = 1; i < 4; i++) Assert.Equal("", bed.Check(2 * i, ExitBed.Entry - i, (7, 10), (6, 10), (9, 10)));
        Assert.Equal("", bed.Check(8, ExitBed.Entry - 4, (4, 10), (6, 10), (9, 10)));
        Assert.Equal("CascadeReversal 0.4 against 0.5", bed.Check(10, ExitBed.Entry - 5, (4, 10), (6, 10), (9, 10)));
        Assert.Equal(5, bed.AdverseMoves);
    }

    // Through the shard, with real windows: sellers take over for the last 15 s of a market of buyers.
    [Fact]
    public void On_a_shard_the_windows_of_the_exits_are_read_at_the_checks_time()
    {
        var bed = new ExitBed();
        for (var i = 0; i < 600; i++) bed.Trade(-300 + i * 0.5, ExitBed.Entry, quantity: 10, i % 3 == 0 ? Side.Sell : Side.Buy);
        bed.Update(PositionUpdateKind.Opened, seconds: 0);
        for (var i = 1; i < 60; i++)
        {
            bed.Trade(i * 0.25, ExitBed.Entry, quantity: 10, Side.Sell);
            if (bed.Recording.Exits.Count > 0) break;
        }

        var exit = Assert.Single(bed.Recording.Exits);
        Assert.Equal(ExitReason.CascadeReversal, exit.Reason);
        // At 8 s, T after -7 s: 13 trades of the market before, 9 of them buys, and 31 sells; 9/35. At 6 s 12/28, the first check that sees it.
        Assert.Equal((8, 9.0 / 35), ((exit.TimeNs - ExitBed.At(0)) / EngineTime.NsPerSecond, exit.Measured));
    }

    private static ExitBed Opened(Direction direction)
    {
        var bed = new ExitBed();
        bed.Trade(0, ExitBed.Entry);
        bed.Update(PositionUpdateKind.Opened, direction: direction);
        return bed;
    }
}
