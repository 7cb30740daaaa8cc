using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

public class KillSwitchTests
{
    [Theory]
    [InlineData(KillSwitchLevel.StopEntries)]
    [InlineData(KillSwitchLevel.ReduceOnly)]
    [InlineData(KillSwitchLevel.Flatten)]
    public void Any_level_stops_entries_and_says_which(KillSwitchLevel level)
    {
        var desk = new Desk();
        desk.Kill(level);
        desk.Send(Desk.Long());
        desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.EntriesStopped, (double)level, 0);
        Assert.Empty(desk.Orders);
    }

    [Fact]
    public void Entries_go_on_when_it_is_reset()
    {
        var desk = new Desk();
        desk.Kill(KillSwitchLevel.StopEntries);
        desk.Kill(KillSwitchLevel.None);
        desk.Enter(Desk.Long());
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
    }

    [Fact]
    public void Stopped_entries_leave_positions_and_exits_alone_and_cancel_what_is_pending()
    {
        var desk = new Desk();
        var position = desk.Open(Desk.Long());
        var pending = desk.Enter(Desk.Long(Desk.OtherUsdm));
        desk.Kill(KillSwitchLevel.StopEntries);
        desk.Kill(KillSwitchLevel.StopEntries);
        Assert.Equal([pending], desk.Cancels);

        // What had filled before the venue heard of it is a position, and stays.
        desk.Fill(pending, 1_000, 100_00);
        desk.Cancelled(pending);
        Assert.Equal(2, desk.OpenPositions().Length);
        Assert.Equal(2, desk.Orders.Count);
        desk.Exit(position, 101_00);
        Assert.Equal(OrderLeg.Exit, desk.LastOrder.Leg);
    }

    [Fact]
    public void Reduce_only_cancels_what_is_pending_and_closes_what_still_fills()
    {
        var desk = new Desk();
        desk.Open(Desk.Long());
        var pending = desk.Enter(Desk.Long(Desk.OtherUsdm));
        desk.Kill(KillSwitchLevel.ReduceOnly);
        Assert.Equal([pending], desk.Cancels);
        Assert.Equal(2, desk.Orders.Count);
        desk.Fill(pending, 100, 100_00);
        Assert.Equal((OrderLeg.Exit, ExitReason.LateEntryFill, 100L), (desk.LastOrder.Leg, desk.LastOrder.Reason, desk.LastOrder.Quantity));
    }

    [Fact]
    public void Flatten_closes_everything_once()
    {
        var desk = new Desk();
        desk.Open(Desk.Long());
        desk.Open(Desk.Short(Desk.OtherUsdm));
        desk.Kill(KillSwitchLevel.Flatten);
        desk.Kill(KillSwitchLevel.Flatten);
        var exits = desk.Orders.Where(order => order.Leg == OrderLeg.Exit).ToArray();
        Assert.Equal([Desk.Usdm, Desk.OtherUsdm], exits.Select(order => order.InstrumentId));
        Assert.All(exits, order => Assert.Equal(ExitReason.KillSwitch, order.Reason));
    }

    [Theory]
    [InlineData(KillSwitchReason.File)]
    [InlineData(KillSwitchReason.Signal)]
    public void A_file_and_a_signal_raise_and_never_lower(KillSwitchReason reason)
    {
        var desk = new Desk();
        desk.Kill(KillSwitchLevel.Flatten, reason, CommandOrigin.Engine);
        desk.Kill(KillSwitchLevel.StopEntries, reason, CommandOrigin.Engine);
        Assert.Equal(KillSwitchLevel.Flatten, desk.Stage.KillSwitch);
        desk.Kill(KillSwitchLevel.None, KillSwitchReason.None, CommandOrigin.Operator);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
    }

    [Fact]
    public void A_flattening_is_carried_out_again_until_nothing_is_left()
    {
        var desk = new Desk();
        desk.Open(Desk.Long());
        desk.Kill(KillSwitchLevel.Flatten);
        desk.Rejected(desk.LastOrder.Order);
        Assert.Equal(2, desk.Orders.Count);
        desk.Now += 10 * FastEngine.Core.EngineTime.NsPerSecond;
        desk.Clock(desk.Now);
        Assert.Equal((3, OrderLeg.Exit, ExitReason.KillSwitch), (desk.Orders.Count, desk.LastOrder.Leg, desk.LastOrder.Reason));
        desk.Clock(desk.Now + 1);
        Assert.Equal(3, desk.Orders.Count);
    }

    [Fact]
    public void A_fill_beyond_the_order_halts_its_symbol_alone()
    {
        var desk = new Desk();
        var order = desk.Enter(Desk.Long());
        desk.Fill(order, desk.LastOrder.Quantity + 30, 100_00);
        Assert.Equal(1, desk.Stage.Counters.Overfills);
        Assert.Equal(desk.LastOrder.Quantity, desk.OpenPositions().Single().Quantity);
        desk.Send(Desk.Long(strategy: 1));
        desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.SymbolHalted, 30, 0);
        desk.Enter(Desk.Long(Desk.OtherUsdm));
    }
}
