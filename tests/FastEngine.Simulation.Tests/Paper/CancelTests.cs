namespace FastEngine.Simulation.Tests.Paper;

public class CancelTests
{
    [Fact]
    public void Fills_before_the_cancellation_arrives_stand_and_a_trade_at_its_arrival_finds_nothing() => PaperTape.Expect(
        PaperTape.Instant with { CancelLatencyNs = 10, AckLatencyNs = 1 },
        """
        100 order 1 buy market 9
        101 trade 1000 2
        102 cancel 1
        111 trade 1001 3
        112 trade 1002 9
        """,
        """
        101 #1 accepted 9
        102 #1 filled 2 @ 1000 by 1, 7 left
        112 #1 filled 3 @ 1001 by 2, 4 left
        113 #1 cancelled 4
        """);

    [Fact]
    public void A_trade_of_the_same_time_that_came_before_the_request_stands() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 buy market 9
        101 trade 1000 2
        101 cancel 1
        101 trade 1001 3
        """,
        """
        100 #1 accepted 9
        101 #1 filled 2 @ 1000 by 1, 7 left
        101 #1 cancelled 7
        """);

    [Fact]
    public void A_cancellation_that_loses_the_race_finds_no_order() => PaperTape.Expect(
        PaperTape.Instant with { CancelLatencyNs = 10 },
        """
        100 order 1 buy market 2
        101 cancel 1
        105 trade 1000 9
        """,
        """
        100 #1 accepted 2
        105 #1 filled 2 @ 1000 by 1, 0 left
        111 #1 rejected UnknownOrder
        """);

    [Fact]
    public void A_cancellation_never_overtakes_its_order() => PaperTape.Expect(
        PaperTape.Instant with { SubmitLatencyNs = 20, CancelLatencyNs = 5 },
        """
        100 order 1 buy market 2
        100 cancel 1
        110 trade 1000 9
        120 trade 1001 9
        """,
        """
        120 #1 accepted 2
        120 #1 cancelled 2
        """);

    [Fact]
    public void Only_the_first_cancellation_finds_the_order_and_an_unknown_number_finds_none() => PaperTape.Expect(
        PaperTape.Instant with { CancelLatencyNs = 10 },
        """
        100 order 1 buy limit 900 2
        101 cancel 1
        102 cancel 1
        103 cancel 7
        """,
        """
        100 #1 accepted 2
        111 #1 cancelled 2
        112 #1 rejected UnknownOrder
        113 #7 rejected UnknownOrder
        """);

    [Fact]
    public void A_refused_order_leaves_its_cancellation_nothing() => PaperTape.Expect(
        PaperTape.Instant with { SubmitLatencyNs = 10, CancelLatencyNs = 10 },
        """
        100 order 1 buy market 0
        101 cancel 1
        """,
        """
        110 #1 rejected LotSize
        111 #1 rejected UnknownOrder
        """);

    [Fact]
    public void What_a_cancelled_order_would_have_taken_goes_to_the_next() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 buy market 9
        100 order 2 buy market 9
        101 cancel 1
        101 trade 1000 5
        """,
        """
        100 #1 accepted 9
        100 #2 accepted 9
        101 #1 cancelled 9
        101 #2 filled 5 @ 1000 by 1, 4 left
        """);
}
