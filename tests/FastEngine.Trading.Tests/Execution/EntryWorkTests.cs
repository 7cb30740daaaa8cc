using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Execution;

namespace FastEngine.Trading.Tests.Execution;

/// <summary>How approved entries are worked. Equity 10,000 and a stop of 0.5 % make an entry of 100 units at 100.00 without a limit of its own.</summary>
public class EntryWorkTests
{
    private const long Second = EngineTime.NsPerSecond;

    [Fact]
    public void By_default_an_entry_is_one_order_at_market_and_nothing_is_said_of_its_working()
    {
        var desk = new Desk();
        var order = desk.Enter(Desk.Long() with { Bid = 99_99, Ask = 100_01 });
        Assert.Equal((OrderType.Market, 0L), (desk.LastOrder.Type, desk.LastOrder.Price));
        desk.Fill(order, desk.LastOrder.Quantity, 100_00);
        Assert.DoesNotContain(desk.Ledger, e => e.Kind == LedgerEventKind.EntryWorked);
    }

    [Fact]
    public void A_post_only_order_waits_on_its_own_side_of_the_spread_and_what_is_left_of_it_goes_to_market()
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.PostOnly, PostOnlyWaitNs = 3 * Second });
        var order = desk.Enter(Desk.Long() with { Bid = 99_99, Ask = 100_01 });
        var quantity = desk.LastOrder.Quantity;
        Assert.Equal((OrderType.Limit, TimeInForce.PostOnly, 99_99L), (desk.LastOrder.Type, desk.LastOrder.TimeInForce, desk.LastOrder.Price));
        desk.Fill(order, 4_000, 99_99);
        At(desk, 2);
        Assert.Empty(desk.Cancels);
        At(desk, 3);
        Assert.Equal([order], desk.Cancels);
        desk.Cancelled(order);
        Assert.Equal((OrderType.Market, quantity - 4_000, OrderLeg.Entry), (desk.LastOrder.Type, desk.LastOrder.Quantity, desk.LastOrder.Leg));
        desk.Fill(desk.LastOrder.Order, quantity - 4_000, 100_02);
        var position = Assert.Single(desk.OpenPositions());
        Assert.Equal((quantity, (Int128)4_000 * 99_99 + (Int128)(quantity - 4_000) * 100_02), (position.Quantity, position.Cost));
        var worked = Worked(desk);
        Assert.Equal((EntryStyle.PostOnly, WorkEnd.Filled, 100_00L, quantity, quantity, 2), (worked.Style, worked.End, worked.ArrivalPrice, worked.Intended, worked.Filled, worked.Orders));
        Assert.Equal(position.Cost, worked.FilledCost);
    }

    [Fact]
    public void Without_quotes_it_waits_a_tick_behind_the_last_price()
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.PostOnly });
        desk.Enter(Desk.Short());
        Assert.Equal(100_00 + Desk.Instruments[Desk.Usdm].Tick, desk.LastOrder.Price);
    }

    [Fact]
    public void One_that_the_venue_refuses_because_it_would_take_goes_to_market_too()
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.PostOnly });
        var order = desk.Enter(Desk.Long());
        desk.Report(new OrderReport { Order = order, Kind = OrderReportKind.Rejected, Reject = RejectReason.WouldTake });
        Assert.Equal(2, desk.Orders.Count);
        Assert.Equal(OrderType.Market, desk.LastOrder.Type);
    }

    [Theory]
    [InlineData(RejectReason.NeverSent)]
    [InlineData(RejectReason.InsufficientMargin)]
    [InlineData(RejectReason.PriceFilter)]
    public void One_that_the_venue_refuses_for_another_reason_is_not_sent_again_at_market(RejectReason reason)
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.PostOnly });
        var order = desk.Enter(Desk.Long());
        desk.Report(new OrderReport { Order = order, Kind = OrderReportKind.Rejected, Reject = reason });
        Assert.Single(desk.Orders);
        Assert.Equal(WorkEnd.Refused, Worked(desk).End);
    }

    [Fact]
    public void A_price_that_stays_away_asks_for_the_cancellation_once_a_second()
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.PostOnly, PostOnlyMovePpm = 500 });
        var order = desk.Enter(Desk.Long());
        desk.View(Desk.Usdm, 100_06);
        desk.Now = Desk.Start + Second / 2;
        desk.Clock(desk.Now);
        desk.View(Desk.Usdm, 100_07);
        Assert.Equal([order], desk.Cancels);
    }

    [Fact]
    public void A_price_that_runs_away_ends_the_wait()
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.PostOnly, PostOnlyMovePpm = 500 });
        var order = desk.Enter(Desk.Long());
        desk.View(Desk.Usdm, 100_05);
        Assert.Empty(desk.Cancels);
        desk.View(Desk.Usdm, 100_06);
        Assert.Equal([order], desk.Cancels);
    }

    [Fact]
    public void What_a_strategy_wants_to_wait_at_its_price_waits_for_its_life_and_is_given_up()
    {
        var desk = Working(new ExecutionOptions());
        var order = desk.Enter(Desk.Long() with { LimitPrice = 99_50, LifeNs = 5 * Second, Bid = 99_50, Ask = 99_60 });
        Assert.Equal((99_50L, TimeInForce.PostOnly), (desk.LastOrder.Price, desk.LastOrder.TimeInForce));
        desk.View(Desk.Usdm, 100_00);
        At(desk, 5);
        Assert.Equal([order], desk.Cancels);
        desk.Cancelled(order);
        Assert.Single(desk.Orders);
        Assert.Empty(desk.OpenPositions());
        var worked = Worked(desk);
        Assert.Equal((WorkEnd.Expired, 99_55L, 0L, 100_00L), (worked.End, worked.ArrivalPrice, worked.Filled, worked.EndPrice));

        // Its slot is free again.
        desk.Enter(Desk.Long());
    }

    [Fact]
    public void An_immediate_order_may_fill_to_the_touch_and_its_tolerance_and_the_rest_is_given_up()
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.Ioc, IocTolerancePpm = 100 });
        var order = desk.Enter(Desk.Long() with { Bid = 99_99, Ask = 100_01 });

        // 100.01 and 0.01 % of it is 100.0200..., to the tick above.
        Assert.Equal((100_02L, TimeInForce.ImmediateOrCancel), (desk.LastOrder.Price - desk.LastOrder.Price % 1, desk.LastOrder.TimeInForce));
        desk.Fill(order, 6_000, 100_01);
        desk.Cancelled(order);
        Assert.Single(desk.Orders);
        Assert.Equal(6_000, Assert.Single(desk.OpenPositions()).Quantity);
        var worked = Worked(desk);
        Assert.Equal((WorkEnd.Expired, 6_000L), (worked.End, worked.Filled));
    }

    [Fact]
    public void Slices_come_one_after_the_other_and_add_up_to_the_entry()
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.Twap, Slices = 4, SliceSpanNs = 40 * Second });
        desk.Enter(Desk.Long());
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        for (var second = 1; second <= 30; second++)
        {
            var before = desk.Orders.Count;
            At(desk, second);
            if (desk.Orders.Count > before) desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        }

        Assert.Equal(4, desk.Orders.Count);
        Assert.Equal([0L, 10, 20, 30], desk.Orders.Select(order => (order.DecidedNs - Desk.Start) / Second));
        Assert.Single(desk.Orders.Select(order => order.PositionId).Distinct());
        var sizing = desk.Ledger.Single(e => e.Kind == LedgerEventKind.Sizing).Sizing;
        Assert.Equal(sizing.Quantity, desk.Orders.Sum(order => order.Quantity));
        Assert.Equal((WorkEnd.Filled, 4, sizing.Quantity), (Worked(desk).End, Worked(desk).Orders, Worked(desk).Filled));
        Assert.Equal(sizing.Quantity, Assert.Single(desk.OpenPositions()).Quantity);
    }

    [Fact]
    public void What_somebody_else_closed_is_not_opened_again_by_the_slices_to_come()
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.Twap, Slices = 4, SliceSpanNs = 40 * Second });
        desk.Enter(Desk.Long());
        var slice = desk.LastOrder.Quantity;
        desk.Fill(desk.LastOrder.Order, slice, 100_00);
        desk.Foreign(VenueUpdateKind.Liquidation, Side.Sell, slice, 99_00);
        for (var second = 1; second <= 60; second++) At(desk, second);
        Assert.Empty(desk.OpenPositions());
        Assert.Single(desk.Orders, order => order.Leg == OrderLeg.Entry);
        Assert.Equal(WorkEnd.Cancelled, Worked(desk).End);
    }

    [Fact]
    public void A_slice_waits_for_the_one_before_and_takes_what_is_due_meanwhile()
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.Twap, Slices = 4, SliceSpanNs = 40 * Second });
        var first = desk.Enter(Desk.Long());
        var slice = desk.LastOrder.Quantity;
        desk.Report(new OrderReport { Order = first, Kind = OrderReportKind.Accepted, Remaining = slice });
        At(desk, 25);
        Assert.Single(desk.Orders);
        desk.Fill(first, slice, 100_00);
        Assert.Equal(2, desk.Orders.Count);
        Assert.Equal(2 * slice, desk.LastOrder.Quantity);
    }

    [Fact]
    public void By_volume_they_are_cut_as_the_last_bars_were()
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.Vwap, Slices = 4, SliceSpanNs = 40 * Second });
        double[] volumes = [10_000, 20_000, 30_000, 40_000];
        for (var i = 0; i < volumes.Length; i++)
            desk.Send(new SymbolView { TimeNs = Desk.Start, InstrumentId = Desk.Usdm, Price = 100_00, BarTimeNs = Desk.Start + i, BarBuyVolume = volumes[i] / 4, BarSellVolume = volumes[i] * 3 / 4 });
        desk.Enter(Desk.Long());
        for (var second = 0; second <= 30; second += 10)
        {
            At(desk, second);
            desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        }

        Assert.Null(desk.LastRefusal?.Cause);
        var total = desk.Orders.Sum(order => order.Quantity);
        Assert.Equal([total / 10, total / 5, total * 3 / 10, total * 2 / 5], desk.Orders.Select(order => order.Quantity));
    }

    [Theory]
    [InlineData(KillSwitchLevel.StopEntries, WorkEnd.Stopped, 1)]
    [InlineData(KillSwitchLevel.Flatten, WorkEnd.Cancelled, 2)]
    public void The_kill_switch_ends_the_slices_between_two_of_them(KillSwitchLevel level, WorkEnd end, int orders)
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.Twap, Slices = 4, SliceSpanNs = 40 * Second });
        desk.Enter(Desk.Long());
        var slice = desk.LastOrder.Quantity;
        desk.Fill(desk.LastOrder.Order, slice, 100_00);
        At(desk, 5);
        desk.Kill(level);
        for (var second = 6; second <= 60; second++) At(desk, second);
        Assert.Equal(orders, desk.Orders.Count);
        Assert.Equal((end, slice), (Worked(desk).End, Worked(desk).Filled));
        Assert.Empty(desk.Cancels);
        Assert.Equal(slice, Assert.Single(desk.OpenPositions()).Quantity);
        if (level == KillSwitchLevel.StopEntries) return;
        Assert.Equal((OrderLeg.Exit, slice), (desk.LastOrder.Leg, desk.LastOrder.Quantity));
        desk.Fill(desk.LastOrder.Order, slice, 100_00);
        Assert.Empty(desk.OpenPositions());
    }

    [Fact]
    public void An_exit_ends_the_entry_and_closes_what_it_has()
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.Twap, Slices = 4, SliceSpanNs = 40 * Second });
        desk.Enter(Desk.Long());
        var slice = desk.LastOrder.Quantity;
        var position = desk.LastOrder.PositionId;
        desk.Fill(desk.LastOrder.Order, slice, 100_00);
        At(desk, 3);
        desk.Exit(position, 99_50);
        Assert.Equal((OrderLeg.Exit, slice, OrderType.Market), (desk.LastOrder.Leg, desk.LastOrder.Quantity, desk.LastOrder.Type));
        desk.Fill(desk.LastOrder.Order, slice, 99_50);
        for (var second = 4; second <= 60; second++) At(desk, second);
        Assert.Equal(2, desk.Orders.Count);
        Assert.Empty(desk.OpenPositions());
        Assert.Equal(WorkEnd.Cancelled, Worked(desk).End);
        Assert.Equal(2, desk.Enter(Desk.Long()) - 1);
    }

    [Theory]
    [InlineData(Urgency.High, 99_99, 100_01, OrderType.Market, TimeInForce.GoodTillCancelled)]
    [InlineData(Urgency.Medium, 100_00, 100_01, OrderType.Limit, TimeInForce.ImmediateOrCancel)]
    [InlineData(Urgency.Medium, 99_90, 100_10, OrderType.Limit, TimeInForce.PostOnly)]
    [InlineData(Urgency.Low, 100_00, 100_01, OrderType.Limit, TimeInForce.PostOnly)]
    [InlineData(Urgency.Medium, 0, 0, OrderType.Market, TimeInForce.GoodTillCancelled)]
    public void The_engine_chooses_by_spread_and_urgency(Urgency urgency, long bid, long ask, OrderType type, TimeInForce time)
    {
        var desk = Working(new ExecutionOptions { Style = EntryStyle.Smart, SmartUrgency = urgency, SmartTightPpm = 150 });
        desk.Enter(Desk.Long() with { Bid = bid, Ask = ask });
        Assert.Equal((type, time), (desk.LastOrder.Type, desk.LastOrder.TimeInForce));
    }

    [Fact]
    public void A_snapshot_in_the_middle_goes_on_like_the_original()
    {
        var options = new TradingOptions { Execution = new ExecutionOptions { Style = EntryStyle.Twap, Slices = 4, SliceSpanNs = 40 * Second } };
        var desk = new Desk(options);
        desk.Enter(Desk.Long());
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        At(desk, 12);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        var bytes = new byte[desk.Stage.SnapshotSize];
        var length = desk.Stage.WriteSnapshot(bytes);
        var other = new Desk(options with { Protection = options.Protection with { IsEnabled = false } }) { Sequence = desk.Sequence };
        Assert.True(other.Stage.Restore(bytes.AsSpan(0, length), out var reason), reason);
        Assert.Equal(desk.Stage.StateHash, other.Stage.StateHash);
        At(desk, 20);
        At(other, 20);
        Assert.Equal((desk.LastOrder.Order, desk.LastOrder.Quantity, desk.LastOrder.Id), (other.LastOrder.Order, other.LastOrder.Quantity, other.LastOrder.Id));
        Assert.Equal(desk.Stage.StateHash, other.Stage.StateHash);
    }

    private static Desk Working(ExecutionOptions execution) => new(new TradingOptions { Execution = execution });

    private static void At(Desk desk, int second)
    {
        desk.Now = Desk.Start + second * Second;
        desk.Clock(desk.Now);
    }

    private static WorkedEntry Worked(Desk desk) => desk.Ledger.Last(e => e.Kind == LedgerEventKind.EntryWorked).Worked;
}
