using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Tests.Paper;

public class VenueFilterTests
{
    private static readonly InstrumentTable Coarse = new(
        [PaperTape.Instrument(0, "A") with { Tick = 5, Lot = 10, MinNotional = 10_000 * Money.One }]);

    [Theory]
    [InlineData("buy market 10", "accepted 10")]
    [InlineData("buy market 15", "rejected LotSize")]
    [InlineData("buy market 0", "rejected LotSize")]
    [InlineData("buy market -10", "rejected LotSize")]
    [InlineData("buy limit 1005 10", "accepted 10")]
    [InlineData("buy limit 1003 10", "rejected PriceFilter")]
    [InlineData("buy limit 0 10", "rejected PriceFilter")]
    [InlineData("buy stop 1003 10", "rejected PriceFilter")]
    [InlineData("buy stop 1005 10", "accepted 10")]
    [InlineData("buy stop 1000 10", "rejected WouldTrigger")]
    [InlineData("sell stop 1000 10", "rejected WouldTrigger")]
    [InlineData("sell stop 1005 10", "rejected WouldTrigger")]
    [InlineData("sell stop 995 20", "accepted 20")]
    [InlineData("sell target 1005 10", "accepted 10")]
    [InlineData("sell target 1000 10", "rejected WouldTrigger")]
    [InlineData("buy target 995 20", "accepted 20")]
    [InlineData("buy target 1005 10", "rejected WouldTrigger")]
    [InlineData("buy limit 995 10", "rejected MinNotional")]
    [InlineData("buy stop 995 10", "rejected MinNotional")]
    [InlineData("sell limit 995 20", "accepted 20")]
    [InlineData("sell market 10 reduce", "rejected ReduceOnly")]
    public void Filters_are_applied_at_arrival(string order, string answer) => PaperTape.Expect(
        PaperTape.Instant with { SubmitLatencyNs = 10, AckLatencyNs = 3 },
        Coarse,
        $"100 trade 1000 9\n100 order 1 {order}",
        $"113 #1 {answer}");

    [Fact]
    public void A_market_order_is_weighed_at_the_last_price_when_it_arrives() => PaperTape.Expect(
        PaperTape.Instant with { SubmitLatencyNs = 10 },
        Coarse,
        """
        100 trade 1000 1
        100 order 1 buy market 10
        105 trade  995 1
        106 order 2 buy market 10
        107 late  1000 1
        113 trade 1000 1
        """,
        """
        110 #1 rejected MinNotional
        116 #2 accepted 10
        """);

    // The table's orders refer to a price of 100.
    [Theory]
    [InlineData(100, "accepted")]
    [InlineData(90, "rejected MinNotional")]
    public void Before_the_first_trade_it_is_weighed_at_its_reference_price(long quantity, string answer) => PaperTape.Expect(
        PaperTape.Instant, Coarse, $"100 order 1 buy market {quantity}", $"100 #1 {answer}{(answer == "accepted" ? " 100" : "")}");

    [Fact]
    public void A_reduce_only_order_may_be_smaller_than_the_least_notional() => PaperTape.Expect(
        PaperTape.Instant,
        Coarse,
        """
        100 order 1 buy market 200
        101 trade 1000 200
        102 trade 500 10
        103 order 2 sell market 10 reduce
        104 trade 500 10
        """,
        """
        100 #1 accepted 200
        101 #1 filled 200 @ 1000 by 1, 0 left
        103 #2 accepted 10
        104 #2 filled 10 @ 500 by 3, 0 left
        """);

    [Fact]
    public void Reduce_only_orders_are_refused_on_the_wrong_side_and_never_turn_a_position() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 sell market 5
        101 trade 1000 5
        102 order 2 sell market 1 reduce
        103 order 3 buy market 3 reduce
        103 order 4 buy market 4 reduce
        104 trade 1001 9
        """,
        """
        100 #1 accepted 5
        101 #1 filled 5 @ 1000 by 1, 0 left
        102 #2 rejected ReduceOnly
        103 #3 accepted 3
        103 #4 accepted 4
        104 #3 filled 3 @ 1001 by 2, 0 left
        104 #4 filled 2 @ 1001 by 2, 2 left
        104 #4 cancelled 2
        """);

    [Fact]
    public void A_reduce_only_stop_with_nothing_left_to_reduce_is_cancelled_when_it_would_fill() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 buy market 5
        101 trade 1000 5
        102 order 2 sell stop 990 5 reduce
        102 order 3 sell market 5 reduce
        103 trade 995 9
        104 trade 990 9
        105 trade 980 9
        """,
        """
        100 #1 accepted 5
        101 #1 filled 5 @ 1000 by 1, 0 left
        102 #2 accepted 5
        102 #3 accepted 5
        103 #3 filled 5 @ 995 by 2, 0 left
        105 #2 cancelled 5
        """);

    [Fact]
    public void A_client_id_is_accepted_once_and_a_refused_one_may_be_used_again() => PaperTape.Expect(
        PaperTape.Instant,
        """
        100 order 1 buy market 1 on 0 attempt 7
        101 trade 1000 1
        102 order 2 buy market 1 on 0 attempt 7
        103 order 3 buy market 0 on 0 attempt 8
        104 order 4 buy market 1 on 0 attempt 8
        """,
        """
        100 #1 accepted 1
        101 #1 filled 1 @ 1000 by 1, 0 left
        102 #2 rejected DuplicateClientId
        103 #3 rejected LotSize
        104 #4 accepted 1
        """);

    [Fact]
    public void The_oldest_client_id_is_forgotten_first() => PaperTape.Expect(
        PaperTape.Instant with { RememberedIds = 2 },
        """
        100 order 1 buy market 1 attempt 1
        101 order 2 buy market 1 attempt 2
        102 order 3 buy market 1 attempt 3
        103 order 4 buy market 1 attempt 2
        104 order 5 buy market 1 attempt 1
        105 order 6 buy market 1 attempt 3
        """,
        """
        100 #1 accepted 1
        101 #2 accepted 1
        102 #3 accepted 1
        103 #4 rejected DuplicateClientId
        104 #5 accepted 1
        105 #6 rejected DuplicateClientId
        """);

    [Fact]
    public void An_instrument_with_all_its_places_taken_refuses_by_name_and_others_do_not() => PaperTape.Expect(
        PaperTape.Instant with { OrdersPerInstrument = 2, SubmitLatencyNs = 10 },
        """
        100 order 1 buy limit 900 1
        100 order 2 buy market 1
        100 order 3 buy market 1
        100 B order 4 buy market 1
        111 trade 1000 9
        112 order 5 buy market 1
        """,
        """
        110 #1 accepted 1
        110 #2 accepted 1
        110 #3 rejected TooManyOrders
        110 #4 accepted 1
        111 #2 filled 1 @ 1000 by 1, 0 left
        122 #5 accepted 1
        """);

    [Fact]
    public void The_gateway_answers_an_approved_order_like_the_matcher()
    {
        var venue = new PaperVenue(PaperTape.Instant with { SubmitLatencyNs = 10, AckLatencyNs = 5 }, PaperTape.Instruments);
        // Nothing outside the risk gate can make any other.
        venue.Submit(default(ApprovedOrder));
        Assert.Equal((15, 1), (venue.NextReportNs, venue.LiveOrders(0)));
        var taken = default(TradeEvent);
        Assert.False(venue.TryTake(14, ref taken));
        Assert.True(venue.TryTake(15, ref taken));
        var report = taken.OrderReport;
        Assert.Equal((15, 10, OrderReportKind.Rejected, RejectReason.LotSize), (report.TimeNs, report.VenueTimeNs, report.Kind, report.Reject));
        Assert.Equal((long.MaxValue, 0), (venue.NextReportNs, venue.LiveOrders(0)));
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        Refused(nameof(PaperOptions.SubmitLatencyNs), PaperTape.Instant with { SubmitLatencyNs = -1 });
        Refused(nameof(PaperOptions.AckLatencyNs), PaperTape.Instant with { AckLatencyNs = PaperOptions.MaxLatencyNs + 1 });
        Refused(nameof(PaperOptions.ParticipationPpm), PaperTape.Instant with { ParticipationPpm = 0 });
        Refused(nameof(PaperOptions.ParticipationPpm), PaperTape.Instant with { ParticipationPpm = 1_000_001 });
        Refused(nameof(PaperOptions.OrdersPerInstrument), PaperTape.Instant with { OrdersPerInstrument = 0 });
    }

    private static void Refused(string knob, PaperOptions options) =>
        Assert.Equal(knob, Assert.Throws<ArgumentOutOfRangeException>(() => new PaperMatcher(options, PaperTape.Instruments)).ParamName);
}
