using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Models;
using FastEngine.Simulation.Models.Fees;
using FastEngine.Simulation.Models.Funding;
using FastEngine.Simulation.Models.Liquidation;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Tests.Paper;

namespace FastEngine.Simulation.Tests.Models;

public class AccountModelTests
{
    private const long Day = 24 * EngineTime.NsPerHour;

    private static readonly PaperOptions Free = PaperTape.Instant with { Fees = new FeeSchedule { UsdMargined = new FeeRates(0, 0) } };

    // 1 % of what is taken, 0.5 % from 1,000 on, 0.1 % from 5,000 on. Day 0 trades 900 and 600: both by the first tier, since a day counts from the next one on.
    // Day 1 has 1,500 behind it; then 4,000 more make 5,500 for day 2. On day 31 the 1,500 of day 0 are 31 days old: 4,000 and 100 are left. On day 33 nothing is but 100.
    [Fact]
    public void The_fee_is_that_of_the_tier_which_the_last_thirty_days_reached()
    {
        var options = PaperTape.Instant with
        {
            Tiers = new FeeTiers { UsdMargined = [Tier(0, 10_000_000), Tier(1_000, 5_000_000), Tier(5_000, 1_000_000)] },
        };
        Assert.Equal(["9", "6", "20", "0.1", "0.5", "1"], Fees(options, (0, 900), (0, 600), (1, 4_000), (2, 100), (31, 100), (33, 100)));
    }

    // 3,000 before the tape, of which a thirtieth leaves each day: 2,900 and 100 on day 1; 1,100 and 110 on day 19; 100 and 120 on day 29.
    [Fact]
    public void What_was_traded_before_the_tape_leaves_day_by_day()
    {
        var options = PaperTape.Instant with
        {
            Tiers = new FeeTiers { UsdMargined = [Tier(0, 10_000_000), Tier(1_000, 5_000_000)], VolumeBefore = 3_000 * Money.One },
        };
        Assert.Equal(["0.5", "0.05", "0.05", "0.1"], Fees(options, (0, 100), (1, 10), (19, 10), (29, 10)));
    }

    [Fact]
    public void A_fixed_tier_holds_whatever_is_traded()
    {
        var options = PaperTape.Instant with { Tiers = new FeeTiers { UsdMargined = [Tier(0, 10_000_000), Tier(1_000, 5_000_000)], Fixed = 2 } };
        Assert.Equal(["0.5", "50", "0.5"], Fees(options, (0, 100), (1, 10_000), (2, 100)));
    }

    [Fact]
    public void A_market_without_tiers_has_its_flat_rates()
    {
        var options = PaperTape.Instant with { Tiers = new FeeTiers { Spot = [Tier(0, 10_000_000)] } };

        // 0.05 % of 100.
        Assert.Equal(["0.05"], Fees(options, (0, 100)));
    }

    // 2 are bought at 100 at 07:59; at 08:00 nothing trades until 08:01, at 110: 0.01 % of 220 are 0.022. 16:00 and 00:00 come due at one trade.
    [Fact]
    public void A_fixed_rate_is_paid_by_longs_every_eight_hours() => PaperTape.Expect(
        Free with { Funding = new FundingOptions { FixedPpb = 100_000 } },
        """
        28740000000000 order 1 buy market 2
        28740000000000 trade 100 2
        28799999999999 trade 105 1
        28860000000000 trade 110 1
        28860000000001 trade 120 1
        86400000000000 trade 100 1
        """,
        """
        28740000000000 #1 accepted 2
        28740000000000 #1 filled 2 @ 100 by 1, 0 left
        28860000000000 Funding of long 2: -0.022
        86400000000000 Funding of long 2: -0.02
        86400000000000 Funding of long 2: -0.02
        """);

    // 0.1 % of 3 x 100 is received by the short of A; a day later -0.2 % of 3 x 50 is paid by it. B has other rates and no position.
    [Fact]
    public void The_rates_of_a_file_are_paid_when_they_are_due_by_whom_they_are() => PaperTape.Expect(
        Free with
        {
            Funding = new FundingOptions { Rates = [new(2_000, 0, -2_000_000), new(1_000, 1, 7), new(1_000, 0, 1_000_000), new(500, 0, 9_000_000)], Source = "a test" },
        },
        """
        600 order 1 sell market 3 short
        600 trade 100 3
        1000 B trade 10 1
        1000 trade 100 1
        1500 trade 90 1
        2500 trade 50 1
        """,
        """
        600 #1 accepted 3
        600 #1 filled 3 @ 100 by 1, 0 left
        1000 Funding of short -3: 0.3
        2500 Funding of short -3: -0.3
        """);

    [Fact]
    public void Spot_has_no_funding()
    {
        var spot = new InstrumentTable([PaperTape.Instrument(0, "A") with { Market = Market.Spot }]);
        Assert.DoesNotContain(
            PaperTape.PlayAll(Free with { Funding = new FundingOptions { FixedPpb = 100_000 } }, spot, $"100 order 1 buy market 1\n100 trade 9 1\n{Day} trade 9 1"),
            e => e.Kind == TradeEventKind.VenueUpdate);
    }

    // 10 at 1,000 are 10,000; at a leverage of 10 their margin is 1,000. At 904 they have lost 960, 40 are left, and 0.4 % of 9,040 are 36.16: it lives.
    // At 903: 30 are left of 36.12. The resting order is cancelled, all is sold at 903, for 1.25 % of 9,030, which are 112.875; the taker's fee is 0 here.
    [Fact]
    public void An_isolated_position_is_closed_when_its_own_margin_is_gone() => PaperTape.Expect(
        Free with { Liquidation = new LiquidationOptions { Kind = LiquidationKind.Isolated, Leverage = 10 }, PushesPositions = true },
        """
        100 order 1 buy market 10
        100 trade 1000 10
        100 order 2 sell limit 1200 1
        101 trade 904 1
        102 trade 903 1
        103 trade 800 1
        """,
        """
        100 #1 accepted 10
        100 #1 filled 10 @ 1000 by 1, 0 left
        100 long 10 @ 1000
        100 #2 accepted 1
        102 Liquidation of long: Sell 10 @ 903
        102 long 0 @ 0
        102 #2 cancelled 1
        """);

    // A short of 10 at 1,000: at 1,096 it has 40 of 43.84 left, at 1,095 50 of 43.8.
    [Fact]
    public void So_is_a_short_by_a_rise()
    {
        var options = Free with { Mode = AccountMode.Hedge, Liquidation = new LiquidationOptions { Kind = LiquidationKind.Isolated, Leverage = 10, FeePpb = 0 } };
        PaperTape.Expect(
            options,
            """
            100 order 1 sell market 10 short
            100 trade 1000 10
            101 trade 1095 1
            102 trade 1096 1
            """,
            """
            100 #1 accepted 10
            100 #1 filled 10 @ 1000 by 1, 0 left
            102 Liquidation of short: Buy 10 @ 1096
            """);
    }

    // The account has 1,000, whatever the leverage. A: 10 long at 1,000; B: 10 short at 1,000, which has gained 500 at its last trade of 950. At 860 A has lost
    // 1,400: 100 are left, and 0.4 % of 8,600 and of 9,500 are 72.4. At 857, 1,430: 70 are left, and 0.4 % of 8,570 and of 9,500 are 72.28.
    [Fact]
    public void In_cross_margin_what_one_position_gains_carries_another() => PaperTape.Expect(
        Free with { Liquidation = new LiquidationOptions { Kind = LiquidationKind.Cross, Balance = 1_000 * Money.One, FeePpb = 0 } },
        """
        100 order 1 buy market 10
        100 trade 1000 10
        100 B order 2 sell market 10
        100 B trade 1000 10
        101 B trade 950 1
        102 trade 860 1
        103 trade 857 1
        104 B trade 951 1
        """,
        """
        100 #1 accepted 10
        100 #1 filled 10 @ 1000 by 1, 0 left
        100 #2 accepted 10
        100 #2 filled 10 @ 1000 by 2, 0 left
        103 Liquidation of long: Sell 10 @ 857
        """);

    // The loss of 143 x 10 is realised, 500 of B's gain are left: 1,000 - 1,430 + 500 = 70, beyond the 38 that B needs. At 953: 70 - 30 = 40 of 38.12; at 954: 30 of 38.16.
    [Fact]
    public void When_one_was_not_enough_the_others_follow() => PaperTape.Expect(
        Free with { Liquidation = new LiquidationOptions { Kind = LiquidationKind.Cross, Balance = 1_000 * Money.One, FeePpb = 0 } },
        """
        100 order 1 buy market 10
        100 trade 1000 10
        100 B order 2 sell market 10
        100 B trade 1000 10
        101 B trade 950 1
        103 trade 857 1
        104 B trade 953 1
        105 B trade 954 1
        """,
        """
        100 #1 accepted 10
        100 #1 filled 10 @ 1000 by 1, 0 left
        100 #2 accepted 10
        100 #2 filled 10 @ 1000 by 2, 0 left
        103 Liquidation of long: Sell 10 @ 857
        105 Liquidation of short: Buy 10 @ 954
        """);

    // 1 % of the first 1,000, 2 % of what is beyond: of 1,500, 10 + 10 = 20. Two at 750, leverage 10: margin 150. Down by 65 each, 20 are left of
    // 10 + 0.02 x 370 = 17.4: it lives. By 67: 16 of 17.32.
    [Fact]
    public void Each_rate_is_for_the_part_of_the_notional_in_its_tier() => PaperTape.Expect(
        Free with
        {
            Liquidation = new LiquidationOptions { Kind = LiquidationKind.Isolated, Leverage = 10, FeePpb = 0, Tiers = [new(0, 10_000_000), new(1_000 * Money.One, 20_000_000)] },
        },
        """
        100 order 1 buy market 2
        100 trade 750 2
        101 trade 685 1
        102 trade 683 1
        """,
        """
        100 #1 accepted 2
        100 #1 filled 2 @ 750 by 1, 0 left
        102 Liquidation of long: Sell 2 @ 683
        """);

    // The trade closes the position itself before it could be liquidated at the next.
    [Fact]
    public void What_is_closed_is_not_liquidated() => PaperTape.Expect(
        Free with { Liquidation = new LiquidationOptions { Kind = LiquidationKind.Cross, Balance = 100 * Money.One, FeePpb = 0 } },
        """
        100 order 1 buy market 10
        100 trade 1000 10
        101 order 2 sell market 10
        101 trade 995 10
        102 trade 10 1
        """,
        """
        100 #1 accepted 10
        100 #1 filled 10 @ 1000 by 1, 0 left
        101 #2 accepted 10
        101 #2 filled 10 @ 995 by 2, 0 left
        """);

    [Fact]
    public void A_venue_in_an_outage_refuses_or_says_nothing_and_fills_what_rests() => PaperTape.Expect(
        PaperTape.Instant with { Outages = [new VenueOutage(200, 300, Answers: true), new VenueOutage(400, 500, Answers: false)] },
        """
        100 order 1 buy limit 50 2
        200 order 2 buy market 1
        201 query 1 position
        202 cancel 1
        210 trade 49 1
        300 order 3 buy market 1
        301 trade 60 1
        400 order 4 buy market 1
        401 query 2 position
        402 trade 49 1
        500 order 5 buy market 1
        501 trade 61 1
        """,
        """
        100 #1 accepted 2
        200 #2 rejected Refused
        201 ?1 failed NoAnswer
        210 #1 filled 1 @ 50 by 1, 1 left
        300 #3 accepted 1
        301 #3 filled 1 @ 60 by 2, 0 left
        402 #1 filled 1 @ 50 by 3, 0 left
        500 #5 accepted 1
        501 #5 filled 1 @ 61 by 4, 0 left
        """);

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Refused(options => options with { Tiers = new FeeTiers { Spot = [Tier(1, 1)] } });
        Refused(options => options with { Tiers = new FeeTiers { Spot = [Tier(0, 1), Tier(0, 1)] } });
        Refused(options => options with { Tiers = new FeeTiers { Spot = [Tier(0, 1)], Fixed = 2 } });
        Refused(options => options with { Funding = new FundingOptions { Rates = [new(1, 9, 1)] } });
        Refused(options => options with { Liquidation = new LiquidationOptions { Kind = LiquidationKind.None } });
        Refused(options => options with { Liquidation = new LiquidationOptions { Kind = LiquidationKind.Cross, Tiers = [] } });
        Refused(options => options with { Outages = [new VenueOutage(2, 1, true)] });

        static void Refused(Func<PaperOptions, PaperOptions> change) =>
            Assert.ThrowsAny<ArgumentException>(() => new PaperMatcher(change(PaperTape.Instant), PaperTape.Instruments));
    }

    private static FeeTier Tier(long volume, long takerPpb) => new(volume * Money.One, new FeeRates(takerPpb, 0));

    // Market orders of a notional (units at a price of 1) on days; what each paid.
    private static IEnumerable<string> Fees(PaperOptions options, params (int Day, long Notional)[] orders)
    {
        var lines = orders.Select((order, at) => $"{order.Day * Day + 2 * at} order {at + 1} buy market {order.Notional}\n{order.Day * Day + 2 * at + 1} trade 1 {order.Notional}");
        return PaperTape.Play(options, PaperTape.Instruments, string.Join('\n', lines)).Where(report => report.Kind == OrderReportKind.Filled).Select(report => Money.ToText(report.Fee));
    }
}
