using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Tests.Paper;

public class QueryTests
{
    private static readonly PaperOptions Slow = PaperTape.Instant with { SubmitLatencyNs = 10, AckLatencyNs = 5 };

    [Fact]
    public void An_answer_is_as_of_the_arrival_and_takes_what_an_order_and_its_report_take() => PaperTape.Expect(
        Slow,
        """
        100 order 1 buy market 5
        100 query 1 orders
        100 query 2 position
        110 trade 1000 2
        111 query 3 orders
        111 query 4 position
        112 trade 1010 1
        121 trade 1020 1
        122 query 5 ping
        """,
        """
        115 #1 accepted 5
        115 ?1 #1 Buy 5 @ 0
        115 ?1 end
        115 #1 filled 2 @ 1000 by 1, 3 left
        115 ?2 long 0 @ 0
        117 #1 filled 1 @ 1010 by 2, 2 left
        126 #1 filled 1 @ 1020 by 3, 1 left
        126 ?3 #1 Buy 2 @ 0
        126 ?3 end
        126 ?4 long 3 @ 1003
        137 ?5 Pong
        """);

    [Fact]
    public void A_latency_of_its_own_is_half_there_and_half_back() => PaperTape.Expect(
        Slow with { QueryLatencyNs = 7 },
        """
        100 order 1 buy market 5
        110 query 1 position
        112 trade 1000 1
        113 trade 1000 1
        120 query 2 ping
        """,
        """
        115 #1 accepted 5
        117 ?1 long 1 @ 1000
        117 #1 filled 1 @ 1000 by 1, 4 left
        118 #1 filled 1 @ 1000 by 2, 3 left
        127 ?2 Pong
        """);

    [Fact]
    public void The_position_of_a_venue_that_nets_is_signed() => PaperTape.Expect(
        PaperTape.Instant,
        "100 order 1 sell market 3\n101 trade 1000 9\n102 query 1 position\n102 B query 2 position",
        """
        100 #1 accepted 3
        101 #1 filled 3 @ 1000 by 1, 0 left
        102 ?1 short -3 @ 1000
        102 ?2 long 0 @ 0
        """);

    [Fact]
    public void The_average_price_is_of_what_is_open() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 buy market 4
        101 trade 1000 1
        102 trade 1010 3
        103 order 2 sell market 2
        104 trade 900 2
        105 query 1 position
        106 order 3 sell market 5
        107 trade 1100 5
        108 query 2 position
        """,
        """
        100 #1 accepted 4
        101 #1 filled 1 @ 1000 by 1, 3 left
        102 #1 filled 3 @ 1010 by 2, 0 left
        103 #2 accepted 2
        104 #2 filled 2 @ 900 by 3, 0 left
        105 ?1 long 2 @ 1008
        106 #3 accepted 5
        107 #3 filled 5 @ 1100 by 4, 0 left
        108 ?2 short -3 @ 1100
        """);

    [Fact]
    public void A_query_of_no_instrument_and_one_too_many_fail_at_once()
    {
        var matcher = new PaperMatcher(Slow with { QueryCapacity = 1 }, PaperTape.Instruments);
        Ask(matcher, 1, 100, instrument: 2);
        Ask(matcher, 2, 100, instrument: 1);
        Ask(matcher, 3, 100, instrument: 1);
        Assert.Equal(
            [(1, VenueUpdateKind.QueryFailed, RejectReason.NoAnswer), (2, VenueUpdateKind.Position, RejectReason.None), (3, VenueUpdateKind.QueryFailed, RejectReason.NoAnswer)],
            Taken(matcher).Select(update => (update.Query, update.Kind, update.Reject)));
        Ask(matcher, 4, 200, instrument: 1);
        Assert.Equal(VenueUpdateKind.Position, Assert.Single(Taken(matcher)).Kind);
    }

    [Fact]
    public void A_position_is_pushed_behind_the_fill_that_changed_it() => PaperTape.Expect(
        Slow with { PushesPositions = true },
        """
        100 order 1 buy market 5
        100 order 2 sell market 8
        110 trade 1000 5
        111 trade 1010 9
        """,
        """
        115 #1 accepted 5
        115 #1 filled 5 @ 1000 by 1, 0 left
        115 long 5 @ 1000
        115 #2 accepted 8
        116 #2 filled 8 @ 1010 by 2, 0 left
        116 short -3 @ 1010
        """);

    [Fact]
    public void Or_later_by_its_own_latency_and_of_its_side() => PaperTape.Expect(
        Slow with { PushesPositions = true, PositionLatencyNs = 4, Mode = AccountMode.Hedge },
        """
        100 order 1 buy market 5
        100 order 2 sell market 3 short
        110 trade 1000 9
        """,
        """
        115 #1 accepted 5
        115 #1 filled 5 @ 1000 by 1, 0 left
        115 #2 accepted 3
        115 #2 filled 3 @ 1000 by 1, 0 left
        119 long 5 @ 1000
        119 short 3 @ 1000
        """);

    [Theory]
    [InlineData("buy market 9", "accepted 9")]
    [InlineData("buy market 11", "rejected InsufficientMargin")]
    [InlineData("buy limit 900 11", "accepted 11")]
    [InlineData("sell market 19", "accepted 19")]
    [InlineData("sell market 30", "rejected InsufficientMargin")]
    [InlineData("sell market 90 reduce", "accepted 90")]
    public void Where_margin_is_demanded_what_opens_beyond_it_is_refused(string order, string answer) => PaperTape.Expect(
        // 2,000 of margin, of which ten at 1,000 take half.
        PaperTape.Instant with { Margin = new PaperMargin(2_005 * Money.One, 10) },
        $"100 order 1 buy market 10\n101 trade 1000 10\n102 order 2 {order}",
        $"100 #1 accepted 10\n101 #1 filled 10 @ 1000 by 1, 0 left\n102 #2 {answer}");

    [Fact]
    public void Margin_is_taken_by_what_waits_and_given_back_by_what_is_closed() => PaperTape.Expect(
        PaperTape.Instant with { Margin = new PaperMargin(1_000 * Money.One, 1) },
        """
        100 trade 10 99
        100 order 1 buy limit 9 60
        101 order 2 buy market 60
        102 cancel 1
        103 order 3 buy market 60
        104 trade 10 60
        105 order 4 buy market 60
        106 order 5 sell market 60
        107 trade 11 60
        108 order 6 buy market 90
        """,
        """
        100 #1 accepted 60
        101 #2 rejected InsufficientMargin
        102 #1 cancelled 60
        103 #3 accepted 60
        104 #3 filled 60 @ 10 by 2, 0 left
        105 #4 rejected InsufficientMargin
        106 #5 accepted 60
        107 #5 filled 60 @ 11 by 3, 0 left
        108 #6 accepted 90
        """);

    private static void Ask(PaperMatcher matcher, long number, long timeNs, int instrument) =>
        matcher.Query(new VenueQuery { Number = number, TimeNs = timeNs, InstrumentId = instrument, Kind = VenueQueryKind.Position });

    private static List<VenueUpdate> Taken(PaperMatcher matcher)
    {
        var updates = new List<VenueUpdate>();
        var taken = default(TradeEvent);
        while (matcher.TryTake(long.MaxValue, ref taken)) updates.Add(taken.VenueUpdate);
        return updates;
    }
}
