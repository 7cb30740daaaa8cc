using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Doubt;

public class OrdersInDoubtTests
{
    private const long Second = EngineTime.NsPerSecond;

    private readonly Desk _desk = new(Options);

    private static TradingOptions Options => new() { Mode = AccountMode.Hedge, Safety = Desk.Unguarded, Portfolio = Desk.Hale };

    [Fact]
    public void An_exit_without_an_answer_is_asked_for_after_three_seconds_and_every_second_until_it_is_answered()
    {
        var exit = Exit();
        Pass(2.9);
        Assert.Empty(_desk.Queries);
        Pass(0.2);
        var query = Assert.Single(_desk.Queries);
        Assert.Equal((VenueQueryKind.Order, exit.Order, exit.Id, exit.InstrumentId), (query.Kind, query.Order, query.Id, query.InstrumentId));
        Pass(2.0);
        Assert.Equal(3, _desk.Queries.Count);
        Assert.Single(_desk.Risks(RiskEventKind.OrderLookedUp));
        Answer(exit, VenueOrderState.Open, 0);
        Pass(5.0);
        Assert.Equal(3, _desk.Queries.Count);
    }

    [Fact]
    public void One_that_was_accepted_is_asked_for_when_nothing_is_told_of_it_for_ten_seconds()
    {
        var exit = Exit();
        _desk.Report(new OrderReport { Order = exit.Order, Kind = OrderReportKind.Accepted, Remaining = exit.Quantity });
        Pass(9.9);
        Assert.Empty(_desk.Queries);
        Pass(0.2);
        Assert.Single(_desk.Queries);
    }

    [Fact]
    public void An_exit_that_the_venue_does_not_know_is_sent_again_once_it_would_come_too_late()
    {
        var exit = Exit();
        Pass(3.1);
        Answer(exit, VenueOrderState.Unknown, 0);
        Assert.Equal(2, _desk.Orders.Count);
        Pass(2.0);
        Answer(exit, VenueOrderState.Unknown, 0);
        Assert.Equal(3, _desk.Orders.Count);
        var again = _desk.LastOrder;
        Assert.Equal((OrderLeg.Exit, exit.Quantity, exit.Id.Attempt + 1), (again.Leg, again.Quantity, again.Id.Attempt));
        Assert.DoesNotContain(_desk.Ledger, e => e.Kind == LedgerEventKind.ExitFailed);
        _desk.Fill(again.Order, again.Quantity, 101_00);
        Assert.Empty(_desk.OpenPositions());
    }

    [Fact]
    public void An_entry_that_the_venue_does_not_know_ends()
    {
        var order = _desk.Enter(Desk.Long());
        Pass(5.1);
        Answer(_desk.LastOrder, VenueOrderState.Unknown, 0);
        Assert.Single(_desk.Risks(RiskEventKind.OrderNeverSent));
        Assert.Equal(0, Live());
        Assert.NotEqual(order, _desk.Enter(Desk.Long()));
    }

    [Theory]
    [InlineData(RejectReason.DuplicateClientId)]
    [InlineData(RejectReason.NoAnswer)]
    public void What_leaves_open_whether_the_venue_has_an_entry_ends_nothing_and_is_looked_up_at_once(RejectReason reason)
    {
        var order = _desk.Enter(Desk.Long());
        _desk.Report(new OrderReport { Order = order, Kind = OrderReportKind.Rejected, Reject = reason });
        Assert.Equal(order, Assert.Single(_desk.Queries).Order);
        Assert.Equal(1, Live());
        Answer(_desk.LastOrder, VenueOrderState.Ended, 1_000, 100_00 * 1_000);
        Assert.Equal(1_000, Assert.Single(_desk.OpenPositions()).Quantity);
        Assert.Equal(0, Live());
    }

    [Theory]
    [InlineData(RejectReason.DuplicateClientId)]
    [InlineData(RejectReason.NoAnswer)]
    public void Likewise_an_exit_which_is_not_sent_twice(RejectReason reason)
    {
        var exit = Exit();
        _desk.Report(new OrderReport { Order = exit.Order, Kind = OrderReportKind.Rejected, Reject = reason });
        _desk.Exit(exit.PositionId, 101_00);
        Assert.Equal(2, _desk.Orders.Count);
        Assert.DoesNotContain(_desk.Ledger, e => e.Kind == LedgerEventKind.ExitFailed);
        Answer(exit, VenueOrderState.Ended, exit.Quantity, (Int128)101_00 * exit.Quantity);
        Assert.Empty(_desk.OpenPositions());
    }

    [Fact]
    public void A_cancellation_that_finds_nothing_makes_the_venue_be_asked()
    {
        var order = _desk.Enter(Desk.Long());
        _desk.Kill(KillSwitchLevel.ReduceOnly);
        _desk.Report(new OrderReport { Order = order, Kind = OrderReportKind.Rejected, Reject = RejectReason.UnknownOrder });
        Pass(0.3);
        Assert.Equal(order, Assert.Single(_desk.Queries).Order);

        // It had filled: what is booked so late is closed.
        Answer(_desk.LastOrder, VenueOrderState.Ended, 2_000, 100_00 * 2_000);
        Assert.Equal((OrderLeg.Exit, ExitReason.LateEntryFill, 2_000L), (_desk.LastOrder.Leg, _desk.LastOrder.Reason, _desk.LastOrder.Quantity));
    }

    [Fact]
    public void A_lost_cancellation_is_sent_again_when_the_venue_has_the_order_open()
    {
        var order = _desk.Enter(Desk.Long());
        _desk.Kill(KillSwitchLevel.StopEntries);
        Pass(3.1);
        Answer(_desk.LastOrder, VenueOrderState.Open, 0);
        Assert.Equal([order, order], _desk.Cancels);
    }

    [Fact]
    public void Flattening_asks_at_once_for_an_exit_that_the_venue_has_not_answered()
    {
        var exit = Exit();
        Pass(0.1);
        _desk.Kill(KillSwitchLevel.Flatten);
        Assert.Equal(exit.Order, Assert.Single(_desk.Queries).Order);
        _desk.Kill(KillSwitchLevel.Flatten);
        Assert.Single(_desk.Queries);
        Pass(1.3);
        Assert.Equal(2, _desk.Queries.Count);
    }

    [Fact]
    public void Of_an_exit_that_was_answered_flattening_asks_nothing()
    {
        var exit = Exit();
        _desk.Report(new OrderReport { Order = exit.Order, Kind = OrderReportKind.Accepted, Remaining = exit.Quantity });
        _desk.Kill(KillSwitchLevel.Flatten);
        Assert.Empty(_desk.Queries);
    }

    [Fact]
    public void A_fill_whose_remainder_shows_that_another_was_not_told_does_not_end_the_order()
    {
        var exit = Exit();
        _desk.Fill(exit.Order, 400, 101_00, remaining: 0);
        Assert.Equal(exit.Order, Assert.Single(_desk.Queries).Order);
        Assert.Equal(exit.Quantity - 400, Assert.Single(_desk.OpenPositions()).Quantity);
        Answer(exit, VenueOrderState.Ended, exit.Quantity, (Int128)101_00 * 400 + (Int128)102_00 * (exit.Quantity - 400));
        Assert.Empty(_desk.OpenPositions());
    }

    [Fact]
    public void A_failed_question_is_asked_again()
    {
        Exit();
        Pass(3.1);
        _desk.Update(new VenueUpdate { Kind = VenueUpdateKind.QueryFailed, Query = _desk.Queries[0].Number, Reject = RejectReason.NoAnswer });
        Pass(1.1);
        Assert.Equal(2, _desk.Queries.Count);
    }

    [Fact]
    public void A_stage_that_was_restored_goes_on_asking()
    {
        var exit = Exit();
        Pass(3.1);
        var desk = Desk.From(_desk.Snapshot(), Options);
        desk.Sequence = _desk.Sequence;
        desk.Now = _desk.Now + 2 * Second;
        desk.Clock(desk.Now);
        var query = Assert.Single(desk.Queries);
        Assert.Equal((exit.Order, exit.Id), (query.Order, query.Id));
        desk.Update(new VenueUpdate { Kind = VenueUpdateKind.OrderState, Order = exit.Order, Query = query.Number, State = VenueOrderState.Unknown });
        Assert.Equal(OrderLeg.Exit, Assert.Single(desk.Orders).Leg);
    }

    [Fact]
    public void The_watchdog_hears_of_the_exit_that_waits_and_of_its_answer()
    {
        var exit = Exit();
        Assert.Equal([(exit.PositionId, exit.Order)], _desk.Awaited);
        _desk.Report(new OrderReport { Order = exit.Order, Kind = OrderReportKind.Accepted, Remaining = exit.Quantity });
        Assert.Equal([(exit.PositionId, exit.Order), (exit.PositionId, 0)], _desk.Awaited);
    }

    private OrderTerms Exit()
    {
        var position = _desk.Open(Desk.Long());
        _desk.Exit(position, 101_00);
        return _desk.LastOrder;
    }

    private int Live() => _desk.Stage.CopyLiveOrders(new LiveOrderView[_desk.Stage.LiveOrderCapacity]);

    private void Pass(double seconds)
    {
        var until = _desk.Now + (long)(seconds * Second);
        while (_desk.Now < until)
        {
            _desk.Now = Math.Min(until, _desk.Now + Second / 20);
            _desk.Clock(_desk.Now);
        }
    }

    private void Answer(in OrderTerms terms, VenueOrderState state, long filled, Int128 cost = default, decimal fee = 0) => _desk.Update(new VenueUpdate
    {
        Kind = VenueUpdateKind.OrderState, Order = terms.Order, InstrumentId = terms.InstrumentId, State = state, Quantity = filled, Cost = cost, Amount = Desk.Usd(fee),
    });
}
