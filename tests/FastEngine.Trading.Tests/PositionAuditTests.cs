using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

/// <summary>What the venue tells of a position is compared with ours, and is right when both differ for long enough.</summary>
public class PositionAuditTests
{
    private static readonly TradingOptions Hedge = new() { Mode = AccountMode.Hedge, Safety = Desk.Unguarded, Portfolio = Desk.Hale, MaxPosition = Desk.Usd(100) };

    [Fact]
    public void What_the_venue_has_less_for_two_seconds_is_closed_externally_at_the_mark()
    {
        var desk = Open(Hedge, strategies: 2);
        Shown(desk, 2_000);
        desk.View(Desk.Usdm, 101_00);
        Shown(desk, 700);
        var seen = desk.Risks(RiskEventKind.VenueDiffers).Single();
        Assert.Equal((-1_300L, 700d, 2_000d), (seen.Quantity, seen.Measured, seen.Limit));
        Assert.Empty(desk.Queries);

        Pass(desk, 2);
        Assert.Equal((VenueQueryKind.Position, Desk.Usdm, Direction.Long), (desk.Queries.Single().Kind, desk.Queries.Single().InstrumentId, desk.Queries.Single().Direction));
        Assert.Equal(2, desk.OpenPositions().Length);
        Answer(desk, 700);

        // The oldest first.
        Assert.Equal([(0, 1_000L, ExitReason.ClosedExternally), (1, 300L, ExitReason.ClosedExternally)], desk.Trades.Select(trade => (trade.StrategyId, trade.Quantity, trade.Reason)));
        Assert.Equal(Desk.Usd(10_001.3m), desk.Stage.Account.Cash);
        Assert.Equal(700, desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long));
        Assert.Equal((-1_300L, 700d, 2_000d), desk.Risks(RiskEventKind.VenueCorrected).Select(risk => (risk.Quantity, risk.Measured, risk.Limit)).Single());
        Assert.Equal(0, desk.Stage.UnattributedOf(Desk.Usdm));
    }

    [Fact]
    public void What_the_venue_has_more_belongs_to_nobody_and_halts_entries()
    {
        var desk = Open(Hedge);
        Shown(desk, 1_000);
        Shown(desk, 1_500);
        Pass(desk, 2);
        Answer(desk, 1_500);
        Assert.Equal((1_000L, 500L), (desk.OpenPositions().Single().Quantity, desk.Stage.UnattributedOf(Desk.Usdm, Direction.Long)));
        desk.Send(Desk.Long(strategy: 5));
        desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.SymbolHalted, 500, 0);
        Assert.Equal(500, desk.Risks(RiskEventKind.UnattributedUnprotected).Single().Quantity);
    }

    [Fact]
    public void What_was_corrected_is_asked_for_once_more_and_a_view_that_was_late_is_taken_back()
    {
        var desk = Open(Hedge);
        Shown(desk, 1_000);
        Shown(desk, 400);
        Pass(desk, 2);
        Answer(desk, 400);
        Assert.Equal(400, desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long));

        Pass(desk, 30);
        Assert.Equal(2, desk.Queries.Count);
        Answer(desk, 1_000);
        Pass(desk, 2);
        Answer(desk, 1_000);
        Assert.Equal((1_000L, 600L), (desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long), desk.Stage.UnattributedOf(Desk.Usdm, Direction.Long)));

        Pass(desk, 30);
        Answer(desk, 1_000);
        Pass(desk, 60);
        Assert.Equal(4, desk.Queries.Count);
    }

    [Fact]
    public void What_is_nobodys_is_taken_before_a_strategys()
    {
        var desk = Open(Hedge);
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Buy, 400, 100_00);
        Shown(desk, 1_400);
        Shown(desk, 900);
        Pass(desk, 2);
        Answer(desk, 900);
        Assert.Equal([(ReservedStrategies.Unattributed, 400L), (0, 100L)], desk.Trades.OrderByDescending(trade => trade.Quantity).Select(trade => (trade.StrategyId, trade.Quantity)));
        Assert.Equal((900, 0), (desk.OpenPositions().Single().Quantity, desk.Stage.UnattributedOf(Desk.Usdm)));
    }

    [Fact]
    public void What_becomes_the_same_in_time_is_left_alone()
    {
        var desk = Open(Hedge);
        Shown(desk, 1_000);
        Shown(desk, 0);
        desk.Now += EngineTime.NsPerSecond;
        Shown(desk, 1_000);
        Pass(desk, 10);
        Assert.Empty(desk.Queries);
        Assert.Equal(1_000, desk.OpenPositions().Single().Quantity);
    }

    [Fact]
    public void An_answer_that_shows_the_same_again_ends_the_doubt()
    {
        var desk = Open(Hedge);
        Shown(desk, 1_000);
        Shown(desk, 0);
        Pass(desk, 2);
        Answer(desk, 1_000);
        Pass(desk, 10);
        Assert.Single(desk.Queries);
        Assert.Equal(1_000, desk.OpenPositions().Single().Quantity);
    }

    [Fact]
    public void A_fill_since_begins_the_doubt_anew()
    {
        var desk = Open(Hedge);
        Shown(desk, 1_000);
        Shown(desk, 400);
        desk.Now += EngineTime.NsPerSecond;
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Sell, 300, 100_00);
        Pass(desk, 1);
        Answer(desk, 400);
        Assert.Empty(desk.Risks(RiskEventKind.VenueCorrected));
        Pass(desk, 2);
        Answer(desk, 400);
        Assert.Equal(-300, desk.Risks(RiskEventKind.VenueCorrected).Single().Quantity);
    }

    [Fact]
    public void While_an_order_may_fill_nothing_is_corrected()
    {
        var desk = Open(Hedge);
        Shown(desk, 1_000);
        desk.Exit(1, 100_00);
        var exit = desk.LastOrder.Order;
        Shown(desk, 0);
        Pass(desk, 30);
        Shown(desk, 0);
        Assert.Empty(desk.Risks(RiskEventKind.VenueDiffers));
        Assert.DoesNotContain(desk.Queries, query => query.Kind == VenueQueryKind.Position);
        desk.Fill(exit, 1_000, 100_00);
        Assert.Equal(ExitReason.TrailingStop, desk.Trades.Single().Reason);
    }

    [Fact]
    public void A_view_from_before_our_own_fill_is_late_rather_than_right()
    {
        var desk = Open(Hedge);
        Shown(desk, 0);
        Pass(desk, 10);
        Assert.Empty(desk.Queries);
        Pass(desk, 20);
        Assert.Single(desk.Queries);
        Answer(desk, 0);
        Assert.Equal(ExitReason.ClosedExternally, desk.Trades.Single().Reason);
    }

    [Fact]
    public void What_was_told_before_the_last_fill_is_out_of_date()
    {
        var desk = new Desk(Hedge);
        var order = desk.Enter(Desk.Long());
        desk.Now += EngineTime.NsPerSecond;
        desk.Fill(order, 1_000, 100_00);
        desk.Send(new TradeEvent
        {
            Kind = TradeEventKind.VenueUpdate,
            VenueUpdate = new VenueUpdate { Kind = VenueUpdateKind.Position, TimeNs = desk.Now, VenueTimeNs = Desk.Start, Quantity = 300 },
        });
        Assert.Empty(desk.Risks(RiskEventKind.VenueDiffers));
    }

    [Fact]
    public void A_query_without_an_answer_is_asked_again()
    {
        var desk = Open(Hedge);
        Shown(desk, 1_000);
        Shown(desk, 0);
        Pass(desk, 2);
        Pass(desk, 2);
        desk.Update(new VenueUpdate { Kind = VenueUpdateKind.QueryFailed, Query = desk.Queries[^1].Number });
        Pass(desk, 2);
        Assert.Equal(3, desk.Queries.Count);
        Answer(desk, 0);
        Assert.Empty(desk.OpenPositions());
    }

    [Fact]
    public void The_sides_of_hedge_mode_are_compared_apart_and_a_net_as_one()
    {
        var hedge = Open(Hedge);
        hedge.Open(Desk.Short(strategy: 7));
        Shown(hedge, 1_000);
        Shown(hedge, 1_000, Direction.Short);
        Shown(hedge, 400, Direction.Short);
        Pass(hedge, 2);
        Answer(hedge, 400, Direction.Short);
        Assert.Equal([(Direction.Long, 1_000L), (Direction.Short, 400L)], hedge.OpenPositions().Select(position => (position.Direction, position.Quantity)));

        var netted = new Desk(Hedge with { Mode = AccountMode.OneWay });
        netted.Open(Desk.Short());
        Shown(netted, -1_000, Direction.Short);
        Shown(netted, 200);
        Pass(netted, 2);
        Answer(netted, 200);
        Assert.Equal((0, 200), (netted.OpenPositions().Length, netted.Stage.UnattributedOf(Desk.Usdm)));
        Assert.Equal(200, netted.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long));
    }

    [Fact]
    public void Of_a_spot_balance_only_a_lack_counts()
    {
        var desk = new Desk(Hedge);
        desk.Open(Desk.Long(Desk.Spot));
        Shown(desk, 1_000, instrument: Desk.Spot);
        Shown(desk, 5_000, instrument: Desk.Spot);
        Assert.Empty(desk.Risks(RiskEventKind.VenueDiffers));
        Shown(desk, 600, instrument: Desk.Spot);
        Pass(desk, 2);
        Answer(desk, 600, instrument: Desk.Spot);
        Assert.Equal(600, desk.OpenPositions().Single().Quantity);
    }

    [Fact]
    public void What_a_double_fill_sold_of_another_strategy_is_settled_when_its_exit_is_refused()
    {
        var desk = Open(Hedge, strategies: 2);
        desk.Exit(1, 100_00);
        var exit = desk.LastOrder.Order;
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Sell, 2_000, 100_00);
        desk.Open(Desk.Long(strategy: 4));
        desk.Fill(exit, 1_000, 101_00);
        Assert.Equal((-1_000, 0), (desk.Stage.UnattributedOf(Desk.Usdm), desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long)));

        // It stands against a position that the venue has not: no order closes it.
        desk.Command(new Command { Kind = CommandKind.ClosePosition, Value = CloseScope.Unattributed, InstrumentId = -1 });
        var orders = desk.Orders.Count;
        desk.Exit(3, 102_00);
        Refused(desk);
        for (var i = 0; i < 20 && desk.OpenPositions().Length > 0; i++)
        {
            desk.Now += EngineTime.NsPerSecond / 5;
            desk.Clock(desk.Now);
            Answer(desk, 0);
        }

        Assert.Equal(orders + 1, desk.Orders.Count);
        Assert.Empty(desk.OpenPositions());
        Assert.Equal(0, desk.Stage.UnattributedOf(Desk.Usdm));
        Assert.Equal(1_000, desk.Risks(RiskEventKind.UnbackedClosed).Single().Quantity);
        Assert.Equal(Desk.Usd(10_000) + desk.Trades.Aggregate((Int128)0, (sum, trade) => sum + trade.Pnl), desk.Stage.Account.Cash);
        Assert.Equal(desk.ExchangePositions.Last().Realised, desk.ExchangePositions.Last().VenueRealised);
        desk.Enter(Desk.Long(strategy: 1, price: 102_00));
    }

    [Fact]
    public void An_exit_that_was_refused_goes_out_again_when_the_venue_shows_the_position()
    {
        var desk = Open(Hedge);
        desk.Exit(1, 100_00, reason: ExitReason.AdverseMoves);
        Refused(desk);
        desk.Now += EngineTime.NsPerSecond / 5;
        desk.Clock(desk.Now);
        Answer(desk, 1_000);
        Assert.Equal((OrderLeg.Exit, ExitReason.AdverseMoves, 1_000L), (desk.LastOrder.Leg, desk.LastOrder.Reason, desk.LastOrder.Quantity));
        desk.Fill(desk.LastOrder.Order, 1_000, 100_00);
        Pass(desk, 10);
        Assert.Empty(desk.OpenPositions());
    }

    [Fact]
    public void An_exit_is_refused_and_the_position_is_gone()
    {
        var desk = Open(Hedge);
        Shown(desk, 1_000);
        desk.Exit(1, 100_00);
        Refused(desk);
        for (var i = 0; i < 30 && desk.OpenPositions().Length > 0; i++)
        {
            desk.Now += EngineTime.NsPerSecond / 5;
            desk.Clock(desk.Now);
            Answer(desk, 0);
        }

        Assert.InRange(desk.Now - Desk.Start, 2 * EngineTime.NsPerSecond, 3 * EngineTime.NsPerSecond);
        Assert.Equal(ExitReason.ClosedExternally, desk.Trades.Single().Reason);
    }

    [Fact]
    public void A_snapshot_in_the_middle_of_a_doubt_goes_on_as_its_original()
    {
        var desk = Open(Hedge);
        Shown(desk, 1_000);
        Shown(desk, 400);
        var other = Desk.From(desk.Snapshot(), Hedge);
        var from = desk.Events.Count;
        Pass(desk, 2);
        Answer(desk, 400);
        foreach (var e in desk.Events.Skip(from)) other.Replay(in e);
        Assert.Single(other.Queries);
        Assert.Equal(desk.Stage.StateHash, other.Stage.StateHash);
    }

    [Fact]
    public void A_fill_of_an_order_that_was_done_is_taken_as_one_by_hand()
    {
        var desk = Open(Hedge);
        var late = desk.Enter(Desk.Long(strategy: 3));
        desk.Rejected(late);
        desk.Fill(late, 400, 101_00, fee: 0.02m);
        Assert.Equal((400, 0), (desk.Stage.UnattributedOf(Desk.Usdm, Direction.Long), desk.Stage.Counters.UnknownReports));
        Assert.Equal(400, Assert.Single(desk.Risks(RiskEventKind.UnattributedUnprotected)).Measured);
        Assert.Equal((late, 400L), desk.Risks(RiskEventKind.ForeignFill).Select(risk => (risk.Order, risk.Quantity)).Single());
        Assert.Equal(Desk.Usd(10_000 - 0.02m), desk.Stage.Account.Cash);

        // Of an exit: what it sold was somebody's.
        desk.Exit(1, 101_00);
        var exit = desk.LastOrder.Order;
        desk.Cancelled(exit);
        desk.Fill(exit, 1_000, 101_00, remaining: 0);
        Assert.Equal((400L, 0), (desk.OpenPositions().Single().Quantity, desk.Stage.UnattributedOf(Desk.Usdm)));
        Assert.Equal(3, desk.Stage.Executions);
    }

    private static Desk Open(TradingOptions options, int strategies = 1)
    {
        var desk = new Desk(options);
        for (var strategy = 0; strategy < strategies; strategy++) desk.Fill(desk.Enter(Desk.Long(strategy: strategy)), 1_000, 100_00);
        return desk;
    }

    private static void Shown(Desk desk, long quantity, Direction direction = Direction.Long, int instrument = Desk.Usdm) => desk.Update(
        new VenueUpdate { Kind = VenueUpdateKind.Position, Quantity = quantity, Direction = direction, InstrumentId = instrument });

    private static void Answer(Desk desk, long quantity, Direction direction = Direction.Long, int instrument = Desk.Usdm) => desk.Update(new VenueUpdate
    {
        Kind = VenueUpdateKind.Position, Query = desk.Queries[^1].Number, Quantity = quantity, Direction = direction, InstrumentId = instrument,
    });

    private static void Pass(Desk desk, int seconds)
    {
        desk.Now += seconds * EngineTime.NsPerSecond;
        desk.Clock(desk.Now);
    }

    private static void Refused(Desk desk) => desk.Report(new OrderReport { Order = desk.LastOrder.Order, Kind = OrderReportKind.Rejected, Reject = RejectReason.ReduceOnly });
}
