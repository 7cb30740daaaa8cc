using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

/// <summary>Orders in doubt after a restart, and what a venue delivers again.</summary>
public class RecoveryTests
{
    private static readonly TradingOptions Options = new() { MaxPosition = Desk.Usd(1_000) };

    [Fact]
    public void Live_orders_are_told_in_the_order_of_their_numbers()
    {
        var desk = new Desk(Options);
        var first = desk.Enter(Desk.Long());
        desk.Enter(Desk.Long(Desk.OtherUsdm));
        desk.Rejected(first);
        var acknowledged = desk.Enter(Desk.Long(strategy: 1));
        desk.Fill(acknowledged, 300, 100_00);
        desk.Kill(KillSwitchLevel.ReduceOnly);
        foreach (var stage in new[] { desk.Stage, Desk.From(desk.Snapshot(), Options).Stage })
        {
            var live = new LiveOrderView[stage.LiveOrderCapacity];
            Assert.Equal(2, stage.CopyLiveOrders(live));
            Assert.Equal([desk.Orders[1], desk.Orders[2]], live.Take(2).Select(order => order.Terms));
            Assert.Equal([(0, false, true), (300, true, true)], live.Take(2).Select(order => (order.Filled, order.IsAcknowledged, order.IsCancelling)));
        }
    }

    [Fact]
    public void An_entry_that_was_never_sent_is_dropped()
    {
        var desk = new Desk(Options);
        NeverSent(desk, desk.Enter(Desk.Long()));
        Assert.Empty(desk.Updates);
        Assert.Equal(0, desk.Stage.CopyLiveOrders(new LiveOrderView[desk.Stage.LiveOrderCapacity]));
        desk.Enter(Desk.Long());
    }

    [Fact]
    public void An_exit_that_was_never_sent_is_sent_at_once_under_the_next_attempt()
    {
        var desk = new Desk(Options);
        var position = desk.Open(Desk.Long());
        desk.Exit(position, 99_00, reason: ExitReason.AdverseMoves);
        var lost = desk.LastOrder;
        var other = Desk.From(desk.Snapshot(), Options);
        NeverSent(other, lost.Order);
        var again = other.Orders.Single();
        Assert.Equal(lost.Id with { Attempt = 1 }, again.Id);
        Assert.Equal((lost.Quantity, lost.Reason, true, lost.Order + 1), (again.Quantity, again.Reason, again.ReduceOnly, again.Order));
        Assert.Equal([LedgerEventKind.OrderReported, LedgerEventKind.OrderPlaced], other.Ledger.Select(e => e.Kind));
        Assert.Empty(other.Updates);
        other.Fill(again.Order, again.Quantity, 99_00, remaining: 0);
        Assert.Empty(other.OpenPositions());
        Assert.Equal(ExitReason.AdverseMoves, other.Trades.Single().Reason);
    }

    [Fact]
    public void A_signal_that_waits_for_an_exit_that_was_never_sent_goes_on_waiting()
    {
        var desk = new Desk(Options);
        desk.Open(Desk.Long());
        desk.Send(Desk.Short());
        NeverSent(desk, desk.LastOrder.Order);
        desk.AssertRefused(EntryHandler.ReversalDetection, RefusalCause.Parked, desk.LastOrder.PositionId, 0);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        Assert.Equal((OrderLeg.Entry, Core.Side.Sell), (desk.LastOrder.Leg, desk.LastOrder.Side));
    }

    [Fact]
    public void What_a_venue_delivers_again_changes_nothing_and_is_not_said_twice()
    {
        var desk = new Desk(Options);
        var order = desk.Enter(Desk.Long());
        Fill(desk, order, venueSequence: 5);
        var other = Desk.From(desk.Snapshot(), Options);
        Assert.Equal(5, other.Stage.LastVenueSequence);
        var hash = other.Stage.StateHash;
        foreach (var sequence in new long[] { 3, 4, 5 }) Fill(other, order, sequence);
        Assert.Equal((hash, 3), (other.Stage.StateHash, other.Stage.Counters.RepeatedReports));
        Assert.Empty(other.Ledger);
        Fill(other, order, venueSequence: 6);
        Assert.Equal((200, 2, 6), (other.OpenPositions().Single().Quantity, other.Stage.Executions, other.Stage.LastVenueSequence));
    }

    [Fact]
    public void Reports_without_a_number_are_all_taken()
    {
        var desk = new Desk(Options);
        var order = desk.Enter(Desk.Long());
        Fill(desk, order, venueSequence: 5);
        Fill(desk, order, venueSequence: 0);
        Assert.Equal((200, 5), (desk.OpenPositions().Single().Quantity, desk.Stage.LastVenueSequence));
    }

    [Fact]
    public void Shards_are_told_of_every_position_that_has_opened()
    {
        var desk = new Desk(Options);
        desk.Open(Desk.Long());
        desk.Open(Desk.Short(Desk.OtherUsdm));
        desk.Enter(Desk.Long(strategy: 1));
        var other = Desk.From(desk.Snapshot(), Options);
        other.Stage.TellShards();
        Assert.Equal(desk.Updates, other.Updates.Select(update => update with { StopPrice = 0 }));
        Assert.Equal(desk.OpenPositions().Select(position => position.StopPrice), other.Updates.Select(update => update.StopPrice));
        Assert.All(other.Updates, update => Assert.True(update.StopPrice > 0));
    }

    // Its entry is being cancelled and what had filled is closed: a shard could reckon no average of it.
    [Fact]
    public void A_position_of_which_nothing_is_open_is_told_when_it_fills_again()
    {
        var desk = new Desk(Options);
        var entry = desk.Enter(Desk.Long());
        desk.Fill(entry, 100, 100_00);
        desk.Kill(KillSwitchLevel.Flatten);
        desk.Fill(desk.LastOrder.Order, 100, 100_00);
        var other = Desk.From(desk.Snapshot(), Options);
        other.Stage.TellShards();
        Assert.Empty(other.Updates);
        Fill(other, entry, venueSequence: 0);
        Assert.Equal((PositionUpdateKind.Opened, 100), (other.Updates.Single().Kind, other.Updates.Single().Quantity));
        Assert.DoesNotContain(other.Ledger, e => e.Kind == LedgerEventKind.PositionOpened);
        Assert.Equal((OrderLeg.Exit, ExitReason.LateEntryFill), (other.LastOrder.Leg, other.LastOrder.Reason));
    }

    private static void Fill(Desk desk, long order, long venueSequence) => desk.Report(new OrderReport
    {
        Order = order, Kind = OrderReportKind.Filled, Quantity = 100, Price = 100_00, Remaining = 9_900, VenueSequence = venueSequence,
    });

    private static void NeverSent(Desk desk, long order) =>
        desk.Report(new OrderReport { Order = order, Kind = OrderReportKind.Rejected, Reject = RejectReason.NeverSent });
}
