using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

public class ReversalTests
{
    private static readonly TradingOptions Options = new() { MaxPosition = Desk.Usd(1_000) };

    [Fact]
    public void A_signal_waits_for_the_close_of_the_opposite_and_then_enters()
    {
        var desk = new Desk(Options);
        var position = desk.Open(Desk.Long());
        desk.Send(Desk.Short());
        desk.AssertRefused(EntryHandler.ReversalDetection, RefusalCause.Parked, position, 0);
        Assert.Equal((OrderLeg.Exit, ExitReason.Reversal, Side.Sell, true), (desk.LastOrder.Leg, desk.LastOrder.Reason, desk.LastOrder.Side, desk.LastOrder.ReduceOnly));

        desk.Now += 2 * EngineTime.NsPerSecond;
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity - 10, 99_50);
        Assert.Equal(2, desk.Orders.Count);
        desk.Fill(desk.LastOrder.Order, 10, 99_40);
        Assert.Equal(3, desk.Orders.Count);
        Assert.Equal((OrderLeg.Entry, Side.Sell, 99_40L), (desk.LastOrder.Leg, desk.LastOrder.Side, desk.LastOrder.ReferencePrice));
    }

    [Fact]
    public void All_strategies_on_the_other_side_are_closed_first_and_pending_entries_cancelled()
    {
        var desk = new Desk(Options);
        desk.Open(Desk.Long(strategy: 0));
        desk.Open(Desk.Long(strategy: 1));
        var pending = desk.Enter(Desk.Long(strategy: 2));
        desk.Send(Desk.Short(strategy: 3));
        Assert.Equal([pending], desk.Cancels);
        var exits = desk.Orders.Where(order => order.Leg == OrderLeg.Exit).ToArray();
        Assert.Equal([0, 1], exits.Select(order => order.StrategyId));
        foreach (var exit in exits) desk.Fill(exit.Order, exit.Quantity, 100_00);
        Assert.Equal(5, desk.Orders.Count);
        desk.Cancelled(pending);
        Assert.Equal((OrderLeg.Entry, 3), (desk.LastOrder.Leg, desk.LastOrder.StrategyId));
    }

    [Fact]
    public void It_runs_again_from_the_first_link()
    {
        var desk = new Desk(Options);
        desk.Open(Desk.Long());
        desk.Send(Desk.Short());
        desk.Kill(KillSwitchLevel.StopEntries);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.EntriesStopped, 1, 0);
    }

    [Fact]
    public void A_newer_signal_takes_the_place_of_an_older()
    {
        var desk = new Desk(Options);
        desk.Open(Desk.Long());
        desk.Send(Desk.Short(strategy: 1));
        desk.Now += 5;
        desk.Send(Desk.Short(strategy: 2));
        var causes = desk.Ledger.Where(e => e.Kind == LedgerEventKind.Refused).Select(e => (e.Refusal.Cause, e.Refusal.Signal.StrategyId, e.Refusal.Measured));
        Assert.Equal([(RefusalCause.Parked, 1, 1), (RefusalCause.Replaced, 1, 5), (RefusalCause.Parked, 2, 1)], causes);
        Assert.Equal(2, desk.Orders.Count);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        Assert.Equal(2, desk.LastOrder.StrategyId);
    }

    [Theory]
    [InlineData(2_000_000_000, false)]
    [InlineData(2_000_000_001, true)]
    public void It_is_dropped_when_it_has_waited_for_more_than_two_seconds(long waited, bool isDropped)
    {
        var desk = new Desk(Options);
        desk.Open(Desk.Long());
        desk.Send(Desk.Short());
        desk.Clock(desk.Now + waited);
        if (isDropped) desk.AssertRefused(EntryHandler.ReversalDetection, RefusalCause.ParkedTooLong, waited, 2e9);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        Assert.Equal(isDropped ? 2 : 3, desk.Orders.Count);
    }

    [Fact]
    public void The_fill_that_comes_too_late_does_not_revive_it()
    {
        var desk = new Desk(Options);
        desk.Open(Desk.Long());
        desk.Send(Desk.Short());
        desk.Now += 3 * EngineTime.NsPerSecond;
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        desk.AssertRefused(EntryHandler.ReversalDetection, RefusalCause.ParkedTooLong, 3e9, 2e9);
    }

    [Fact]
    public void It_is_dropped_when_the_close_fails()
    {
        var desk = new Desk(Options);
        var position = desk.Open(Desk.Long());
        desk.Send(Desk.Short());
        desk.Rejected(desk.LastOrder.Order);
        desk.AssertRefused(EntryHandler.ReversalDetection, RefusalCause.CloseFailed, position, 0);
        Assert.Equal(PositionUpdateKind.ExitFailed, desk.Updates[^1].Kind);
        desk.Send(Desk.Short());
        desk.AssertRefused(EntryHandler.ReversalDetection, RefusalCause.Parked, position, 0);
        Assert.Equal(3, desk.Orders.Count);
    }

    [Fact]
    public void On_spot_a_short_signal_closes_the_long_and_enters_nothing()
    {
        var desk = new Desk(Options);
        desk.Send(Desk.Short(Desk.Spot));
        desk.AssertRefused(EntryHandler.ReversalDetection, RefusalCause.ShortOnSpot, 0, 0);
        var position = desk.Open(Desk.Long(Desk.Spot));
        desk.Send(Desk.Short(Desk.Spot));
        desk.AssertRefused(EntryHandler.ReversalDetection, RefusalCause.ShortOnSpot, position, 0);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        Assert.Equal(ExitReason.Reversal, desk.Trades.Single().Reason);
        Assert.Equal(2, desk.Orders.Count);
    }

    [Theory]
    [InlineData(Direction.Long)]
    [InlineData(Direction.Short)]
    public void Coin_margined_markets_are_never_traded(Direction direction)
    {
        var desk = new Desk(Options);
        desk.Send(Desk.Long(Desk.CoinM) with { Direction = direction });
        desk.AssertRefused(EntryHandler.ReversalDetection, RefusalCause.NotTraded, 0, 0);
    }
}
