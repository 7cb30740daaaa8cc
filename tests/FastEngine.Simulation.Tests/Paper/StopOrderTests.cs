namespace FastEngine.Simulation.Tests.Paper;

public class StopOrderTests
{
    [Fact]
    public void A_sell_stop_is_set_off_by_a_trade_at_its_trigger_and_filled_from_the_next() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 trade 1000 9
        100 order 1 sell stop 990 5
        101 trade 991 9
        102 trade 990 9
        102 trade 985 2
        103 trade 1010 9
        """,
        """
        100 #1 accepted 5
        102 #1 filled 2 @ 985 by 4, 3 left
        103 #1 filled 3 @ 1010 by 5, 0 left
        """);

    [Fact]
    public void A_buy_stop_is_set_off_by_a_trade_beyond_its_trigger() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 buy stop 1010 5
        101 trade 1009 9
        102 trade 1020 9
        103 trade 1005 9
        """,
        """
        100 #1 accepted 5
        103 #1 filled 5 @ 1005 by 3, 0 left
        """);

    [Fact]
    public void What_trades_before_the_arrival_or_late_or_is_the_deciding_trade_sets_nothing_off() => PaperTape.Expect(
        PaperTape.Instant with { SubmitLatencyNs = 10 },
        """
        100 order 1 sell stop 990 5
        105 trade 980 9
        109 trade 995 9
        110 late  980 9
        111 trade 1000 9
        112 order 2 sell stop 990 5 on 5
        122 trade 980 9
        123 trade 1000 9
        124 trade 970 7
        125 trade 960 9
        """,
        """
        110 #1 accepted 5
        122 #2 accepted 5
        123 #1 filled 5 @ 1000 by 6, 0 left
        125 #2 filled 5 @ 960 by 8, 0 left
        """);

    [Fact]
    public void A_stop_is_set_off_by_a_trade_that_others_use_up() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 buy market 9
        100 order 2 sell stop 990 5
        101 trade 990 9
        102 trade 995 9
        """,
        """
        100 #1 accepted 9
        100 #2 accepted 5
        101 #1 filled 9 @ 990 by 1, 0 left
        102 #2 filled 5 @ 995 by 2, 0 left
        """);
}
