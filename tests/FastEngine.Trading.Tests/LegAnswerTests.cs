using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Protection;

namespace FastEngine.Trading.Tests;

/// <summary>What a venue may answer to a leg, and what becomes of legs that are gone.</summary>
public class LegAnswerTests
{
    private const long Ms = EngineTime.NsPerMs;
    private const long Second = EngineTime.NsPerSecond;

    private static readonly TradingOptions Options = new()
    {
        MaxPosition = Desk.Usd(1_000),
        Protection = new ProtectionOptions { Strategies = [new StrategyLegs { StrategyId = 1, TargetPpm = 10_000 }] },
    };

    private readonly Desk _desk = new(Options, isProtected: true);
    private readonly LegVenue _venue;

    public LegAnswerTests() => _venue = new LegVenue(_desk);

    [Fact]
    public void A_leg_that_has_nothing_to_reduce_yet_is_tried_for_two_seconds()
    {
        _venue.Refuses = _ => RejectReason.ReduceOnly;
        _venue.Open(Desk.Long());
        _venue.Wait(1 * Second);
        Assert.Equal(6, Legs().Length);
        _venue.Refuses = _ => RejectReason.None;
        _venue.Wait(200 * Ms);
        Assert.Equal(1.2e9, RiskOf(RiskEventKind.Protected).Measured);
        Assert.Single(_venue.Resting);
    }

    [Fact]
    public void A_leg_that_never_has_anything_to_reduce_is_left_to_the_limit()
    {
        _venue.Refuses = _ => RejectReason.ReduceOnly;
        _venue.Open(Desk.Long());
        _venue.Wait(5 * Second);
        Assert.Equal(11, Legs().Length);
        Assert.Single(_desk.OpenPositions());
        _venue.Wait(100 * Ms);
        Assert.Equal(ExitReason.Unprotected, _desk.Trades.Single().Reason);
    }

    [Theory]
    [InlineData(OrderLeg.Stop, ExitReason.StopPassed)]
    [InlineData(OrderLeg.Target, ExitReason.TakeProfit)]
    public void A_leg_whose_price_is_passed_closes_the_position_now(OrderLeg leg, ExitReason reason)
    {
        _venue.Refuses = terms => terms.Leg == leg ? RejectReason.WouldTrigger : RejectReason.None;
        _venue.Open(Desk.Long(strategy: 1));
        Assert.Equal((leg, RejectReason.WouldTrigger), (RiskOf(RiskEventKind.StopPassed).Leg, RiskOf(RiskEventKind.StopPassed).Reject));
        Assert.Equal(reason, _desk.Trades.Single().Reason);
        AssertNothingIsLeft();
    }

    [Fact]
    public void A_leg_below_the_least_notional_closes_what_it_was_for()
    {
        _venue.Refuses = _ => RejectReason.MinNotional;
        _venue.Open(Desk.Long());
        Assert.Equal(OrderLeg.Stop, RiskOf(RiskEventKind.LegTooSmall).Leg);
        Assert.Equal(ExitReason.Unprotected, _desk.Trades.Single().Reason);
        AssertNothingIsLeft();
    }

    [Fact]
    public void A_duplicate_id_is_looked_up_and_its_order_taken_for_the_leg()
    {
        _venue.Refuses = _ => RejectReason.DuplicateClientId;
        _venue.Open(Desk.Long());
        AssertSaid(RiskEventKind.LegPlaced, RiskEventKind.LegLookedUp, RiskEventKind.LegAttached, RiskEventKind.Protected);
        Assert.Single(Legs());
        _venue.Trigger(Legs()[0].Order);
        Assert.Equal(ExitReason.StopLeg, _desk.Trades.Single().Reason);
        AssertNothingIsLeft();
    }

    [Fact]
    public void A_duplicate_id_whose_order_is_gone_is_replaced_by_the_Sentinel()
    {
        _venue.Refuses = _ => RejectReason.DuplicateClientId;
        _venue.Answer = said =>
        {
            if (Legs().Length == 1)
            {
                _venue.Resting.Clear();
                _venue.Refuses = _ => RejectReason.None;
            }

            said();
        };
        _venue.Open(Desk.Long());
        _venue.Wait(1 * Second);
        AssertSaid(
            RiskEventKind.LegPlaced, RiskEventKind.LegLookedUp, RiskEventKind.LegMissing, RiskEventKind.LegRestored, RiskEventKind.LegAttached,
            RiskEventKind.Protected);
    }

    [Fact]
    public void An_order_that_the_venue_says_nothing_of_is_looked_up()
    {
        _venue.Refuses = _ => RejectReason.NoAnswer;
        _venue.Open(Desk.Long());
        _venue.Refuses = _ => RejectReason.None;
        _venue.Wait(1 * Second);
        AssertSaid(
            RiskEventKind.LegPlaced, RiskEventKind.LegLookedUp, RiskEventKind.LegMissing, RiskEventKind.LegRestored, RiskEventKind.LegAttached,
            RiskEventKind.Protected);
        Assert.Single(_venue.Resting);
    }

    [Fact]
    public void An_order_that_turns_up_after_all_is_cancelled()
    {
        _venue.Refuses = _ => RejectReason.NoAnswer;
        _venue.Open(Desk.Long());
        var lost = Legs().Single();
        _venue.Refuses = _ => RejectReason.None;
        _venue.Wait(1 * Second);
        _venue.Resting.Add(lost.Order, (lost, lost.Quantity));
        _venue.Wait(61 * Second);
        Assert.Contains(lost.Order, _desk.Cancels);
        Assert.Equal([Legs()[^1].Order], _venue.Resting.Keys);
        Assert.Single(_desk.OpenPositions());
    }

    [Fact]
    public void Where_positions_are_netted_a_leg_never_goes_without_its_flag()
    {
        _venue.Refuses = terms => terms.ReduceOnly ? RejectReason.ReduceOnlyNotAccepted : RejectReason.None;
        _venue.Open(Desk.Long());
        _venue.Wait(6 * Second);
        AssertSaid(RiskEventKind.LegPlaced, RiskEventKind.LegRefused, RiskEventKind.NakedTooLong);
        Assert.All(_desk.Orders.Where(order => order.Leg != OrderLeg.Entry), order => Assert.True(order.ReduceOnly));
        AssertNothingIsLeft();
    }

    [Fact]
    public void Margin_that_is_short_is_told_and_left_to_the_limit()
    {
        _venue.Refuses = _ => RejectReason.InsufficientMargin;
        _venue.Open(Desk.Long());
        _venue.Wait(5 * Second);
        Assert.Single(Legs());
        Assert.Equal(OrderLeg.Stop, RiskOf(RiskEventKind.MarginShort).Leg);
        _venue.Wait(100 * Ms);
        AssertSaid(RiskEventKind.LegPlaced, RiskEventKind.LegRefused, RiskEventKind.MarginShort, RiskEventKind.NakedTooLong);
        AssertNothingIsLeft();
    }

    [Fact]
    public void A_leg_that_never_arrived_is_placed_again_before_the_limit()
    {
        _venue.Loses = request => request.Order is { Leg: OrderLeg.Stop };
        _venue.Open(Desk.Long());
        _venue.Loses = _ => false;
        _venue.Wait(5 * Second);
        AssertSaid(RiskEventKind.LegPlaced, RiskEventKind.LegMissing, RiskEventKind.LegRestored, RiskEventKind.LegAttached, RiskEventKind.Protected);
        Assert.InRange(RiskOf(RiskEventKind.Protected).Measured, 2e9, 3e9);
        Assert.Single(_venue.Resting);
    }

    [Fact]
    public void A_lost_query_is_asked_again()
    {
        var lost = 0;
        _venue.Loses = request => request.Query is { } && ++lost % 2 == 1;
        _venue.Open(Desk.Long());
        _venue.Wait(1 * Second);
        AssertSaid(RiskEventKind.LegPlaced, RiskEventKind.LegAttached, RiskEventKind.Protected);
        Assert.Single(_venue.Resting);
    }

    [Fact]
    public void A_leg_that_is_gone_is_restored_once_in_a_minute_and_the_next_time_the_limit_comes_first()
    {
        _venue.Open(Desk.Long());
        _venue.CancelByHand(Legs()[^1].Order);
        AssertSaid(
            RiskEventKind.LegPlaced, RiskEventKind.LegAttached, RiskEventKind.Protected, RiskEventKind.LegMissing, RiskEventKind.LegRestored,
            RiskEventKind.LegAttached, RiskEventKind.Protected);
        _venue.Wait(50 * Second);
        _venue.CancelByHand(Legs()[^1].Order);
        _venue.Wait(5 * Second);
        Assert.Equal(2, Legs().Length);
        Assert.Single(_desk.OpenPositions());
        _venue.Wait(1 * Second);
        Assert.Equal(ExitReason.Unprotected, _desk.Trades.Single().Reason);
    }

    [Fact]
    public void A_second_repair_is_made_when_its_minute_is_over()
    {
        _venue.Open(Desk.Long());
        _venue.CancelByHand(Legs()[^1].Order);
        _venue.Wait(57 * Second);
        _venue.CancelByHand(Legs()[^1].Order);
        _venue.Wait(2900 * Ms);
        Assert.Equal(2, Legs().Length);
        _venue.Wait(200 * Ms);
        Assert.Equal(3, Legs().Length);
        Assert.Single(_desk.OpenPositions());
        Assert.Single(_venue.Resting);
    }

    [Fact]
    public void A_leg_whose_loss_nobody_told_is_found_by_the_look_once_a_minute()
    {
        _venue.Open(Desk.Long());
        _venue.Resting.Clear();
        _venue.Wait(59 * Second);
        Assert.Single(Legs());
        _venue.Wait(4 * Second);
        AssertSaid(
            RiskEventKind.LegPlaced, RiskEventKind.LegAttached, RiskEventKind.Protected, RiskEventKind.LegMissing, RiskEventKind.LegRestored,
            RiskEventKind.LegAttached, RiskEventKind.Protected);
        Assert.InRange(_desk.RiskLog.Last().Measured, 2e9, 3e9);
        Assert.Equal([Legs()[^1].Order], _venue.Resting.Keys);
    }

    [Fact]
    public void On_spot_the_legs_are_a_list_that_is_cancelled_before_it_is_replaced()
    {
        _venue.Open(Desk.Long(Desk.Spot, strategy: 1));
        Assert.All(Legs(), leg => Assert.True(leg.IsListed));
        var first = Legs();
        _desk.Exit(_desk.OpenPositions()[0].PositionId, 100_00, partPpm: 400_000, instrument: Desk.Spot);
        _venue.Run();
        Assert.Equal(first.Select(leg => leg.Order), _desk.Cancels);
        Assert.Equal([6_000, 6_000], _venue.Resting.Values.Select(leg => leg.Open));
        Assert.Equal(2, _desk.RiskLog.Count(risk => risk.Kind == RiskEventKind.Protected));
        _venue.Trigger(Legs()[^1].Order);
        Assert.Equal(2, _desk.Cancels.Count);
        Assert.Equal(1, _desk.RiskLog.Count(risk => risk.Kind == RiskEventKind.OtherLegCancelled));
        AssertNothingIsLeft();
    }

    [Fact]
    public void What_an_entry_still_fills_after_its_stop_leg_is_closed()
    {
        _desk.Send(Desk.Long());
        var entry = _desk.LastOrder;
        _desk.Requests.Clear();
        _venue.Fill(entry, 4_000, 6_000, 100_00);
        _venue.Run();
        _venue.Loses = request => request.Cancels == entry.Order;
        _venue.Trigger(_desk.LastOrder.Order);
        Assert.Equal([entry.Order], _desk.Cancels);
        _venue.Fill(entry, 6_000, 0, 100_00);
        _venue.Run();
        Assert.Equal([ExitReason.StopLeg, ExitReason.LateEntryFill], _desk.Trades.Select(trade => trade.Reason));
        AssertNothingIsLeft();
    }

    [Fact]
    public void A_failed_exit_of_a_naked_position_is_tried_again()
    {
        _venue.ShowsPositions = false;
        _venue.Open(Desk.Long());
        _venue.Loses = request => request.Order is { };
        _venue.Wait(5 * Second + 100 * Ms);
        _desk.Rejected(_desk.LastOrder.Order);
        _venue.Loses = _ => false;
        _venue.Wait(2 * Second);
        Assert.Equal(2, _desk.RiskLog.Count(risk => risk.Kind == RiskEventKind.NakedTooLong));
        AssertNothingIsLeft();
    }

    [Theory]
    [InlineData(KillSwitchLevel.StopEntries)]
    [InlineData(KillSwitchLevel.ReduceOnly)]
    public void The_kill_switch_does_not_stop_legs(KillSwitchLevel level)
    {
        _venue.ShowsPositions = false;
        _venue.Open(Desk.Long());
        _desk.Kill(level);
        _venue.ShowsPositions = true;
        _venue.Wait(1 * Second);
        Assert.Equal(OrderLeg.Stop, Legs().Single().Leg);
        Assert.Contains(_desk.RiskLog, risk => risk.Kind == RiskEventKind.Protected);
    }

    [Fact]
    public void Without_a_stop_leg_and_a_target_nothing_is_asked()
    {
        var desk = new Desk(Options with { Protection = new ProtectionOptions { HasStopLeg = false } }, isProtected: true);
        var venue = new LegVenue(desk);
        venue.Open(Desk.Long());
        venue.Wait(10 * Second);
        Assert.Empty(desk.Queries);
        Assert.Single(desk.OpenPositions());
    }

    private OrderTerms[] Legs() => [.. _desk.Orders.Where(order => order.Leg is OrderLeg.Stop or OrderLeg.Target)];

    private RiskEvent RiskOf(RiskEventKind kind) => _desk.RiskLog.Single(risk => risk.Kind == kind);

    // Behind the confirmation.
    private void AssertSaid(params RiskEventKind[] kinds) => Assert.Equal(kinds, _desk.RiskLog.Skip(2).Select(risk => risk.Kind));

    private void AssertNothingIsLeft()
    {
        Assert.Empty(_venue.Resting);
        Assert.Empty(_desk.OpenPositions());
        Assert.Equal(0, _desk.Stage.CopyLiveOrders(new LiveOrderView[_desk.Stage.LiveOrderCapacity]));
    }
}
