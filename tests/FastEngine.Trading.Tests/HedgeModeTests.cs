using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Recovery;

namespace FastEngine.Trading.Tests;

public class HedgeModeTests
{
    private static readonly TradingOptions Hedge = new() { Mode = AccountMode.Hedge, Safety = Desk.Unguarded, Portfolio = Desk.Hale, MaxPosition = Desk.Usd(1_000) };

    [Fact]
    public void Long_and_short_of_a_symbol_stand_side_by_side()
    {
        var desk = new Desk(Hedge);
        desk.Open(Desk.Long(strategy: 0));
        desk.Open(Desk.Short(strategy: 1));
        Assert.Equal([(Direction.Long, 10_000L), (Direction.Short, 10_000L)], desk.OpenPositions().Select(position => (position.Direction, position.Quantity)));
        Assert.Equal((10_000, -10_000), (desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long), desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Short)));
        Assert.Equal(Desk.Usd(2_000), desk.Stage.Account.Exposure);
        Assert.DoesNotContain(desk.Orders, order => order.Leg == OrderLeg.Exit);
    }

    [Fact]
    public void A_strategy_may_have_both_sides_and_one_position_of_each()
    {
        var desk = new Desk(Hedge);
        desk.Open(Desk.Long());
        var position = desk.Open(Desk.Short());
        desk.Send(Desk.Short());
        desk.AssertRefused(EntryHandler.ExistingPosition, RefusalCause.PositionOpen, position, 0);
    }

    [Fact]
    public void An_order_says_which_side_it_is_of()
    {
        var desk = new Desk(Hedge);
        var position = desk.Open(Desk.Short());
        desk.Exit(position, 100_00);
        Assert.All(desk.Orders, order => Assert.Equal(Direction.Short, order.PositionDirection));
        Assert.Equal([Side.Sell, Side.Buy], desk.Orders.Select(order => order.Side));
    }

    // Binance: -1106.
    [Theory]
    [InlineData(AccountMode.Hedge, Desk.Usdm, false)]
    [InlineData(AccountMode.OneWay, Desk.Usdm, true)]
    [InlineData(AccountMode.Hedge, Desk.Spot, true)]
    public void Where_sides_stand_side_by_side_nothing_is_marked_as_reduce_only(AccountMode mode, int instrument, bool isMarked)
    {
        var desk = new Desk(Hedge with { Mode = mode }, isProtected: true);
        var venue = new LegVenue(desk);
        var position = venue.Open(Desk.Long(instrument));
        Assert.Equal((OrderLeg.Stop, isMarked), (desk.LastOrder.Leg, desk.LastOrder.ReduceOnly));
        var backup = desk.Backups.Last(order => order.Terms.Order != 0).Terms;
        Assert.Equal((OrderLeg.Exit, isMarked), (backup.Leg, backup.ReduceOnly));
        desk.Exit(position, 100_00, instrument: instrument);
        venue.Run();
        Assert.Equal((OrderLeg.Exit, isMarked), (desk.LastOrder.Leg, desk.LastOrder.ReduceOnly));
        Assert.Empty(desk.OpenPositions());
    }

    [Fact]
    public void An_exit_that_is_refused_for_its_flag_has_failed_and_keeps_it()
    {
        var desk = new Desk();
        var position = desk.Open(Desk.Long());
        desk.Exit(position, 100_00);
        desk.Report(new OrderReport { Order = desk.LastOrder.Order, Kind = OrderReportKind.Rejected, Reject = RejectReason.ReduceOnlyNotAccepted });
        Assert.Single(desk.Ledger, e => e.Kind == LedgerEventKind.ExitFailed);
        desk.Exit(position, 100_00);
        Assert.Equal([true, true], desk.Orders.Where(order => order.Leg == OrderLeg.Exit).Select(order => order.ReduceOnly));
    }

    [Fact]
    public void Spot_stays_long_only()
    {
        var desk = new Desk(Hedge);
        var position = desk.Open(Desk.Long(Desk.Spot));
        desk.Send(Desk.Short(Desk.Spot));
        desk.AssertRefused(EntryHandler.ReversalDetection, RefusalCause.ShortOnSpot, position, 0);
        Assert.Equal(ExitReason.Reversal, desk.LastOrder.Reason);
    }

    [Fact]
    public void A_residue_of_one_side_halts_the_symbol_and_no_other()
    {
        var desk = new Desk(Hedge);
        desk.Fill(desk.Enter(Desk.Short()), desk.LastOrder.Quantity + 30, 100_00);
        Assert.Equal((0, -30), (desk.Stage.UnattributedOf(Desk.Usdm, Direction.Long), desk.Stage.UnattributedOf(Desk.Usdm, Direction.Short)));
        desk.Send(Desk.Long(strategy: 1));
        desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.SymbolHalted, -30, 0);
        desk.Enter(Desk.Long(Desk.OtherUsdm));
    }

    [Fact]
    public void Each_side_is_reconciled_by_itself()
    {
        var desk = new Desk(Hedge);
        desk.Open(Desk.Long());
        desk.Open(Desk.Short());
        var reconciler = new Reconciler(Desk.Instruments);
        VenueState With(params VenuePosition[] positions) => new() { Positions = positions };
        Assert.Empty(reconciler.Compare(desk.Stage, With(new(Desk.Usdm, 10_000, Direction.Long), new(Desk.Usdm, -10_000, Direction.Short))));
        Assert.Empty(reconciler.Compare(desk.Stage, With(new(Desk.Usdm, 10_000), new(Desk.Usdm, -10_000))));
        Assert.Equal(["BTCUSDT: long position 10 here, 0 at the venue", "BTCUSDT: short position -10 here, 0 at the venue"],
            reconciler.Compare(desk.Stage, With()).Select(difference => difference.ToText(new InstrumentTable(Desk.Instruments))));
        Assert.Single(reconciler.Compare(desk.Stage, With(new(Desk.Usdm, 10_000, Direction.Long), new(Desk.Usdm, -9_990, Direction.Short))));
    }

    [Fact]
    public void The_mode_does_not_change_while_something_is_open()
    {
        var desk = new Desk(Hedge);
        Assert.True(new Desk(Hedge with { Mode = AccountMode.OneWay }).Stage.Restore(desk.Snapshot(), out _));
        var position = desk.Open(Desk.Long());
        Assert.False(new Desk(Hedge with { Mode = AccountMode.OneWay }).Stage.Restore(desk.Snapshot(), out var reason));
        Assert.Equal("positions.mode has changed while positions are open; set it back until nothing is open", reason);
        desk.Exit(position, 100_00);
        desk.Fill(desk.LastOrder.Order, 10_000, 100_00);
        Assert.True(new Desk(Hedge with { Mode = AccountMode.OneWay }).Stage.Restore(desk.Snapshot(), out _));
    }
}
