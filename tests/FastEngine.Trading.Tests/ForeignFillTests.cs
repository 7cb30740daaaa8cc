using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

/// <summary>Fills that are not ours, what belongs to no strategy, and funding.</summary>
public class ForeignFillTests
{
    private static readonly TradingOptions Hedge = new() { Mode = AccountMode.Hedge, Safety = Desk.Unguarded, Portfolio = Desk.Hale, MaxPosition = Desk.Usd(100) };

    [Theory]
    [InlineData(VenueUpdateKind.ManualFill, ExitReason.Manual)]
    [InlineData(VenueUpdateKind.Liquidation, ExitReason.Liquidation)]
    public void A_reducing_fill_takes_all_strategies_by_their_quantities_in_whole_lots(VenueUpdateKind kind, ExitReason reason)
    {
        var desk = Three();
        desk.Foreign(kind, Side.Sell, 300, 101_00, fee: 0.3m);
        Assert.Equal([(0, 100L), (1, 100L), (2, 100L)], desk.Trades.Select(trade => (trade.StrategyId, trade.Quantity)));
        Assert.All(desk.Trades, trade => Assert.Equal((reason, Desk.Usd(0.1m), Desk.Usd(0), 0L, false), (trade.Reason, trade.Fees, trade.Pnl, trade.ExitOrder, trade.IsLast)));
        Assert.Equal([900L, 900, 900], desk.Updates.TakeLast(3).Select(update => update.Quantity));
        Assert.Equal((-300, 300d, reason), desk.Risks(RiskEventKind.ForeignFill).Select(risk => (risk.Quantity, risk.Measured, risk.Reason)).Single());
        Assert.Empty(desk.Risks(RiskEventKind.ResidueFound));
    }

    [Theory]
    [InlineData(50, 10, 20, 20)]
    [InlineData(100, 30, 30, 40)]
    [InlineData(7, 2, 2, 3)]
    [InlineData(2_999, 999, 1_000, 1_000)]
    public void The_last_takes_the_remainder_and_no_part_of_a_lot_is_made(long quantity, long first, long second, long third)
    {
        var desk = Three();
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Sell, quantity, 100_00);
        Assert.Equal([first, second, third], desk.Trades.Select(trade => trade.Quantity));
    }

    [Fact]
    public void One_that_closes_everything_ends_the_positions_with_their_shards()
    {
        var desk = Three();
        desk.Foreign(VenueUpdateKind.Liquidation, Side.Sell, 3_000, 90_00);
        Assert.Empty(desk.OpenPositions());
        Assert.All(desk.Updates.TakeLast(3), update => Assert.Equal((PositionUpdateKind.Closed, 0L), (update.Kind, update.Quantity)));
        Assert.All(desk.Trades, trade => Assert.True(trade.IsLast));
        Assert.Equal(0, desk.ExchangePositions.Last().Quantity);
        Assert.Equal(LedgerEventKind.Account, desk.Ledger[^1].Kind);
        Assert.Equal(Desk.Usd(10_000 - 30), desk.Stage.Account.Equity);
        desk.Open(Desk.Long(price: 90_00));
    }

    [Fact]
    public void What_goes_beyond_all_strategies_belongs_to_none()
    {
        var desk = Three();
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Sell, 3_010, 100_00, fee: 3.01m);
        Assert.Equal((-10, Desk.Usd(0.01m)), (desk.Stage.UnattributedOf(Desk.Usdm, Direction.Long), Unattributed(desk).Fees));
        Assert.All(desk.Trades, trade => Assert.Equal(Desk.Usd(1), trade.Fees));
    }

    [Fact]
    public void One_that_adds_belongs_to_none_halts_the_symbol_and_is_cleared_by_hand()
    {
        var desk = new Desk(Hedge);
        desk.Open(Desk.Long());
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Buy, 500, 102_00, fee: 0.02m);
        Assert.Equal((1_500L, 500L), (desk.ExchangePositions.Last().Quantity, desk.ExchangePositions.Last().Unattributed));
        Assert.Equal(500, desk.Risks(RiskEventKind.ResidueFound).Single().Quantity);
        desk.Send(Desk.Long(strategy: 1));
        desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.SymbolHalted, 500, 0);
        desk.View(Desk.Usdm, 104_00);
        Assert.Equal((Desk.Usd(10_000 + 4 + 1 - 0.02m), 1), (desk.Stage.Account.Equity, desk.Stage.Account.OpenPositions));

        // It takes what is nobody's first.
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Sell, 500, 104_00, fee: 0.03m);
        var row = desk.Trades.Single();
        Assert.Equal((ReservedStrategies.Unattributed, 500L, Desk.Usd(0.95m), Desk.Usd(0.05m)), (row.StrategyId, row.Quantity, row.Pnl, row.Fees));
        Assert.Equal(0, desk.Risks(RiskEventKind.ResidueCleared).Single().Quantity);
        Assert.Equal(1_000, desk.OpenPositions().Single().Quantity);
        Assert.Equal(Desk.Usd(10_000.95m), desk.Stage.Account.Cash);
        desk.Enter(Desk.Long(strategy: 1, price: 104_00));
    }

    [Fact]
    public void The_other_side_is_left_alone_in_hedge_mode_and_is_the_same_position_in_one_way_mode()
    {
        var hedge = new Desk(Hedge);
        hedge.Open(Desk.Long());
        hedge.Foreign(VenueUpdateKind.ManualFill, Side.Sell, 400, 100_00, direction: Direction.Short);
        Assert.Equal((1_000, -400), (hedge.OpenPositions().Single().Quantity, hedge.Stage.UnattributedOf(Desk.Usdm, Direction.Short)));

        var netted = new Desk(Hedge with { Mode = AccountMode.OneWay });
        netted.Open(Desk.Long());
        netted.Foreign(VenueUpdateKind.ManualFill, Side.Sell, 400, 100_00, direction: Direction.Short);
        Assert.Equal((600, 0), (netted.OpenPositions().Single().Quantity, netted.Stage.UnattributedOf(Desk.Usdm)));
    }

    [Fact]
    public void An_exit_that_fills_after_a_close_by_hand_fills_for_nobody()
    {
        var desk = new Desk(Hedge);
        var position = desk.Open(Desk.Long(strategy: 0));
        desk.Open(Desk.Long(strategy: 1));
        desk.Exit(position, 100_00);
        var exit = desk.LastOrder;
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Sell, 2_000, 100_00);
        Assert.Equal([exit.Order], desk.Cancels);
        desk.Fill(exit.Order, 1_000, 101_00, fee: 0.05m);
        Assert.Equal((-1_000, 1), (desk.Stage.UnattributedOf(Desk.Usdm, Direction.Long), desk.Stage.Counters.Overfills));
        Assert.Equal((Direction.Short, Desk.Usd(0.05m)), (Unattributed(desk).Direction, Unattributed(desk).Fees));
        Assert.Equal(0, desk.Stage.CopyLiveOrders(new LiveOrderView[desk.Stage.LiveOrderCapacity]));
    }

    [Fact]
    public void An_exit_and_a_close_by_hand_leave_a_row_each_and_one_of_them_is_the_last()
    {
        var desk = new Desk(Hedge);
        var position = desk.Open(Desk.Long());
        desk.Exit(position, 100_00);
        desk.Fill(desk.LastOrder.Order, 300, 101_00);
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Sell, 700, 102_00);
        desk.Cancelled(desk.LastOrder.Order);
        Assert.Equal([(ExitReason.TrailingStop, 300L, false), (ExitReason.Manual, 700L, true)], desk.Trades.Select(trade => (trade.Reason, trade.Quantity, trade.IsLast)));
        Assert.DoesNotContain(desk.Ledger, e => e.Kind == LedgerEventKind.ExitFailed);
    }

    [Fact]
    public void A_close_by_hand_in_part_leaves_the_rest_to_the_exit_under_way()
    {
        var desk = new Desk(Hedge);
        var position = desk.Open(Desk.Long());
        desk.Exit(position, 100_00);
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Sell, 400, 100_00);
        desk.Exit(position, 100_00);
        Assert.Equal(2, desk.Orders.Count);
        desk.Fill(desk.LastOrder.Order, 600, 100_00);
        desk.Cancelled(desk.LastOrder.Order);
        Assert.Empty(desk.OpenPositions());
        Assert.Equal(0, desk.Stage.UnattributedOf(Desk.Usdm));
    }

    // A at 12:00, B a second later: the oldest goes first.
    [Theory]
    [InlineData(UnattributedClose.Fifo, 1_000, 200, 0)]
    [InlineData(UnattributedClose.ProRata, 400, 400, 400)]
    public void A_difference_that_no_fill_explains_takes_contributions_by_the_configured_order(UnattributedClose order, long first, long second, long third)
    {
        var desk = Three(Hedge with { UnattributedClose = order });
        desk.Foreign(VenueUpdateKind.Correction, Side.Sell, 1_200, 0);
        var closed = desk.Trades.ToDictionary(trade => trade.StrategyId, trade => trade.Quantity);
        Assert.Equal((first, second, third), (closed.GetValueOrDefault(0), closed.GetValueOrDefault(1), closed.GetValueOrDefault(2)));
        Assert.All(desk.Trades, trade => Assert.Equal((ExitReason.ClosedExternally, Desk.Usd(0)), (trade.Reason, trade.Pnl)));
    }

    [Fact]
    public void A_signal_that_waits_for_the_other_side_goes_on_after_a_close_by_hand()
    {
        var desk = new Desk(Hedge with { Mode = AccountMode.OneWay });
        desk.Open(Desk.Long());
        desk.Send(Desk.Short());
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Sell, 1_000, 100_00);
        Assert.Equal((OrderLeg.Entry, Side.Sell), (desk.LastOrder.Leg, desk.LastOrder.Side));
    }

    [Fact]
    public void What_is_delivered_again_or_of_no_instrument_of_ours_changes_nothing()
    {
        var desk = new Desk(Hedge);
        var update = new VenueUpdate { Kind = VenueUpdateKind.ManualFill, Side = Side.Buy, Quantity = 10, Price = 100_00, VenueSequence = 3 };
        desk.Update(update);
        desk.Update(update);
        desk.Update(update with { InstrumentId = -1, VenueSequence = 4 });
        desk.Update(update with { InstrumentId = 99, VenueSequence = 5 });
        Assert.Equal((10, 1), (desk.Stage.UnattributedOf(Desk.Usdm), desk.Stage.Counters.RepeatedReports));
    }

    [Fact]
    public void Funding_is_shared_by_quantity_at_once_and_is_in_the_rows()
    {
        var desk = Three();
        desk.Open(Desk.Short(strategy: 5));
        desk.Funding(0.00000010m);
        Assert.Equal(Desk.Usd(10_000.00000010m), desk.Stage.Account.Cash);
        Assert.Equal([Desk.Usd(0.00000003m), Desk.Usd(0.00000004m), Desk.Usd(0.00000003m), 0], desk.OpenPositions().Select(position => position.Funding));
        Assert.Equal([1L, 2, 3], desk.Risks(RiskEventKind.FundingPaid).Select(risk => risk.PositionId));

        desk.Funding(-3);
        desk.Exit(1, 100_00, 500_000);
        desk.Fill(desk.LastOrder.Order, 500, 100_00, fee: 0.01m);
        var row = desk.Trades.Single();
        Assert.Equal((Desk.Usd(-0.49999999m), Desk.Usd(0.50999999m), Desk.Usd(-0.50999999m)), (row.Funding, row.Fees, row.Pnl));
    }

    [Fact]
    public void Funding_without_a_position_is_of_no_strategy()
    {
        var desk = new Desk(Hedge);
        desk.Funding(-0.5m);
        Assert.Equal(Desk.Usd(9_999.5m), desk.Stage.Account.Cash);
        Assert.Equal((Desk.Usd(-0.5m), 0L), (Unattributed(desk).Funding, Unattributed(desk).Quantity));
        desk.Enter(Desk.Long());
    }

    private static Desk Three(TradingOptions? options = null)
    {
        var desk = new Desk(options ?? Hedge);
        for (var strategy = 0; strategy < 3; strategy++)
        {
            var order = desk.Enter(Desk.Long(strategy: strategy));
            desk.Fill(order, 1_000, 100_00);
            desk.Now += EngineTime.NsPerSecond;
        }

        return desk;
    }

    private static OpenPosition Unattributed(Desk desk)
    {
        var held = new OpenPosition[desk.Stage.UnattributedCapacity];
        Assert.Equal(1, desk.Stage.CopyUnattributed(held));
        return held[0];
    }
}
