using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

public class ExitTests
{
    private static readonly TradingOptions Small = new() { MaxPosition = Desk.Usd(100) };

    [Fact]
    public void The_first_fill_opens_the_position_on_its_shard_with_its_zone()
    {
        var desk = new Desk();
        var order = desk.Enter(Desk.Long() with { ZoneEdge = 99_60 });
        Assert.Empty(desk.Updates);
        desk.Fill(order, 30, 100_00);
        desk.Fill(order, 20, 100_10);
        Assert.Equal([PositionUpdateKind.Opened, PositionUpdateKind.Changed], desk.Updates.Select(update => update.Kind));
        Assert.All(desk.Updates, update => Assert.Equal((99_60L, 1L), (update.ZoneEdge, update.PositionId)));
        Assert.Equal((50L, (Int128)(30 * 100_00 + 20 * 100_10)), (desk.Updates[1].Quantity, desk.Updates[1].Cost));
        Assert.Single(desk.Ledger, e => e.Kind == LedgerEventKind.PositionOpened);
    }

    [Fact]
    public void A_close_in_several_fills_is_one_row_net_of_all_fees()
    {
        var desk = new Desk(Small);
        var entry = desk.Enter(Desk.Long());
        desk.Fill(entry, 600, 100_00, fee: 0.024m);
        desk.Now += EngineTime.NsPerSecond;
        desk.Fill(entry, 400, 100_00, fee: 0.016m);
        desk.Now += EngineTime.NsPerSecond;
        desk.Exit(1, 101_00);
        desk.Fill(desk.LastOrder.Order, 300, 101_00, fee: 0.01m);
        Assert.Empty(desk.Trades);
        desk.Now += EngineTime.NsPerSecond;
        desk.Fill(desk.LastOrder.Order, 700, 102_00, fee: 0.03m);

        var trade = desk.Trades.Single();
        Assert.Equal((1_000L, (Int128)1_000 * 100_00, (Int128)300 * 101_00 + 700 * 102_00), (trade.Quantity, trade.EntryCost, trade.ExitProceeds));
        Assert.Equal((Desk.Usd(0.08m), Desk.Usd(1.62m)), (trade.Fees, trade.Pnl));
        Assert.Equal((Desk.Start, Desk.Start + 3 * EngineTime.NsPerSecond), (trade.EntryTimeNs, trade.ExitTimeNs));
        Assert.Equal((1L, 2L, ExitReason.TrailingStop, true), (trade.EntryOrder, trade.ExitOrder, trade.Reason, trade.IsLast));
        Assert.Equal(Desk.Usd(10_001.62m), desk.Stage.Account.Cash);
        Assert.Equal(desk.Stage.Account.Cash, desk.Stage.Account.Equity);
        Assert.Equal(PositionUpdateKind.Closed, desk.Updates[^1].Kind);
    }

    [Fact]
    public void A_short_makes_money_when_the_price_falls()
    {
        var desk = new Desk(Small);
        var position = desk.Open(Desk.Short());
        desk.View(Desk.Usdm, 99_00);
        Assert.Equal(Desk.Usd(1), desk.Stage.Account.Unrealised);
        desk.Exit(position, 99_00);
        Assert.Equal(Side.Buy, desk.LastOrder.Side);
        desk.Fill(desk.LastOrder.Order, 1_000, 99_00);
        Assert.Equal(Desk.Usd(1), desk.Trades.Single().Pnl);
    }

    [Fact]
    public void Only_the_strategys_own_quantity_is_closed()
    {
        var desk = new Desk(Small);
        var first = desk.Open(Desk.Long(strategy: 0));
        desk.Open(Desk.Long(strategy: 1, price: 100_50));
        desk.Exit(first, 101_00);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 101_00);
        Assert.Equal(Desk.Usd(1), desk.Trades.Single().Pnl);
        Assert.Equal((1, 990L), (desk.OpenPositions().Single().StrategyId, desk.OpenPositions().Single().Quantity));
    }

    // Of 1.000 at 100: the lot is 0.010, the minimum 5.
    [Theory]
    [InlineData(500_000, 500)]
    [InlineData(333_333, 330)]
    [InlineData(50_000, 50)]
    [InlineData(49_999, 1_000)] // 0.04 is below the minimum
    [InlineData(960_000, 1_000)] // it would leave 0.04
    [InlineData(950_000, 950)]
    [InlineData(1, 1_000)]
    public void A_part_is_rounded_down_to_the_lot_and_is_all_when_either_rest_is_too_small(int ppm, long quantity)
    {
        var desk = new Desk(Small);
        desk.Exit(desk.Open(Desk.Long()), 100_00, ppm, ExitReason.PartialProfit);
        Assert.Equal(quantity, desk.LastOrder.Quantity);
    }

    [Fact]
    public void Parts_share_the_entry_fee_and_the_last_takes_the_remainder()
    {
        var desk = new Desk(Small);
        desk.Fill(desk.Enter(Desk.Long()), 1_000, 100_00, fee: 0.00000010m);
        foreach (var ppm in new[] { 330_000, 500_000, 1_000_000 })
        {
            desk.Exit(1, 100_00, ppm);
            desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        }

        Assert.Equal([(330L, Desk.Usd(0.00000003m), false), (330L, Desk.Usd(0.00000003m), false), (340L, Desk.Usd(0.00000004m), true)],
            desk.Trades.Select(trade => (trade.Quantity, trade.Fees, trade.IsLast)));
    }

    [Fact]
    public void A_second_request_while_exiting_is_ignored_and_counted()
    {
        var desk = new Desk(Small);
        var position = desk.Open(Desk.Long());
        desk.Exit(position, 100_00);
        desk.Exit(position, 100_00);
        desk.Exit(999, 100_00);
        Assert.Equal(2, desk.Orders.Count);
        Assert.Equal(2, desk.Stage.Counters.IgnoredExits);
        Assert.Single(desk.Ledger, e => e.Kind == LedgerEventKind.ExitRequested);
    }

    [Fact]
    public void A_full_request_takes_what_a_partial_one_in_flight_leaves()
    {
        var desk = new Desk(Small);
        var position = desk.Open(Desk.Long());
        desk.Exit(position, 100_00, 400_000, ExitReason.PartialProfit);
        desk.Exit(position, 100_00, 400_000, ExitReason.PartialProfit);
        desk.Exit(position, 100_00);
        Assert.Equal([1_000L, 400, 600], desk.Orders.Select(order => order.Quantity));
        desk.Fill(3, 600, 100_00);
        desk.Fill(2, 400, 100_00);
        Assert.Equal([(ExitReason.TrailingStop, false), (ExitReason.PartialProfit, true)], desk.Trades.Select(trade => (trade.Reason, trade.IsLast)));
        Assert.Empty(desk.OpenPositions());
    }

    [Fact]
    public void What_is_pending_of_the_entry_is_cancelled_first_and_what_still_fills_is_closed_at_once()
    {
        var desk = new Desk(Small);
        var entry = desk.Enter(Desk.Long());
        desk.Fill(entry, 400, 100_00);
        desk.Exit(1, 100_00);
        Assert.Equal([LedgerEventKind.ExitRequested, LedgerEventKind.CancelRequested, LedgerEventKind.OrderPlaced], desk.Ledger.TakeLast(3).Select(e => e.Kind));
        Assert.Equal([entry], desk.Cancels);
        Assert.Equal(400, desk.LastOrder.Quantity);

        desk.Fill(entry, 200, 100_00);
        Assert.Equal((200L, ExitReason.LateEntryFill), (desk.LastOrder.Quantity, desk.LastOrder.Reason));
        desk.Cancelled(entry);
        desk.Fill(2, 400, 100_00);
        Assert.NotEqual(PositionUpdateKind.Closed, desk.Updates[^1].Kind);
        desk.Fill(3, 200, 100_00);
        Assert.Equal(PositionUpdateKind.Closed, desk.Updates[^1].Kind);
        Assert.Equal([(400L, false), (200L, true)], desk.Trades.Select(trade => (trade.Quantity, trade.IsLast)));
    }

    [Fact]
    public void A_refused_exit_is_reported_and_can_be_asked_for_again()
    {
        var desk = new Desk(Small);
        var position = desk.Open(Desk.Long());
        desk.Exit(position, 100_00);
        desk.Rejected(desk.LastOrder.Order);
        Assert.Equal(RejectReason.MinNotional, desk.Ledger.Single(e => e.Kind == LedgerEventKind.ExitFailed).Report.Reject);
        Assert.Equal((PositionUpdateKind.ExitFailed, 1_000L), (desk.Updates[^1].Kind, desk.Updates[^1].Quantity));
        Assert.Empty(desk.Trades);
        desk.Exit(position, 100_00);
        Assert.Equal(1_000, desk.LastOrder.Quantity);
    }

    [Fact]
    public void A_cancelled_exit_leaves_a_row_of_what_filled_and_has_failed_for_the_rest()
    {
        var desk = new Desk(Small);
        var position = desk.Open(Desk.Long());
        desk.Exit(position, 100_00);
        desk.Fill(desk.LastOrder.Order, 300, 101_00);
        desk.Cancelled(desk.LastOrder.Order);
        Assert.Equal((300L, Desk.Usd(0.3m), false), (desk.Trades.Single().Quantity, desk.Trades.Single().Pnl, desk.Trades.Single().IsLast));
        Assert.Equal((PositionUpdateKind.ExitFailed, 700L), (desk.Updates[^1].Kind, desk.Updates[^1].Quantity));
        desk.Exit(position, 100_00);
        Assert.Equal(700, desk.LastOrder.Quantity);
    }

    [Fact]
    public void A_refused_entry_frees_its_place_and_tells_no_shard()
    {
        var desk = new Desk(Small);
        desk.Rejected(desk.Enter(Desk.Long()));
        Assert.Equal([LedgerEventKind.Sizing, LedgerEventKind.OrderPlaced, LedgerEventKind.OrderReported], desk.Ledger.Select(e => e.Kind));
        Assert.Empty(desk.Updates);
        desk.Enter(Desk.Long());
    }

    [Fact]
    public void Reports_on_orders_that_are_done_change_nothing()
    {
        var desk = new Desk(Small);
        var order = desk.Enter(Desk.Long());
        desk.Rejected(order);
        desk.Fill(order, 100, 100_00);
        desk.Report(new OrderReport { Order = 0, Kind = OrderReportKind.Filled, Quantity = 1, Price = 1 });
        Assert.Equal(1, desk.Stage.Counters.UnknownReports);
        Assert.Empty(desk.OpenPositions());
    }

    [Fact]
    public void Exits_beyond_the_table_of_live_orders_wait_for_the_next_report()
    {
        var desk = new Desk(new TradingOptions { MaxPositions = 1 });
        var entry = desk.Enter(Desk.Long());
        desk.Kill(KillSwitchLevel.ReduceOnly);
        for (var i = 0; i < 40; i++) desk.Fill(entry, 10, 100_00);
        Assert.Equal(32, desk.Orders.Count);
        Assert.True(desk.Stage.Counters.DeferredExits > 0);
        desk.Cancelled(entry);
        Assert.Equal(33, desk.Orders.Count);
        Assert.Equal(400, desk.Orders.Skip(1).Sum(order => order.Quantity));
        foreach (var exit in desk.Orders.Skip(1).ToArray()) desk.Fill(exit.Order, exit.Quantity, 100_00);
        Assert.Empty(desk.OpenPositions());
        Assert.Equal(PositionUpdateKind.Closed, desk.Updates[^1].Kind);
    }

    [Fact]
    public void The_account_is_written_at_each_sample_and_after_each_row()
    {
        var desk = new Desk(Small);
        desk.Now = Desk.Start - Desk.Start % EngineTime.NsPerMinute;
        foreach (var seconds in new[] { 0, 15, 45, 60, 75, 300 })
        {
            var at = desk.Now;
            desk.Now += seconds * EngineTime.NsPerSecond;
            desk.Candle(Desk.Usdm, 100_00);
            desk.Candle(Desk.OtherUsdm, 100_00);
            desk.Now = at;
        }

        Assert.Equal(3, desk.Ledger.Count(e => e.Kind == LedgerEventKind.Account));
        desk.Now += 301 * EngineTime.NsPerSecond;
        var position = desk.Open(Desk.Long());
        desk.Exit(position, 100_00);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 101_00);
        Assert.Equal([LedgerEventKind.TradeClosed, LedgerEventKind.Account], desk.Ledger.Where(e => e.Kind != LedgerEventKind.Dtms).TakeLast(2).Select(e => e.Kind));
        Assert.Equal(Desk.Usd(10_001), desk.Ledger[^1].Account.Equity);
    }
}
