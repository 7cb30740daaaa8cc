using FastEngine.Core;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Tests.Paper;

public class SlippageTests
{
    private static readonly InstrumentTable TickOfFive = new([PaperTape.Instrument(0, "A") with { Tick = 5 }]);

    // Half of 3 ticks of 5 is 7.5, rounded against the order.
    [Fact]
    public void Half_a_spread_worsens_market_orders_and_triggered_stops_and_no_limits() => PaperTape.Expect(
        PaperTape.Instant with { Slippage = new HalfSpread(3) },
        TickOfFive,
        """
        100 order 1 buy market 1
        100 order 2 sell market 1
        100 order 3 sell stop 1000 1
        100 order 4 buy limit 1005 1
        101 trade 1000 9
        102 trade 1005 9
        """,
        """
        100 #1 accepted 1
        100 #2 accepted 1
        100 #3 accepted 1
        100 #4 accepted 1
        101 #1 filled 1 @ 1008 by 1, 0 left
        101 #2 filled 1 @ 992 by 1, 0 left
        101 #4 filled 1 @ 1005 by 1, 0 left
        102 #3 filled 1 @ 997 by 2, 0 left
        """);

    [Fact]
    public void No_spread_is_wide_enough_to_sell_for_nothing() => PaperTape.Expect(
        PaperTape.Instant with { Slippage = new HalfSpread(1_000) },
        """
        100 order 1 sell market 1
        101 trade 3 1
        """,
        """
        100 #1 accepted 1
        101 #1 filled 1 @ 1 by 1, 0 left
        """);

    // 20 bps of 10,000 are 20. Trade 3: sqrt(100/400) = 1/2, so 10. Trade 4: sqrt(225/500) = 0.6708, 13.42. Trade 5: seconds 2 to 301 hold
    // 100 + 125 and the late 31, and 64/256 is 1/4: 10. Trade 6: nothing traded in its five minutes: the cap. Trade 7: 20 * sqrt(900) = 600: the cap.
    [Fact]
    public void Impact_grows_with_the_root_of_what_the_order_filled_over_what_traded_before() => PaperTape.Expect(
        PaperTape.Instant with { Slippage = new SquareRootImpact(coefficientBps: 20, capBps: 50) },
        """
        900000000 trade 9000 1
        1000000000 trade 10000 399
        1000000000 order 1 buy market 225
        2000000000 trade 10000 100
        3000000000 trade 10000 125
        3000000000 late 9999 31
        3000000000 order 2 sell market 64
        301000000000 trade 10000 64
        700000000000 order 3 buy market 1
        700000000000 trade 10000 1
        700000000000 order 4 sell market 900
        700000000000 trade 10000 900
        """,
        """
        1000000000 #1 accepted 225
        2000000000 #1 filled 100 @ 10010 by 3, 125 left
        3000000000 #1 filled 125 @ 10014 by 4, 0 left
        3000000000 #2 accepted 64
        301000000000 #2 filled 64 @ 9990 by 6, 0 left
        700000000000 #3 accepted 1
        700000000000 #3 filled 1 @ 10050 by 7, 0 left
        700000000000 #4 accepted 900
        700000000000 #4 filled 900 @ 9950 by 8, 0 left
        """);

    [Fact]
    public void An_instruments_volume_is_its_own() => PaperTape.Expect(
        PaperTape.Instant with { Slippage = new SquareRootImpact(coefficientBps: 20, capBps: 50) },
        """
        100 B trade 10000 1000000
        100 trade 10000 4
        100 order 1 buy market 1
        101 trade 10000 1
        """,
        """
        100 #1 accepted 1
        101 #1 filled 1 @ 10010 by 3, 0 left
        """);

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, 10_001)]
    public void Impact_knobs_out_of_range_are_refused(double coefficientBps, double capBps) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SquareRootImpact(coefficientBps, capBps));

    [Fact]
    public void A_negative_spread_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new HalfSpread(-1));
}
