using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Safety;

namespace FastEngine.Trading.Tests;

/// <summary>What belongs to no strategy is said to be unprotected, and can be closed.</summary>
public class ResidueTests
{
    private static readonly TradingOptions Hedge = new() { Mode = AccountMode.Hedge, Safety = Desk.Unguarded, Portfolio = Desk.Hale, MaxPosition = Desk.Usd(100) };

    [Theory]
    [InlineData(CloseScope.All, Desk.Usdm, true)]
    [InlineData(CloseScope.Long, -1, true)]
    [InlineData(CloseScope.Unattributed, Desk.Usdm, true)]
    [InlineData(CloseScope.Short, Desk.Usdm, false)]
    [InlineData(CloseScope.All, Desk.OtherUsdm, false)]
    public void A_command_closes_it_by_symbol_and_side(long scope, int instrument, bool closes)
    {
        var desk = new Desk(Hedge);
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Buy, 505, 100_00);
        desk.Command(new Command { Kind = CommandKind.ClosePosition, Value = scope, InstrumentId = instrument, Origin = CommandOrigin.Operator });
        Assert.Equal(closes ? 1 : 0, desk.Orders.Count);
        var outcome = desk.Ledger.Last(e => e.Kind == LedgerEventKind.PositionsClosing).Command;
        Assert.Equal(closes ? (1, 1) : (0, 0), (outcome.Before, outcome.After));
        if (!closes) return;
        var order = desk.LastOrder;
        Assert.Equal((Side.Sell, 500L, OrderLeg.Exit, Direction.Long, ReservedStrategies.Unattributed, false),
            (order.Side, order.Quantity, order.Leg, order.PositionDirection, order.StrategyId, order.ReduceOnly));

        // While that is on its way it is not closed again.
        desk.Command(new Command { Kind = CommandKind.ClosePosition, Value = scope, InstrumentId = instrument });
        Assert.Single(desk.Orders);
        desk.Fill(order.Order, 200, 101_00, fee: 0.02m);
        desk.Fill(order.Order, 300, 101_00);
        Assert.Equal(5, desk.Stage.UnattributedOf(Desk.Usdm));
        Assert.Equal([200L, 300], desk.Trades.Select(trade => trade.Quantity));
        Assert.All(desk.Trades, trade => Assert.Equal((ReservedStrategies.Unattributed, ExitReason.Manual, order.Order), (trade.StrategyId, trade.Reason, trade.ExitOrder)));
        Assert.Equal(Desk.Usd(10_000 + 0.5m - 0.02m), desk.Stage.Account.Cash);
        Assert.Equal((0, 2L), (desk.Stage.CopyLiveOrders(new LiveOrderView[desk.Stage.LiveOrderCapacity]), desk.Stage.Executions));
    }

    [Fact]
    public void The_scope_of_a_side_spares_the_other_sides_strategies()
    {
        var desk = new Desk(Hedge);
        desk.Open(Desk.Long());
        desk.Open(Desk.Short(strategy: 1));
        desk.Command(new Command { Kind = CommandKind.ClosePosition, Value = CloseScope.Short, InstrumentId = Desk.Usdm });
        Assert.Equal((3, Direction.Short), (desk.Orders.Count, desk.LastOrder.PositionDirection));
        desk.Command(new Command { Kind = CommandKind.ClosePosition, Value = CloseScope.Unattributed, InstrumentId = -1 });
        Assert.Equal(3, desk.Orders.Count);
        desk.Command(new Command { Kind = CommandKind.ClosePosition, Value = -4, InstrumentId = -1 });
        Assert.Equal(CommandRefusal.OutOfRange, desk.Ledger.Last(e => e.Kind == LedgerEventKind.CommandRefused).Command.Refusal);
    }

    [Fact]
    public void Flatten_leaves_nothing_open_and_tries_again_what_was_refused()
    {
        var desk = new Desk(Hedge with { Mode = AccountMode.OneWay });
        desk.Open(Desk.Long(Desk.OtherUsdm));
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Sell, 500, 100_00, direction: Direction.Short);
        desk.Kill(KillSwitchLevel.Flatten);
        Assert.Equal([(0, Side.Sell, 1_000L), (ReservedStrategies.Unattributed, Side.Buy, 500L)], desk.Orders.Skip(1).Select(order => (order.StrategyId, order.Side, order.Quantity)));
        Assert.True(desk.LastOrder.ReduceOnly);
        desk.Rejected(desk.LastOrder.Order);
        desk.Now += 3 * EngineTime.NsPerSecond;
        desk.Clock(desk.Now);
        Assert.Equal((4, ExitReason.KillSwitch), (desk.Orders.Count, desk.LastOrder.Reason));
        desk.Fill(desk.LastOrder.Order, 500, 99_00);
        Assert.Equal(0, desk.Stage.UnattributedOf(Desk.Usdm));
        desk.Now += 30 * EngineTime.NsPerSecond;
        desk.Clock(desk.Now);
        Assert.Equal(4, desk.Orders.Count);
    }

    [Fact]
    public void It_is_said_once_that_nothing_protects_it_and_it_is_closed_only_when_asked_for()
    {
        foreach (var closes in new[] { false, true })
        {
            var desk = new Desk(Hedge with { CloseUnattributed = closes });
            desk.Foreign(VenueUpdateKind.ManualFill, Side.Buy, 500, 100_00);
            desk.Foreign(VenueUpdateKind.ManualFill, Side.Buy, 100, 100_00);
            for (var second = 0; second < 7; second++)
            {
                Assert.Equal(second > 5 && closes ? 1 : 0, desk.Orders.Count);
                desk.Now += EngineTime.NsPerSecond;
                desk.Clock(desk.Now);
            }

            Assert.Single(desk.Risks(RiskEventKind.UnattributedUnprotected));
            Assert.Equal(closes ? [ExitReason.Unprotected] : [], desk.Risks(RiskEventKind.UnattributedClosing).Select(risk => risk.Reason));
        }
    }

    [Theory]
    [InlineData(Side.Buy, 99_51, 99_50)]
    [InlineData(Side.Sell, 100_49, 100_50)]
    public void It_is_closed_when_it_has_lost_its_stop_and_again_while_that_fails(Side side, long above, long at)
    {
        var desk = new Desk(Hedge, isProtected: true);
        desk.Foreign(VenueUpdateKind.ManualFill, side, 500, 100_00, direction: side == Side.Buy ? Direction.Long : Direction.Short);
        desk.Candle(Desk.Usdm, above);
        Assert.Empty(desk.Orders);
        desk.Candle(Desk.Usdm, at);
        var order = desk.LastOrder;
        Assert.Equal((500L, OrderType.Market, ExitReason.StopPassed, ReservedStrategies.Unattributed), (order.Quantity, order.Type, order.Reason, order.StrategyId));
        desk.Rejected(order.Order);
        desk.Now += 2 * EngineTime.NsPerSecond;
        desk.Clock(desk.Now);
        Assert.Equal(2, desk.Orders.Count);
    }

    [Fact]
    public void Without_protection_it_is_left_to_a_person()
    {
        var desk = new Desk(Hedge);
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Buy, 500, 100_00);
        desk.Candle(Desk.Usdm, 50_00);
        Assert.Empty(desk.Orders);
    }

    [Fact]
    public void An_order_that_closes_it_survives_a_snapshot_into_larger_tables()
    {
        var options = Hedge with { MaxPositions = 2 };
        var desk = new Desk(options);
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Buy, 500, 100_00);
        desk.Kill(KillSwitchLevel.Flatten);
        var other = Desk.From(desk.Snapshot(), options with { MaxPositions = 7 });
        desk.Fill(desk.LastOrder.Order, 500, 100_00);
        other.Replay(desk.Events[^1]);
        Assert.Equal((0, 0), (other.Stage.UnattributedOf(Desk.Usdm), other.Stage.CopyLiveOrders(new LiveOrderView[other.Stage.LiveOrderCapacity])));
        Assert.Equal(desk.Stage.Account, other.Stage.Account);
    }

    [Fact]
    public void Its_part_of_funding_is_its_own()
    {
        var desk = new Desk(Hedge);
        desk.Open(Desk.Long());
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Buy, 3_000, 100_00);
        desk.Funding(-4);
        Assert.Equal([Desk.Usd(-1), Desk.Usd(-3)], desk.Risks(RiskEventKind.FundingPaid).Select(risk => risk.Amount));
        Assert.Equal(Desk.Usd(-1), desk.OpenPositions().Single().Funding);
    }

    [Fact]
    public void Its_margin_is_tied()
    {
        var options = Hedge with { Safety = SafetyOptions.Off with { MarginClosePpm = 300_000 }, Leverage = 1, MarginBufferPpm = 500_000, StartingEquity = Desk.Usd(1_000) };
        var desk = new Desk(options);
        desk.Open(Desk.Long());
        desk.Foreign(VenueUpdateKind.ManualFill, Side.Buy, 6_100, 100_00, instrument: Desk.OtherUsdm);
        desk.View(Desk.Usdm, 100_00);
        Assert.Equal(ExitReason.MarginBuffer, desk.LastOrder.Reason);
    }
}
