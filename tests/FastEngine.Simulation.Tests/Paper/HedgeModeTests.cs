using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Tests.Paper;

public class HedgeModeTests
{
    [Fact]
    public void Both_sides_stand_beside_each_other_and_an_order_that_reduces_one_never_turns_it() => PaperTape.Expect(
        PaperTape.Hedged,
        """
        100 order 1 buy market 5
        100 order 2 sell market 3 short
        101 trade 1000 9
        102 order 3 sell market 9
        102 order 4 buy market 1 short
        103 trade 1001 20
        104 query 1 position
        104 query 2 position short
        """,
        """
        100 #1 accepted 5
        100 #2 accepted 3
        101 #1 filled 5 @ 1000 by 1, 0 left
        101 #2 filled 3 @ 1000 by 1, 0 left
        102 #3 accepted 9
        102 #4 accepted 1
        103 #3 filled 5 @ 1001 by 2, 4 left
        103 #3 cancelled 4
        103 #4 filled 1 @ 1001 by 2, 0 left
        104 ?1 long 0 @ 0
        104 ?2 short 2 @ 1000
        """);

    [Theory]
    [InlineData("sell market 2", "accepted 2")]
    [InlineData("sell market 2 reduce", "accepted 2")]
    [InlineData("buy market 2 short", "rejected ReduceOnly")]
    [InlineData("buy market 2 short reduce", "rejected ReduceOnly")]
    [InlineData("buy market 2 reduce", "rejected ReduceOnly")]
    [InlineData("sell market 2 short", "accepted 2")]
    public void The_side_of_the_position_decides_whether_there_is_something_to_reduce(string order, string answer) =>
        AssertAnswer(PaperTape.Hedged with { ReduceOnlyRefusedInHedge = false }, order, answer);

    [Theory]
    [InlineData("sell market 2", "accepted 2")]
    [InlineData("sell market 2 reduce", "rejected ReduceOnlyNotAccepted")]
    public void The_flag_is_refused(string order, string answer) => AssertAnswer(PaperTape.Hedged, order, answer);

    [Fact]
    public void One_way_the_flag_is_what_it_was() => AssertAnswer(PaperTape.Instant, "sell market 2 reduce", "accepted 2");

    [Fact]
    public void On_spot_a_sale_of_what_a_list_locks_is_refused() => PaperTape.Expect(
        PaperTape.Instant,
        new InstrumentTable([PaperTape.Instrument(0, "A") with { Market = Market.Spot }]),
        """
        100 order 1 buy market 5
        101 trade 1000 9
        102 order 2 sell stop 990 3 listed 7
        102 order 3 sell target 1010 3 listed 7
        103 order 4 sell market 3
        103 order 5 sell market 2
        104 cancel 2
        104 cancel 3
        104 order 6 sell market 3
        105 trade 1000 9
        """,
        """
        100 #1 accepted 5
        101 #1 filled 5 @ 1000 by 1, 0 left
        102 #2 accepted 3
        102 #3 accepted 3
        103 #4 rejected InsufficientBalance
        103 #5 accepted 2
        104 #2 cancelled 3
        104 #3 cancelled 3
        104 #6 accepted 3
        105 #5 filled 2 @ 1000 by 2, 0 left
        105 #6 filled 3 @ 1000 by 2, 0 left
        """);

    [Fact]
    public void A_spot_market_nets_in_either_mode() => PaperTape.Expect(
        PaperTape.Hedged,
        new InstrumentTable([PaperTape.Instrument(0, "A") with { Market = Market.Spot }]),
        """
        100 order 1 buy market 5
        101 trade 1000 9
        102 order 2 sell market 3 short
        103 trade 1001 9
        104 query 1 position short
        """,
        """
        100 #1 accepted 5
        101 #1 filled 5 @ 1000 by 1, 0 left
        102 #2 accepted 3
        103 #2 filled 3 @ 1001 by 2, 0 left
        104 ?1 long 2 @ 1000
        """);

    // Bought at 1000: 5 and sold 7 at 1010, so 50 is won and 2 are short at 1010; bought back at 1000 20 more are won.
    [Theory]
    [InlineData(AccountMode.OneWay)]
    [InlineData(AccountMode.Hedge)]
    public void Realised_profit_is_by_average_cost_whichever_way_positions_are_kept(AccountMode mode)
    {
        var free = new FeeSchedule { UsdMargined = new FeeRates(0, 0) };
        var venue = new PaperMatcher(PaperTape.Instant with { Mode = mode, Fees = free }, PaperTape.Instruments);
        void Trade(long number, Side side, Direction direction, long quantity, long price)
        {
            venue.Submit(new OrderTerms
            {
                Id = new ClientOrderId { Sequence = number }, Order = number, DecidedNs = number, Side = side, PositionDirection = direction, Quantity = quantity,
            });
            venue.OnTrade(PaperTape.Trade(number, number, price, 99), isOnTime: true);
        }

        Trade(1, Side.Buy, Direction.Long, 5, 1000);
        Trade(2, Side.Sell, Direction.Long, 5, 1010);
        Trade(3, Side.Sell, Direction.Short, 2, 1010);
        Assert.Equal((-2, 0, 2), (venue.Position(0), venue.Position(0, Direction.Long), venue.Position(0, Direction.Short)));
        Trade(4, Side.Buy, Direction.Short, 2, 1000);
        Assert.Equal(70 * Money.One, venue.Realised);
    }

    // On an account that is long 5.
    private static void AssertAnswer(PaperOptions options, string order, string answer) => PaperTape.Expect(
        options,
        $"100 order 1 buy market 5\n101 trade 1000 9\n102 order 2 {order}",
        $"100 #1 accepted 5\n101 #1 filled 5 @ 1000 by 1, 0 left\n102 #2 {answer}");
}
