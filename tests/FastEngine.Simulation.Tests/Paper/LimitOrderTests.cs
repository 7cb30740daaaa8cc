namespace FastEngine.Simulation.Tests.Paper;

public class LimitOrderTests
{
    [Fact]
    public void A_buy_limit_fills_at_its_own_price_only_when_a_trade_prints_strictly_below_it() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 trade 1000 9
        100 order 1 buy limit 995 5
        101 trade 996 9
        102 trade 995 9
        103 trade 994 3
        104 trade 995 9
        105 trade 990 9
        """,
        """
        100 #1 accepted 5
        103 #1 filled 3 @ 995 by 4, 2 left
        105 #1 filled 2 @ 995 by 6, 0 left
        """);

    [Fact]
    public void A_sell_limit_fills_at_its_own_price_only_when_a_trade_prints_strictly_above_it() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 trade 1000 9
        100 order 1 sell limit 1005 5
        101 trade 1005 9
        102 trade 1006 9
        """,
        """
        100 #1 accepted 5
        102 #1 filled 5 @ 1005 by 3, 0 left
        """);

    [Fact]
    public void A_trade_through_the_limit_before_the_arrival_does_not_fill() => PaperTape.Expect(
        PaperTape.Instant with { SubmitLatencyNs = 10 },
        """
        100 order 1 buy limit 995 5
        109 trade 990 9
        110 trade 996 9
        111 trade 994 9
        """,
        """
        110 #1 accepted 5
        111 #1 filled 5 @ 995 by 3, 0 left
        """);

    [Fact]
    public void A_limit_that_a_trade_does_not_reach_leaves_it_to_the_next_order() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 buy limit 990 5
        100 order 2 buy limit 995 5
        101 trade 994 7
        102 trade 989 7
        """,
        """
        100 #1 accepted 5
        100 #2 accepted 5
        101 #2 filled 5 @ 995 by 1, 0 left
        102 #1 filled 5 @ 990 by 2, 0 left
        """);

    [Fact]
    public void The_participation_holds_for_limits_too() => PaperTape.Expect(
        PaperTape.Instant with { ParticipationPpm = 500_000 },
        """
        100 order 1 buy limit 995 5
        101 trade 990 7
        102 trade 990 7
        """,
        """
        100 #1 accepted 5
        101 #1 filled 3 @ 995 by 1, 2 left
        102 #1 filled 2 @ 995 by 2, 0 left
        """);
}
