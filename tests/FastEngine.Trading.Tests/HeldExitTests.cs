using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Protection;

namespace FastEngine.Trading.Tests;

/// <summary>An exit whose legs are in its way waits for what the venue says of their cancellation.</summary>
public class HeldExitTests
{
    private const long Ms = EngineTime.NsPerMs;
    private static readonly TradingOptions Options = new() { MaxPosition = Desk.Usd(1_000), Safety = Desk.Unguarded, Portfolio = Desk.Hale };
    private readonly Desk _desk;
    private readonly LegVenue _venue;

    public HeldExitTests() => (_desk, _venue) = Make(AccountMode.Hedge);

    [Theory]
    [InlineData(AccountMode.OneWay)]
    [InlineData(AccountMode.Hedge)]
    public void On_a_shared_side_it_goes_when_the_leg_is_cancelled(AccountMode mode)
    {
        var (desk, venue) = Make(mode);
        var position = OpenTwo(desk, venue);
        desk.Exit(position, 99_50);
        Assert.Equal(OrderLeg.Stop, desk.LastOrder.Leg);
        var held = desk.Risks(RiskEventKind.ExitHeld).Single();
        Assert.Equal((position, 10_000L, 0.0, 500.0, ExitReason.TrailingStop), (held.PositionId, held.Quantity, held.Measured, held.Limit, held.Reason));
        venue.Run();
        AssertSettled(desk, ExitReason.TrailingStop);
    }

    [Theory]
    [InlineData(AccountMode.OneWay)]
    [InlineData(AccountMode.Hedge)]
    public void It_does_not_go_when_the_leg_was_set_off_before(AccountMode mode)
    {
        var (desk, venue) = Make(mode);
        var position = OpenTwo(desk, venue);
        desk.Exit(position, 99_50);
        venue.Trigger(LegOf(venue, position));
        AssertSettled(desk, ExitReason.StopLeg);
        Assert.DoesNotContain(desk.Orders, order => order.Leg == OrderLeg.Exit);
    }

    [Fact]
    public void What_a_leg_fills_in_part_is_not_sold_again()
    {
        var position = OpenTwo(_desk, _venue);
        _desk.Exit(position, 99_50);
        var leg = LegOf(_venue, position);
        _venue.Fill(_venue.Resting[leg].Terms, 4_000, 6_000, 99_50);
        _venue.Run();
        Assert.Equal((OrderLeg.Exit, 6_000L), (_desk.LastOrder.Leg, _desk.LastOrder.Quantity));
        AssertSettled(_desk, ExitReason.StopLeg, ExitReason.TrailingStop);
    }

    [Fact]
    public void It_waits_no_longer_than_its_limit()
    {
        var position = OpenTwo(_desk, _venue);
        _venue.Loses = request => request.Cancels != 0;
        _desk.Exit(position, 99_50);
        _venue.Wait(400 * Ms);
        Assert.Equal(2, _desk.OpenPositions().Length);
        _venue.Wait(100 * Ms);
        var over = _desk.Risks(RiskEventKind.ExitHeldTooLong).Single();
        Assert.Equal((position, 500e6, 500e6), (over.PositionId, over.Measured, over.Limit));
        Assert.Single(_desk.OpenPositions());
    }

    [Fact]
    public void Who_has_the_side_alone_does_not_wait()
    {
        var position = _venue.Open(Desk.Long());
        _desk.Exit(position, 99_50);
        Assert.Equal(OrderLeg.Exit, _desk.LastOrder.Leg);
        Assert.Empty(_desk.Risks(RiskEventKind.ExitHeld));
    }

    [Theory]
    [InlineData(99_54, true)]
    [InlineData(99_55, false)]
    public void A_leg_that_the_market_is_not_near_is_not_waited_for(long price, bool isHeld)
    {
        var position = OpenTwo(_desk, _venue);
        _desk.Exit(position, price);
        Assert.Equal(isHeld ? 1 : 0, _desk.Risks(RiskEventKind.ExitHeld).Length);
        Assert.Equal(isHeld ? OrderLeg.Stop : OrderLeg.Exit, _desk.LastOrder.Leg);
    }

    [Fact]
    public void A_part_is_sold_first_and_then_the_rest_gets_legs_again()
    {
        var position = OpenTwo(_desk, _venue);
        _desk.Exit(position, 99_50, partPpm: 500_000);
        _venue.Run();
        var orders = _desk.Orders.Where(order => order.PositionId == position).Select(order => (order.Leg, order.Quantity));
        Assert.Equal([(OrderLeg.Entry, 10_000L), (OrderLeg.Stop, 10_000L), (OrderLeg.Exit, 5_000L), (OrderLeg.Stop, 5_000L)], orders);
        Assert.Equal([5_000L, 10_000L], _venue.Resting.Values.Select(leg => leg.Open).Order());
        Assert.Empty(_desk.Risks(RiskEventKind.LegMissing));
    }

    [Fact]
    public void On_spot_every_exit_waits_for_the_list_that_locks_what_it_sells()
    {
        var options = Options with { Protection = new ProtectionOptions { Strategies = [new StrategyLegs { StrategyId = 0, TargetPpm = 10_000 }] } };
        var desk = new Desk(options, isProtected: true);
        var venue = new LegVenue(desk);
        var position = venue.Open(Desk.Long(Desk.Spot));
        Assert.Equal(2, venue.Resting.Count);
        desk.Exit(position, 100_40, instrument: Desk.Spot);
        Assert.Equal(2, desk.Cancels.Count);
        Assert.DoesNotContain(desk.Orders, order => order.Leg == OrderLeg.Exit);
        venue.Run();
        Assert.Equal(ExitReason.TrailingStop, desk.Trades.Single().Reason);
        Assert.Empty(venue.Resting);
    }

    [Fact]
    public void A_stage_restored_while_an_exit_waits_sends_it_in_its_time()
    {
        var position = OpenTwo(_desk, _venue);
        _desk.Exit(position, 99_50);
        var restored = Desk.From(_desk.Snapshot(), Options with { Mode = AccountMode.Hedge }, isProtected: true);
        Assert.Equal(_desk.Snapshot(), restored.Snapshot());
        restored.Now = _desk.Now + 500 * Ms;
        restored.Clock(restored.Now);
        Assert.Equal((OrderLeg.Exit, position), (restored.LastOrder.Leg, restored.LastOrder.PositionId));
    }

    private static (Desk Desk, LegVenue Venue) Make(AccountMode mode)
    {
        var desk = new Desk(Options with { Mode = mode }, isProtected: true);
        return (desk, new LegVenue(desk));
    }

    private static long OpenTwo(Desk desk, LegVenue venue)
    {
        var position = venue.Open(Desk.Long());
        venue.Open(Desk.Long(strategy: 1));
        return position;
    }

    private static long LegOf(LegVenue venue, long position) => venue.Resting.Single(leg => leg.Value.Terms.PositionId == position).Key;

    private static void AssertSettled(Desk desk, params ExitReason[] reasons)
    {
        Assert.Equal(reasons, desk.Trades.Select(row => row.Reason));
        Assert.Equal((1, 10_000L), (desk.OpenPositions().Single().StrategyId, desk.OpenPositions().Single().Quantity));
        Assert.Empty(desk.Risks(RiskEventKind.ResidueFound));
        Assert.Equal(10_000, desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long));
    }
}
