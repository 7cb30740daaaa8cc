using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Simulation.Tests.Paper;

/// <summary>What a scenario has the venue do wrong.</summary>
public class ScriptTests
{
    private const string TwoFills = "100 order 1 buy market 5\n110 trade 1000 3\n111 trade 1001 9\n112 query 1 position";

    private static readonly PaperOptions Slow = PaperTape.Instant with { SubmitLatencyNs = 10, AckLatencyNs = 5, CancelLatencyNs = 2 };

    public static TheoryData<VenueRule, string> Rules => new()
    {
        {
            new VenueRule { Effect = VenueEffect.Reject, Reject = RejectReason.InsufficientMargin },
            """
            115 #1 rejected InsufficientMargin
            127 ?1 long 0 @ 0
            """
        },
        {
            new VenueRule { Effect = VenueEffect.DelayOrder, DelayNs = 1 },
            """
            116 #1 accepted 5
            116 #1 filled 5 @ 1001 by 2, 0 left
            127 ?1 long 5 @ 1001
            """
        },
        {
            new VenueRule { Effect = VenueEffect.DelayReport, DelayNs = 100, Count = 1 },
            """
            127 ?1 long 5 @ 1000
            215 #1 accepted 5
            215 #1 filled 3 @ 1000 by 1, 2 left
            215 #1 filled 2 @ 1001 by 2, 0 left
            """
        },
        {
            new VenueRule { Effect = VenueEffect.DelayReport, DelayNs = 6, FromNs = 111, UntilNs = 112 },
            """
            115 #1 accepted 5
            115 #1 filled 3 @ 1000 by 1, 2 left
            122 #1 filled 2 @ 1001 by 2, 0 left
            127 ?1 long 5 @ 1000
            """
        },
        {
            new VenueRule { Effect = VenueEffect.DelayAnswer, DelayNs = 6 },
            """
            115 #1 accepted 5
            115 #1 filled 3 @ 1000 by 1, 2 left
            116 #1 filled 2 @ 1001 by 2, 0 left
            133 ?1 long 5 @ 1000
            """
        },
        { new VenueRule { Effect = VenueEffect.LoseOrder }, "127 ?1 long 0 @ 0" },
        {
            new VenueRule { Effect = VenueEffect.LoseAcknowledgement },
            """
            115 #1 filled 3 @ 1000 by 1, 2 left
            116 #1 filled 2 @ 1001 by 2, 0 left
            127 ?1 long 5 @ 1000
            """
        },
        { new VenueRule { Effect = VenueEffect.LoseReports }, "127 ?1 long 5 @ 1000" },
        {
            new VenueRule { Effect = VenueEffect.LoseQuery, Query = VenueQueryKind.Position },
            """
            115 #1 accepted 5
            115 #1 filled 3 @ 1000 by 1, 2 left
            116 #1 filled 2 @ 1001 by 2, 0 left
            """
        },
        {
            new VenueRule { Effect = VenueEffect.FailQuery, Reject = RejectReason.NoAnswer },
            """
            115 #1 accepted 5
            115 #1 filled 3 @ 1000 by 1, 2 left
            116 #1 filled 2 @ 1001 by 2, 0 left
            127 ?1 failed NoAnswer
            """
        },
        {
            new VenueRule { Effect = VenueEffect.FillPart, PartPpm = 800_000 },
            """
            115 #1 accepted 5
            115 #1 filled 3 @ 1000 by 1, 2 left
            116 #1 filled 1 @ 1001 by 2, 1 left
            116 #1 cancelled 1
            127 ?1 long 4 @ 1000
            """
        },
        {
            new VenueRule { Effect = VenueEffect.FillPart, PartPpm = 0 },
            """
            115 #1 accepted 5
            115 #1 cancelled 5
            127 ?1 long 0 @ 0
            """
        },
        {
            new VenueRule { Effect = VenueEffect.RepeatReport, FromNs = 111 },
            """
            115 #1 accepted 5
            115 #1 filled 3 @ 1000 by 1, 2 left
            116 #1 filled 2 @ 1001 by 2, 0 left
            116 #1 filled 2 @ 1001 by 2, 0 left
            127 ?1 long 5 @ 1000
            """
        },
        {
            new VenueRule { Effect = VenueEffect.HidePosition, DelayNs = 12, FromNs = 111 },
            """
            115 #1 accepted 5
            115 #1 filled 3 @ 1000 by 1, 2 left
            116 #1 filled 2 @ 1001 by 2, 0 left
            127 ?1 long 3 @ 1000
            """
        },
        {
            new VenueRule { Effect = VenueEffect.HidePosition, DelayNs = 11, FromNs = 111 },
            """
            115 #1 accepted 5
            115 #1 filled 3 @ 1000 by 1, 2 left
            116 #1 filled 2 @ 1001 by 2, 0 left
            127 ?1 long 5 @ 1000
            """
        },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_fault_is_as_it_says(VenueRule rule, string reports) => PaperTape.Expect(With(Slow, rule), TwoFills, reports);

    [Fact]
    public void Cancellations_are_delayed_and_lost() => PaperTape.Expect(
        With(
            Slow,
            new VenueRule { Effect = VenueEffect.DelayCancel, DelayNs = 20, Count = 1 },
            new VenueRule { Effect = VenueEffect.LoseCancel, Leg = OrderLeg.Stop }),
        """
        100 order 1 buy limit 900 5
        100 order 2 sell stop 900 5 leg stop
        120 cancel 1
        120 cancel 2
        """,
        """
        115 #1 accepted 5
        115 #2 accepted 5
        147 #1 cancelled 5
        """);

    [Fact]
    public void A_hidden_position_is_pushed_when_it_shows_and_a_lost_push_is_not() => PaperTape.Expect(
        With(
            Slow with { PushesPositions = true },
            new VenueRule { Effect = VenueEffect.HidePosition, DelayNs = 30, Count = 1 },
            new VenueRule { Effect = VenueEffect.LosePosition, Skip = 1, Count = 1 }),
        """
        100 order 1 buy market 5
        110 trade 1000 3
        111 trade 1001 1
        112 trade 1002 1
        """,
        """
        115 #1 accepted 5
        115 #1 filled 3 @ 1000 by 1, 2 left
        116 #1 filled 1 @ 1001 by 2, 1 left
        117 #1 filled 1 @ 1002 by 3, 0 left
        145 long 3 @ 1000
        145 long 5 @ 1001
        """);

    // The first that fits is the one that is applied and counted; nothing is where a condition differs.
    [Fact]
    public void A_rule_is_applied_where_all_its_conditions_hold_and_as_often_as_it_says() => PaperTape.Expect(
        With(
            Slow,
            Reject(RejectReason.PriceFilter) with { InstrumentId = 1, Count = 1 },
            Reject(RejectReason.LotSize) with { StrategyId = 2 },
            Reject(RejectReason.MinNotional) with { Leg = OrderLeg.Hedge },
            Reject(RejectReason.NoAnswer) with { Type = OrderType.Limit },
            Reject(RejectReason.ReduceOnly) with { Side = Side.Sell, Skip = 1, Count = 2 },
            Reject(RejectReason.WouldTrigger) with { FromNs = 112, UntilNs = 113 }),
        """
        100 B order 1 buy market 1
        100 B order 2 buy market 1
        100 order 3 buy market 1 strategy 2
        100 order 4 buy market 1 leg hedge
        100 order 5 buy limit 9 1
        100 order 6 sell market 1
        100 order 7 sell market 1
        100 order 8 sell market 1
        100 order 9 sell market 1
        101 order 10 buy market 1
        102 order 11 buy market 1
        103 order 12 buy market 1
        """,
        """
        115 #1 rejected PriceFilter
        115 #2 accepted 1
        115 #3 rejected LotSize
        115 #4 rejected MinNotional
        115 #5 rejected NoAnswer
        115 #6 accepted 1
        115 #7 rejected ReduceOnly
        115 #8 rejected ReduceOnly
        115 #9 accepted 1
        116 #10 accepted 1
        117 #11 rejected WouldTrigger
        118 #12 accepted 1
        """);

    [Fact]
    public void Events_happen_at_the_next_trade_before_it_fills_orders() => PaperTape.Expect(
        PaperTape.Hedged with
        {
            PushesPositions = true,
            Script = new PaperScript
            {
                Events =
                [
                    At(VenueEventKind.ManualFill, 103) with { Side = Side.Sell, Quantity = 2 },
                    At(VenueEventKind.ManualFill, 105) with { Side = Side.Sell, Direction = Direction.Short, Quantity = 4 },
                    At(VenueEventKind.CancelLeg, 106) with { Leg = OrderLeg.Stop },
                    At(VenueEventKind.CancelLeg, 106) with { Leg = OrderLeg.Target, IsSilent = true },
                    At(VenueEventKind.Funding, 107) with { RatePpb = 100_000_000 },
                    At(VenueEventKind.Liquidation, 108) with { PartPpm = 500_000 },
                    At(VenueEventKind.Liquidation, 108) with { Direction = Direction.Short },
                ],
            },
        },
        """
        100 order 1 buy market 10
        101 trade 1000 10
        102 order 2 sell stop 900 10 leg stop
        102 order 3 sell target 1900 10 leg target
        104 B trade 1 1
        104 trade 1010 1
        105 trade 1020 1
        106 trade 1030 1
        106 query 1 orders
        107 trade 1000 1
        108 trade 990 1
        """,
        """
        100 #1 accepted 10
        101 #1 filled 10 @ 1000 by 1, 0 left
        101 long 10 @ 1000
        102 #2 accepted 10
        102 #3 accepted 10
        104 ManualFill of long: Sell 2 @ 1010
        104 long 8 @ 1000
        105 ManualFill of short: Sell 4 @ 1020
        105 short 4 @ 1020
        106 #2 cancelled 10
        106 ?1 end
        107 Funding of long 8: -800
        107 Funding of short 4: 400
        108 Liquidation of long: Sell 4 @ 990
        108 long 4 @ 1000
        108 Liquidation of short: Buy 4 @ 990
        108 short 0 @ 0
        """);

    [Fact]
    public void Where_positions_net_events_are_of_the_net() => PaperTape.Expect(
        PaperTape.Instant with
        {
            Script = new PaperScript
            {
                Events =
                [
                    At(VenueEventKind.Funding, 102) with { RatePpb = 100_000_000 },
                    At(VenueEventKind.ManualFill, 103) with { Side = Side.Buy, PartPpm = 300_000 },
                    At(VenueEventKind.Liquidation, 104),
                    At(VenueEventKind.Liquidation, 105),
                    At(VenueEventKind.ManualFill, 106) with { Side = Side.Sell, Quantity = 2 },
                ],
            },
        },
        """
        100 order 1 sell market 10
        101 trade 1000 10
        102 trade 1000 1
        103 trade 1010 1
        104 trade 1020 1
        105 trade 1020 1
        106 trade 1030 1
        """,
        """
        100 #1 accepted 10
        101 #1 filled 10 @ 1000 by 1, 0 left
        102 Funding of short -10: 1000
        103 ManualFill of short: Buy 3 @ 1010
        104 Liquidation of short: Buy 7 @ 1020
        106 ManualFill of short: Sell 2 @ 1030
        """);

    // So that a trade stage knows a repetition; without a script nothing is numbered.
    [Theory]
    [InlineData(true, "1 2 2 3")]
    [InlineData(false, "0 0 0")]
    public void What_is_told_twice_has_one_number(bool isRepeated, string numbers)
    {
        var options = isRepeated ? With(Slow, new VenueRule { Effect = VenueEffect.RepeatReport, Skip = 1, Count = 1 }) : Slow;
        var reports = PaperTape.Play(options, PaperTape.Instruments, TwoFills);
        Assert.Equal(numbers, string.Join(' ', reports.Select(report => report.VenueSequence)));
    }

    [Fact]
    public void A_script_that_makes_no_sense_is_refused_with_its_place()
    {
        Refused("rule 2", new PaperScript { Rules = [new VenueRule { Effect = VenueEffect.LoseOrder }, new VenueRule { Effect = VenueEffect.Reject }] });
        Refused("rule 1", new PaperScript { Rules = [new VenueRule { Effect = VenueEffect.LoseOrder, FromNs = 5, UntilNs = 5 }] });
        Refused("rule 1", new PaperScript { Rules = [new VenueRule { Effect = VenueEffect.DelayOrder, DelayNs = -1 }] });
        Refused("rule 1", new PaperScript { Rules = [new VenueRule { Effect = VenueEffect.FillPart, PartPpm = 1_000_001 }] });
        Refused("rule 1", new PaperScript { Rules = [new VenueRule { Effect = VenueEffect.LoseOrder, Count = 0 }] });
        Refused("instrument 2, of 2", new PaperScript { Events = [At(VenueEventKind.Funding, 1) with { InstrumentId = 2 }] });
        Refused("event 1", new PaperScript { Events = [At(VenueEventKind.Funding, 1) with { RatePpb = 2_000_000_000 }] });
    }

    private static void Refused(string what, PaperScript script) => Assert.Contains(
        what, Assert.Throws<ArgumentException>(() => new PaperMatcher(PaperTape.Instant with { Script = script }, PaperTape.Instruments)).Message, StringComparison.Ordinal);

    private static PaperOptions With(PaperOptions options, params VenueRule[] rules) => options with { Script = new PaperScript { Rules = rules } };

    private static VenueRule Reject(RejectReason reason) => new() { Effect = VenueEffect.Reject, Reject = reason };

    private static VenueEvent At(VenueEventKind kind, long timeNs) => new() { Kind = kind, AtNs = timeNs, InstrumentId = 0 };
}
