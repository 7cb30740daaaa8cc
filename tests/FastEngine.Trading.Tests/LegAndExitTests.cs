using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

/// <summary>An exit and a leg of the same position meet at the venue.</summary>
public class LegAndExitTests
{
    private readonly Desk _desk = new(
        new() { Mode = AccountMode.Hedge, MaxPosition = Desk.Usd(1_000), Safety = Desk.Unguarded, Portfolio = Desk.Hale }, isProtected: true);

    private readonly LegVenue _venue;
    private readonly long _position;
    private readonly long _leg;

    public LegAndExitTests()
    {
        _venue = new LegVenue(_desk);
        _position = _venue.Open(Desk.Long(strategy: 0));
        _venue.Open(Desk.Long(strategy: 1));
        _leg = _venue.Resting.First(resting => resting.Value.Terms.PositionId == _position).Key;
        _desk.Exit(_position, 100_00);
    }

    [Fact]
    public void When_both_fill_what_is_beyond_the_strategys_quantity_belongs_to_none()
    {
        _venue.Trigger(_leg);
        var row = _desk.Trades.Single();
        Assert.Equal((ExitReason.StopLeg, 10_000L, true), (row.Reason, row.Quantity, row.IsLast));
        Assert.Equal((1, 10_000L), (_desk.OpenPositions().Single().StrategyId, _desk.OpenPositions().Single().Quantity));
        Assert.Equal((-10_000, 0), (_desk.Stage.UnattributedOf(Desk.Usdm, Direction.Long), _desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long)));
        Assert.Single(_desk.Updates, update => update.Kind == PositionUpdateKind.Closed);
        Assert.Contains(_desk.Orders.Last(order => order.Leg == OrderLeg.Exit).Order, _desk.Cancels);
        _desk.Send(Desk.Long(strategy: 2));
        _desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.SymbolHalted, -10_000, 0);

        // Bought back by hand, at half a dollar more than it was sold for.
        _desk.Foreign(VenueUpdateKind.ManualFill, Side.Buy, 10_000, 100_50, fee: 0.4m);
        Assert.Equal((ReservedStrategies.Unattributed, Desk.Usd(-5.4m)), (_desk.Trades.Last().StrategyId, _desk.Trades.Last().Pnl));
        Assert.Equal(10_000, _desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long));
        Assert.Single(_desk.Risks(RiskEventKind.ResidueCleared));
    }

    [Fact]
    public void A_leg_that_fills_in_part_leaves_a_row_before_the_exits()
    {
        _venue.Trigger(_leg, 4_000);
        Assert.Equal([(ExitReason.StopLeg, 4_000L, false), (ExitReason.TrailingStop, 6_000L, true)], _desk.Trades.Select(row => (row.Reason, row.Quantity, row.IsLast)));
        Assert.Equal(-4_000, _desk.Stage.UnattributedOf(Desk.Usdm, Direction.Long));
        Assert.Single(_desk.OpenPositions());
    }
}
