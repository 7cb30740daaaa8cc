using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Tests.Paper;

public class MarketOrderTests
{
    [Fact]
    public void A_market_order_takes_the_trades_after_its_decision_until_it_is_done() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 trade 1000 50
        100 order 1 buy market 7
        100 trade 1001 3
        105 trade  999 2
        110 trade 1005 9
        120 trade 1000 9
        """,
        """
        100 #1 accepted 7
        100 #1 filled 3 @ 1001 by 2, 4 left
        105 #1 filled 2 @ 999 by 3, 2 left
        110 #1 filled 2 @ 1005 by 4, 0 left
        """);

    [Fact]
    public void The_deciding_trade_never_fills_even_when_the_venue_sees_it_after_the_order() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 sell market 2 on 1
        100 trade 1000 50
        101 trade  990 50
        """,
        """
        100 #1 accepted 2
        101 #1 filled 2 @ 990 by 2, 0 left
        """);

    [Fact]
    public void A_trade_exactly_at_the_arrival_fills_and_one_before_it_does_not() => PaperTape.Expect(
        PaperTape.Instant with { SubmitLatencyNs = 10, AckLatencyNs = 5 },
        """
        100 trade 1000 9
        100 order 1 buy market 2
        109 trade 1001 9
        110 trade 1002 1
        110 trade 1003 9
        """,
        """
        115 #1 accepted 2
        115 #1 filled 1 @ 1002 by 3, 1 left
        115 #1 filled 1 @ 1003 by 4, 0 left
        """);

    [Fact]
    public void Late_trades_fill_nothing() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 trade 1000 9
        100 order 1 buy market 2
        100 late  1001 9
        101 late  1002 9
        101 trade 1003 9
        """,
        """
        100 #1 accepted 2
        101 #1 filled 2 @ 1003 by 4, 0 left
        """);

    [Fact]
    public void Another_instruments_trades_fill_nothing() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 buy market 2
        101 B trade 1000 9
        102 trade 1001 9
        """,
        """
        100 #1 accepted 2
        102 #1 filled 2 @ 1001 by 2, 0 left
        """);

    // 35 % of 10 is 3, of 2 nothing, of 8 is 2.
    [Fact]
    public void Only_the_participation_of_a_trade_is_taken_rounded_down_to_the_lot() => PaperTape.Expect(
        PaperTape.Instant with { ParticipationPpm = 350_000 },
        """
        100 order 1 buy market 6
        101 trade 1000 10
        102 trade 1001 2
        103 trade 1002 8
        104 trade 1003 50
        """,
        """
        100 #1 accepted 6
        101 #1 filled 3 @ 1000 by 1, 3 left
        103 #1 filled 2 @ 1002 by 3, 1 left
        104 #1 filled 1 @ 1003 by 4, 0 left
        """);

    [Fact]
    public void A_trade_of_less_than_a_lot_fills_nothing() => PaperTape.Expect(
        PaperTape.Instant,
        new([PaperTape.Instrument(0, "A") with { Lot = 10 }]),
        """
        100 order 1 buy market 20
        101 trade 1000 9
        102 trade 1001 19
        103 trade 1002 99
        """,
        """
        100 #1 accepted 20
        102 #1 filled 10 @ 1001 by 2, 10 left
        103 #1 filled 10 @ 1002 by 3, 0 left
        """);

    [Fact]
    public void Orders_share_a_trade_in_the_order_of_their_arrival_whatever_their_side() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 buy market 4
        100 order 2 sell market 4
        100 order 3 buy market 4
        101 trade 1000 5
        102 trade 1001 5
        103 trade 1002 5
        """,
        """
        100 #1 accepted 4
        100 #2 accepted 4
        100 #3 accepted 4
        101 #1 filled 4 @ 1000 by 1, 0 left
        101 #2 filled 1 @ 1000 by 1, 3 left
        102 #2 filled 3 @ 1001 by 2, 0 left
        102 #3 filled 2 @ 1001 by 2, 2 left
        103 #3 filled 2 @ 1002 by 3, 0 left
        """);

    [Fact]
    public void The_order_that_arrives_first_comes_before_a_lower_number() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 2 buy market 4
        101 order 1 buy market 4
        102 trade 1000 5
        """,
        """
        100 #2 accepted 4
        101 #1 accepted 4
        102 #1 filled 1 @ 1000 by 1, 3 left
        102 #2 filled 4 @ 1000 by 1, 0 left
        """);
}
