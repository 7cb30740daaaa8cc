using FastEngine.Simulation.Models.Impact;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Tests.Paper;

namespace FastEngine.Simulation.Tests.Models;

public class ImpactTests
{
    // 400 traded. Of 20 bps of 10,000, which are 20: 100/400 are 5; then 300 of 500, 12; of nothing traded in five minutes: the cap, 50.
    [Fact]
    public void Linear_impact_grows_with_what_the_order_filled_over_what_traded() => PaperTape.Expect(
        PaperTape.Instant with { Slippage = new LinearImpact(coefficientBps: 20, capBps: 50) },
        """
        1000000000 trade 10000 400
        1000000000 order 1 buy market 300
        2000000000 trade 10000 100
        3000000000 trade 10000 200
        700000000000 order 2 sell market 1
        700000000000 trade 10000 1
        """,
        """
        1000000000 #1 accepted 300
        2000000000 #1 filled 100 @ 10005 by 2, 200 left
        3000000000 #1 filled 200 @ 10012 by 3, 0 left
        700000000000 #2 accepted 1
        700000000000 #2 filled 1 @ 9950 by 4, 0 left
        """);

    // Order 1 moves by 20 x 100/400 = 5. One half-life later 2.5 are left: order 2, of 20 x 25/500 = 1, pays 1 + 3 rounded up. After another half-life
    // (5 + 2 x 1) / 4 = 1.75 are left, paid as 2 on top of 20 x 26/525 = 0.99, as 1. What buyers left makes no sale cheaper: 20 x 27/551 = 0.98, 1.
    [Fact]
    public void What_earlier_orders_moved_decays_by_half_every_half_life_and_is_paid_by_their_own_side() => PaperTape.Expect(
        PaperTape.Instant with { Slippage = new LinearImpact(coefficientBps: 20, capBps: 50, halfLifeNs: 1_000_000_000) },
        """
        1000000000 trade 10000 400
        1000000000 order 1 buy market 100
        2000000000 trade 10000 100
        2500000000 order 2 buy market 25
        3000000000 trade 10000 25
        3500000000 order 3 buy market 26
        4000000000 trade 10000 26
        4000000000 order 4 sell market 27
        4000000000 trade 10000 27
        """,
        """
        1000000000 #1 accepted 100
        2000000000 #1 filled 100 @ 10005 by 2, 0 left
        2500000000 #2 accepted 25
        3000000000 #2 filled 25 @ 10004 by 3, 0 left
        3500000000 #3 accepted 26
        4000000000 #3 filled 26 @ 10003 by 4, 0 left
        4000000000 #4 accepted 27
        4000000000 #4 filled 27 @ 9999 by 5, 0 left
        """);

    // Its second fill is worse by the 12 of its own law alone: its first is in them.
    [Fact]
    public void An_order_does_not_pay_for_its_own_fills_twice() => PaperTape.Expect(
        PaperTape.Instant with { Slippage = new LinearImpact(coefficientBps: 20, capBps: 50, halfLifeNs: 1_000_000_000) },
        """
        1000000000 trade 10000 400
        1000000000 order 1 buy market 300
        2000000000 trade 10000 100
        2000000000 trade 10000 200
        """,
        """
        1000000000 #1 accepted 300
        2000000000 #1 filled 100 @ 10005 by 2, 200 left
        2000000000 #1 filled 200 @ 10012 by 3, 0 left
        """);

    [Fact]
    public void The_square_root_law_decays_too() => PaperTape.Expect(
        PaperTape.Instant with { Slippage = new SquareRootImpact(coefficientBps: 20, capBps: 50, halfLifeNs: 1_000_000_000) },
        """
        1000000000 trade 10000 400
        1000000000 order 1 buy market 100
        2000000000 trade 10000 100
        2500000000 order 2 buy market 20
        3000000000 trade 10000 20
        """,
        // sqrt(100/400) is a half: 10. One half-life later 5 of them, and sqrt(20/500) is a fifth: 4.
        """
        1000000000 #1 accepted 100
        2000000000 #1 filled 100 @ 10010 by 2, 0 left
        2500000000 #2 accepted 20
        3000000000 #2 filled 20 @ 10009 by 3, 0 left
        """);

    [Theory]
    [InlineData(double.NaN, 1, 0)]
    [InlineData(1, -1, 0)]
    [InlineData(1, 1, -1)]
    public void Linear_impact_out_of_range_is_refused(double coefficientBps, double capBps, long halfLifeNs) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearImpact(coefficientBps, capBps, halfLifeNs));
}
