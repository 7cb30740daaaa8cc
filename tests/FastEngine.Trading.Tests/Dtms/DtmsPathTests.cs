using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Dtms;

namespace FastEngine.Trading.Tests.Dtms;

/// <summary>Every edge of the state machine, driven by views, clocks and reports alone.</summary>
public class DtmsPathTests
{
    [Fact]
    public void A_position_is_registered_in_the_event_that_opens_it_and_R_is_frozen_when_the_entry_is_done()
    {
        var desk = new Desk();
        var order = desk.Enter(Desk.Long());
        desk.Fill(order, 1_000, 100_00);
        var dtms = desk.Ledger.Where(e => e.Kind == LedgerEventKind.Dtms).ToArray();
        Assert.Equal(DtmsEventKind.Registered, Assert.Single(dtms).Dtms.Kind);
        Assert.Equal(desk.Ledger.Single(e => e.Kind == LedgerEventKind.PositionOpened).Sequence, dtms[0].Sequence);
        desk.Fill(order, desk.LastOrder.Quantity - 1_000, 100_00);
        var frozen = desk.Ledger.Last(e => e.Kind == LedgerEventKind.Dtms).Dtms;
        Assert.Equal((DtmsEventKind.RiskFrozen, 50L), (frozen.Kind, frozen.Risk));
    }

    [Theory]
    [InlineData(100_09, false, DtmsCause.None)]
    [InlineData(100_10, true, DtmsCause.ProfitReached)]
    [InlineData(99_76, false, DtmsCause.None)]
    [InlineData(99_75, true, DtmsCause.LossReached)]
    public void Monitoring_starts_at_a_profit_or_loss_in_R(long price, bool starts, DtmsCause cause)
    {
        var managed = new Managed { Price = price };
        managed.See(Views.Neutral, 2);
        Assert.Equal(starts, managed.State.IsMonitored);
        if (starts) Assert.Equal(cause, managed.Last(DtmsEventKind.MonitoringStarted).Cause);
    }

    [Fact]
    public void Monitoring_starts_fifteen_minutes_after_the_entry()
    {
        var managed = new Managed();
        managed.See(Views.Neutral, 15 * 60 - 1);
        Assert.False(managed.State.IsMonitored);
        managed.See(Views.Neutral, 1);
        Assert.Equal(DtmsCause.TimeReached, managed.Last(DtmsEventKind.MonitoringStarted).Cause);
        Assert.Equal(1, managed.Count(DtmsEventKind.DeepCheck));
    }

    [Fact]
    public void The_first_warning_brings_the_stop_to_a_part_of_R_behind_the_price()
    {
        var managed = new Managed { Price = 100_20 };
        managed.See(Views.Sum(-2), 2);
        Assert.Equal((DtmsState.Healthy, DtmsState.WarningL1, DtmsCause.Score), Assert.Single(managed.Transitions));
        Assert.Equal(100_05, Assert.Single(managed.Desk.OpenPositions()).StopPrice);
        Assert.Equal(100_05, managed.Last(DtmsEventKind.Transition).StopPrice);
        Assert.Equal(PositionUpdateKind.Tightened, managed.Desk.Updates[^1].Kind);
        managed.Price = 99_90;
        managed.Deep(Views.Sum(0));
        managed.Deep(Views.Sum(-2));
        Assert.Equal(100_05, Assert.Single(managed.Desk.OpenPositions()).StopPrice);
    }

    [Fact]
    public void The_second_warning_closes_half_once_and_brings_the_stop_to_break_even()
    {
        var managed = new Managed { Price = 100_10 };
        managed.See(Views.Sum(-3), 2);
        managed.Price = 100_16;
        managed.Deep(Views.Sum(-4));
        Assert.Equal(DtmsState.WarningL2, managed.State.State);
        Assert.Equal((OrderLeg.Exit, ExitReason.DtmsReduce, 500L), (managed.Desk.LastOrder.Leg, managed.Desk.LastOrder.Reason, managed.Desk.LastOrder.Quantity));
        Assert.Equal(100_00, Assert.Single(managed.Desk.OpenPositions()).StopPrice);
        managed.Desk.Fill(managed.Desk.LastOrder.Order, 500, 100_16);
        Assert.Equal(500, managed.Last(DtmsEventKind.PartClosed).Quantity);
        var orders = managed.Desk.Orders.Count;
        managed.Deep(Views.Sum(-2));
        Assert.Equal(DtmsState.WarningL1, managed.State.State);
        managed.Deep(Views.Sum(-4));
        Assert.Equal(DtmsState.WarningL2, managed.State.State);
        Assert.Equal(orders, managed.Desk.Orders.Count);
    }

    [Fact]
    public void A_score_at_its_limit_leads_back_to_healthy()
    {
        var managed = new Managed { Price = 100_20 };
        managed.See(Views.Sum(-2), 2);
        managed.Deep(Views.Sum(0));
        Assert.Equal((DtmsState.WarningL1, DtmsState.Healthy, DtmsCause.Score), managed.Transitions.Last());
    }

    [Fact]
    public void A_warning_steps_back_when_its_time_is_over_and_the_score_allows()
    {
        var managed = new Managed { Price = 100_10 };
        managed.See(Views.Sum(-3), 2);
        managed.Deep(Views.Sum(-5));
        managed.Desk.Fill(managed.Desk.LastOrder.Order, managed.Desk.LastOrder.Quantity, 100_10);
        managed.Deep(Views.Sum(-3) with { Trend = 1 });
        Assert.Equal(DtmsState.WarningL2, managed.State.State);
        managed.See(Views.Sum(-3), 14 * 60);
        Assert.Equal((DtmsState.WarningL2, DtmsState.WarningL1, DtmsCause.Timeout), managed.Transitions.Last());
        managed.Deep(Views.Sum(-1));
        managed.See(Views.Sum(-2), 14 * 60);
        Assert.Equal(DtmsState.WarningL1, managed.State.State);
        managed.Deep(Views.Sum(-1));
        Assert.Equal((DtmsState.WarningL1, DtmsState.Healthy, DtmsCause.Timeout), managed.Transitions.Last());
    }

    [Fact]
    public void A_hedge_is_half_of_what_is_open_on_the_other_side_with_a_stop_of_its_own()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Warn();
        managed.Deep(Views.Sum(-7));
        var order = managed.Desk.LastOrder;
        Assert.Equal((OrderLeg.Hedge, OrderType.Market, Side.Sell, Direction.Short, 250L, ReservedStrategies.Dtms, false),
            (order.Leg, order.Type, order.Side, order.PositionDirection, order.Quantity, order.StrategyId, order.ReduceOnly));
        Assert.Equal(DtmsState.WarningL2, managed.State.State);
        managed.Deep(Views.Sum(-7));
        Assert.Equal(order.Order, managed.Desk.LastOrder.Order);
        managed.Desk.Fill(order.Order, 250, 100_10);
        Assert.Equal((DtmsState.WarningL2, DtmsState.Hedged, DtmsCause.Score), managed.Transitions.Last());
        var hedge = managed.Desk.OpenPositions().Single(position => position.ParentId != 0);
        Assert.Equal((managed.Position, 100_20L, Direction.Short), (hedge.ParentId, hedge.StopPrice, hedge.Direction));
        Assert.Equal((hedge.PositionId, 250L), (managed.Last(DtmsEventKind.HedgeOpened).HedgeId, managed.Last(DtmsEventKind.HedgeOpened).Quantity));
        Assert.DoesNotContain(managed.Desk.Updates, update => update.PositionId == hedge.PositionId);
        Assert.Single(managed.All());
    }

    [Fact]
    public void Most_parts_against_and_a_turned_VWAP_hedge_above_the_score()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Warn();

        // 2 + 2 + 1.5 + 1 + 1 of 10.5 are against; the buyers' share takes 1 from the VWAP's part, momentum gives 1 alone.
        var view = Views.Flip(-1).WithEma(-1).WithDelta(-1).WithCandle(-1) with { BuyShare = 0.7, MacdHistogram = -3, MacdBefore = -2, MacdBefore2 = -1 };
        managed.See(view, 31);
        Assert.Equal(DtmsCause.VwapFlip, managed.Last(DtmsEventKind.FastCheck).Cause);
        Assert.Equal(-5.5, managed.Last(DtmsEventKind.DeepCheck).Score, 9);
        Assert.Equal(OrderLeg.Hedge, managed.Desk.LastOrder.Leg);
        managed.Desk.Fill(managed.Desk.LastOrder.Order, 250, 100_10);
        var hedged = managed.Last(DtmsEventKind.Transition);
        Assert.Equal((DtmsState.Hedged, DtmsCause.Confluence, 0.7), (hedged.To, hedged.Cause, hedged.Limit));
        Assert.Equal(7.5 / 10.5, hedged.Measured, 9);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_failed_hedge_leaves_the_second_warning_and_is_tried_again_at_the_next_check(bool isRejected)
    {
        var managed = new Managed { Price = 100_10 };
        managed.Warn();
        managed.Deep(Views.Sum(-7));
        var order = managed.Desk.LastOrder.Order;
        if (isRejected) managed.Desk.Rejected(order);
        else managed.Desk.Cancelled(order);
        Assert.Equal((DtmsState.WarningL2, 1), (managed.State.State, managed.Count(DtmsEventKind.HedgeFailed)));
        managed.See(Views.Sum(-7), 31);
        Assert.NotEqual(order, managed.Desk.LastOrder.Order);
        Assert.Equal(OrderLeg.Hedge, managed.Desk.LastOrder.Leg);
    }

    [Fact]
    public void A_break_of_structure_with_the_trade_closes_the_hedge()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Hedge();
        managed.See(Views.Break(1).WithRsi(-1).WithDelta(-1), 150);
        Assert.Equal((DtmsState.Hedged, DtmsState.Recovering, DtmsCause.BreakOfStructure), managed.Transitions.Last());
        Assert.Equal((OrderLeg.Exit, ExitReason.HedgeDone, Side.Buy), (managed.Desk.LastOrder.Leg, managed.Desk.LastOrder.Reason, managed.Desk.LastOrder.Side));
        managed.Desk.Fill(managed.Desk.LastOrder.Order, 250, 100_10);
        Assert.Equal(DtmsState.Recovering, managed.State.State);
        Assert.Equal(1, managed.Count(DtmsEventKind.HedgeClosed));
    }

    [Fact]
    public void A_change_of_character_against_a_hedged_trade_closes_everything()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Hedge();
        managed.See(Views.Change(-1), 150);
        Assert.Equal((DtmsState.Hedged, DtmsState.Closed, DtmsCause.ChangeOfCharacter), managed.Transitions.Last());
        AssertAllClose(managed);
    }

    [Fact]
    public void A_hedge_lasts_75_minutes_and_then_everything_is_closed()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Hedge();
        managed.See(Views.Neutral, 75 * 60 - 1);
        Assert.Equal(DtmsState.Hedged, managed.State.State);
        managed.See(Views.Neutral, 1);
        Assert.Equal((DtmsState.Hedged, DtmsState.Closed, DtmsCause.Timeout), managed.Transitions.Last());
        AssertAllClose(managed);
    }

    [Fact]
    public void A_break_that_led_to_the_hedge_does_not_end_it()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Warn();
        managed.Deep(Views.Change(-1).WithRsi(-1).WithEma(-1));
        managed.Desk.Fill(managed.Desk.LastOrder.Order, 250, 100_10);
        managed.See(Views.Neutral with { BarTimeNs = 0 }, 1);
        Assert.Equal(DtmsState.Hedged, managed.State.State);
    }

    [Fact]
    public void Whatever_closes_the_hedge_moves_its_parent_to_the_second_warning_in_the_same_step()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Hedge();
        var hedge = managed.Desk.OpenPositions().Single(position => position.ParentId != 0);
        managed.Desk.Exit(hedge.PositionId, 100_20, reason: ExitReason.Manual);
        managed.Desk.Fill(managed.Desk.LastOrder.Order, 250, 100_20);
        Assert.Equal((DtmsState.Hedged, DtmsState.WarningL2, DtmsCause.HedgeClosed), managed.Transitions.Last());
        Assert.Equal(managed.Desk.Sequence, managed.Desk.Ledger.Last(e => e.Kind == LedgerEventKind.Dtms).Sequence);
    }

    [Fact]
    public void Closing_the_parent_closes_its_hedge()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Hedge();
        managed.Desk.Exit(managed.Position, 100_10);
        managed.Desk.Fill(managed.Desk.LastOrder.Order, managed.Desk.LastOrder.Quantity, 100_10);
        Assert.Equal((ExitReason.ParentClosed, 250L, Side.Buy), (managed.Desk.LastOrder.Reason, managed.Desk.LastOrder.Quantity, managed.Desk.LastOrder.Side));
        Assert.Equal(DtmsEventKind.Unregistered, managed.Events.Last().Kind);
        managed.Desk.Rejected(managed.Desk.LastOrder.Order);
        var refused = managed.Desk.LastOrder.Order;
        managed.See(Views.Neutral, 2);
        Assert.NotEqual(refused, managed.Desk.LastOrder.Order);
        managed.Desk.Fill(managed.Desk.LastOrder.Order, 250, 100_10);
        Assert.Empty(managed.Desk.OpenPositions());
    }

    [Fact]
    public void A_parent_that_closes_before_its_hedge_has_filled_cancels_it()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Warn();
        managed.Deep(Views.Sum(-7));
        var order = managed.Desk.LastOrder;
        managed.Desk.Exit(managed.Position, 100_10);
        managed.Desk.Fill(managed.Desk.LastOrder.Order, managed.Desk.LastOrder.Quantity, 100_10);
        Assert.Equal([order.Order], managed.Desk.Cancels);
        managed.Desk.Fill(order.Order, 250, 100_10);
        Assert.Equal((ExitReason.LateEntryFill, 250L), (managed.Desk.LastOrder.Reason, managed.Desk.LastOrder.Quantity));
        Assert.DoesNotContain(managed.Transitions, transition => transition.To == DtmsState.Hedged);
        managed.Desk.Fill(managed.Desk.LastOrder.Order, 250, 100_10);
        Assert.Empty(managed.Desk.OpenPositions());
    }

    [Fact]
    public void A_recovered_trade_gets_half_of_what_was_closed_again()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Recover();
        managed.Deep(Views.Sum(1));
        Assert.Equal((DtmsState.Recovering, DtmsState.Healthy, DtmsCause.Score), managed.Transitions.Last());
        Assert.Equal((OrderLeg.Entry, Side.Buy, 250L, managed.Position),
            (managed.Desk.LastOrder.Leg, managed.Desk.LastOrder.Side, managed.Desk.LastOrder.Quantity, managed.Desk.LastOrder.PositionId));
        Assert.Equal((managed.Desk.LastOrder.Order, 250L), (managed.Last(DtmsEventKind.ReAdded).Order, managed.Last(DtmsEventKind.ReAdded).Quantity));
        managed.Desk.Fill(managed.Desk.LastOrder.Order, 250, 100_10);
        Assert.Equal(750, Assert.Single(managed.Desk.OpenPositions()).Quantity);
        Assert.Equal(1, managed.Count(DtmsEventKind.RiskFrozen));
    }

    [Fact]
    public void An_addition_that_a_gate_refuses_leaves_the_trade_healthy_and_smaller()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Recover();
        managed.Desk.Kill(KillSwitchLevel.StopEntries);
        managed.Deep(Views.Sum(1));
        Assert.Equal((DtmsState.Healthy, DtmsCause.ReAddRefused), (managed.State.State, managed.Last(DtmsEventKind.ReAddFailed).Cause));
        managed.Desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.EntriesStopped, 1, 0);
        Assert.Equal(500, Assert.Single(managed.Desk.OpenPositions()).Quantity);
    }

    [Fact]
    public void An_addition_that_the_venue_refuses_is_said()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Recover();
        managed.Deep(Views.Sum(1));
        managed.Desk.Rejected(managed.Desk.LastOrder.Order);
        Assert.Equal(1, managed.Count(DtmsEventKind.ReAddFailed));
        Assert.Equal(DtmsState.Healthy, managed.State.State);
    }

    [Fact]
    public void A_trade_that_does_not_recover_in_time_is_closed()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Recover();
        managed.See(Views.Sum(0), 30 * 60);
        Assert.Equal((DtmsState.Recovering, DtmsState.Closed, DtmsCause.Timeout), managed.Transitions.Last());
        Assert.Equal(ExitReason.DtmsClose, managed.Desk.LastOrder.Reason);
        managed.Desk.Rejected(managed.Desk.LastOrder.Order);
        var refused = managed.Desk.LastOrder.Order;
        managed.See(Views.Sum(3), 2);
        Assert.NotEqual(refused, managed.Desk.LastOrder.Order);
        managed.Desk.Fill(managed.Desk.LastOrder.Order, 500, 100_10);
        Assert.Empty(managed.All());
    }

    [Fact]
    public void A_short_is_managed_in_the_mirror()
    {
        var managed = new Managed(direction: Direction.Short) { Price = 99_80 };
        managed.See(Views.Neutral.WithRsi(1), 2);
        Assert.Equal((DtmsState.WarningL1, -2.0), (managed.State.State, managed.State.Score));
        Assert.Equal(99_95, Assert.Single(managed.Desk.OpenPositions()).StopPrice);
    }

    private static void AssertAllClose(Managed managed)
    {
        var exits = managed.Desk.Orders.TakeLast(2).ToArray();
        Assert.Equal([ExitReason.DtmsClose, ExitReason.ParentClosed], exits.Select(order => order.Reason));
        foreach (var exit in exits) managed.Desk.Fill(exit.Order, exit.Quantity, managed.Price);
        Assert.Empty(managed.Desk.OpenPositions());
        Assert.Empty(managed.All());
    }
}
