namespace FastEngine.Simulation.Tests.Paper;

public class TargetAndListTests
{
    [Fact]
    public void A_target_is_set_off_on_the_profitable_side_and_filled_from_the_next_trade() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 trade 1000 9
        100 order 1 sell target 1010 5
        100 order 2 buy target 990 5
        103 trade 1009 9
        104 trade 1011 9
        105 trade 1005 3
        106 trade 990 9
        107 trade 1000 9
        """,
        """
        100 #1 accepted 5
        100 #2 accepted 5
        105 #1 filled 3 @ 1005 by 4, 2 left
        106 #1 filled 2 @ 990 by 5, 0 left
        107 #2 filled 5 @ 1000 by 6, 0 left
        """);

    [Fact]
    public void A_trigger_that_was_passed_on_the_way_is_refused_and_before_the_first_trade_none_is() => PaperTape.Expect(
        PaperTape.Instant with { SubmitLatencyNs = 10 },
        """
        100 B order 1 sell stop 990 5
        100 trade 1000 9
        100 order 2 sell stop 990 5
        105 trade 990 9
        """,
        """
        110 #1 accepted 5
        110 #2 rejected WouldTrigger
        """);

    [Fact]
    public void When_one_of_a_list_is_set_off_the_venue_cancels_the_other_and_no_other_lists() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 buy market 9
        101 trade 1000 9
        102 order 2 sell stop 990 5 reduce listed 7
        102 order 3 sell target 1010 5 reduce listed 7
        102 order 4 sell stop 980 4 reduce listed 8
        102 order 5 sell target 1010 4 reduce
        103 trade 1010 9
        104 trade 1011 9
        """,
        """
        100 #1 accepted 9
        101 #1 filled 9 @ 1000 by 1, 0 left
        102 #2 accepted 5
        102 #3 accepted 5
        102 #4 accepted 4
        102 #5 accepted 4
        103 #2 cancelled 5
        104 #3 filled 5 @ 1011 by 3, 0 left
        104 #5 filled 4 @ 1011 by 3, 0 left
        """);

    [Fact]
    public void A_limit_of_a_list_ends_the_other_by_its_first_fill() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 buy market 9
        101 trade 1000 9
        102 order 2 sell limit 1010 9 listed 7
        102 order 3 sell stop 990 9 listed 7
        103 trade 1011 4
        104 trade 985 9
        105 trade 1012 9
        """,
        """
        100 #1 accepted 9
        101 #1 filled 9 @ 1000 by 1, 0 left
        102 #2 accepted 9
        102 #3 accepted 9
        103 #2 filled 4 @ 1010 by 2, 5 left
        103 #3 cancelled 9
        105 #2 filled 5 @ 1010 by 4, 0 left
        """);

    [Fact]
    public void One_that_is_on_its_way_when_the_other_is_set_off_ends_at_its_arrival() => PaperTape.Expect(
        PaperTape.Instant with { SubmitLatencyNs = 10 },
        """
        100 trade 1000 9
        100 order 1 sell stop 990 5 listed 7
        111 order 2 sell target 1010 5 listed 7
        112 trade 990 9
        113 trade 991 9
        122 trade 995 9
        """,
        """
        110 #1 accepted 5
        113 #1 filled 5 @ 991 by 3, 0 left
        121 #2 accepted 5
        121 #2 cancelled 5
        """);

    [Fact]
    public void A_cancellation_of_one_leaves_the_other() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 trade 1000 9
        100 order 1 sell stop 990 5 listed 7
        100 order 2 sell target 1010 5 listed 7
        101 cancel 1
        102 trade 1010 9
        103 trade 1009 9
        """,
        """
        100 #1 accepted 5
        100 #2 accepted 5
        101 #1 cancelled 5
        103 #2 filled 5 @ 1009 by 3, 0 left
        """);

    [Fact]
    public void Legs_of_a_position_that_is_gone_rest_and_expire_when_set_off() => PaperTape.Expect(
        PaperTape.Hedged,
        """
        100 order 1 buy market 5
        101 trade 1000 5
        102 order 2 sell stop 990 5 leg stop
        102 order 3 sell target 1010 5 leg target
        102 order 4 sell market 5 leg exit
        103 trade 1001 9
        104 query 1 orders
        105 trade 1010 9
        106 trade 1011 9
        107 query 2 orders
        """,
        """
        100 #1 accepted 5
        101 #1 filled 5 @ 1000 by 1, 0 left
        102 #2 accepted 5
        102 #3 accepted 5
        102 #4 accepted 5
        103 #4 filled 5 @ 1001 by 2, 0 left
        104 ?1 #2 Sell 5 @ 990
        104 ?1 #3 Sell 5 @ 1010
        104 ?1 end
        106 #3 cancelled 5
        107 ?2 #2 Sell 5 @ 990
        107 ?2 end
        """);
}
