using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Protection;

namespace FastEngine.Trading.Tests;

public class ProtectionTests
{
    private const long Ms = EngineTime.NsPerMs;
    private const long Second = EngineTime.NsPerSecond;
    private static readonly TradingOptions Options = new() { MaxPosition = Desk.Usd(1_000) };

    private static readonly TradingOptions WithTarget = Options with
    {
        Protection = new ProtectionOptions { Strategies = [new StrategyLegs { StrategyId = 0, TargetPpm = 10_000 }] },
    };

    private readonly Desk _desk;
    private readonly LegVenue _venue;

    public ProtectionTests() => (_desk, _venue) = Make(Options);

    [Fact]
    public void A_stop_leg_is_placed_when_the_venue_shows_the_position_and_its_orders_are_read()
    {
        _venue.Open(Desk.Long());
        AssertSaid(
            _desk, RiskEventKind.ConfirmationAwaited, RiskEventKind.PositionShown, RiskEventKind.LegPlaced, RiskEventKind.LegAttached, RiskEventKind.Protected);
        var leg = _desk.LastOrder;
        Assert.Equal((OrderLeg.Stop, OrderType.StopMarket, Side.Sell, Direction.Long), (leg.Leg, leg.Type, leg.Side, leg.PositionDirection));
        Assert.Equal((99_50L, 10_000L, true, false), (leg.Price, leg.Quantity, leg.ReduceOnly, leg.IsListed));
        Assert.Equal(ExitReason.StopLeg, leg.Reason);
        Assert.Equal([VenueQueryKind.Position, VenueQueryKind.OpenOrders, VenueQueryKind.OpenOrders], _desk.Queries.Select(query => query.Kind));
    }

    [Fact]
    public void The_stop_leg_of_a_short_is_above_it()
    {
        _venue.Open(Desk.Short());
        Assert.Equal((Side.Buy, 100_50L, Direction.Short), (_desk.LastOrder.Side, _desk.LastOrder.Price, _desk.LastOrder.PositionDirection));
    }

    [Fact]
    public void A_position_that_the_venue_does_not_show_is_polled_for_two_seconds_and_then_waits_for_the_limit()
    {
        _venue.ShowsPositions = false;
        _venue.Open(Desk.Long());
        _venue.Wait(5 * Second);
        Assert.Equal(11, _desk.Queries.Count);
        AssertSaid(_desk, RiskEventKind.ConfirmationAwaited, RiskEventKind.PositionNotShown);
        Assert.Single(_desk.OpenPositions());
        _venue.Wait(100 * Ms);
        AssertSaid(_desk, RiskEventKind.ConfirmationAwaited, RiskEventKind.PositionNotShown, RiskEventKind.NakedTooLong);
        Assert.Equal(ExitReason.Unprotected, _desk.Trades.Single().Reason);
    }

    [Fact]
    public void A_position_that_the_venue_tells_of_by_itself_is_not_waited_for()
    {
        _venue.ShowsPositions = false;
        _venue.Open(Desk.Long());
        _venue.Wait(50 * Ms, step: 50 * Ms);
        _venue.PushPosition(Desk.Usdm, Direction.Long);
        _venue.Run();
        Assert.Equal(50e6, RiskOf(RiskEventKind.PositionShown).Measured);
        Assert.Equal(50e6, RiskOf(RiskEventKind.Protected).Measured);
    }

    [Fact]
    public void A_position_of_another_strategy_alone_does_not_show_ours()
    {
        _venue.Open(Desk.Long());
        _desk.Send(Desk.Long(strategy: 1));
        _desk.Fill(_desk.LastOrder.Order, 5_000, 100_00);
        _desk.Tell(new VenueUpdate { Kind = VenueUpdateKind.Position, Quantity = 10_000, Direction = Direction.Long });
        Assert.Single(_desk.RiskLog, risk => risk.Kind == RiskEventKind.PositionShown);
        _desk.Tell(new VenueUpdate { Kind = VenueUpdateKind.Position, Quantity = 15_000, Direction = Direction.Long });
        Assert.Equal(2, _desk.RiskLog.Count(risk => risk.Kind == RiskEventKind.PositionShown));
    }

    [Fact]
    public void An_accepted_leg_counts_only_when_the_venue_shows_it()
    {
        _venue.Loses = request => request.Query is { Kind: VenueQueryKind.OpenOrders, Number: > 2 };
        _venue.Open(Desk.Long());
        _venue.Wait(1 * Second);
        Assert.DoesNotContain(_desk.RiskLog, risk => risk.Kind is RiskEventKind.LegAttached or RiskEventKind.Protected);
        _desk.Tell(new VenueUpdate { Kind = VenueUpdateKind.OpenOrder, Order = _desk.Orders[1].Order, Quantity = 10_000 });
        Assert.Equal(1e9, RiskOf(RiskEventKind.Protected).Measured);
    }

    [Fact]
    public void Each_of_two_legs_is_verified_by_itself()
    {
        var (desk, venue) = Make(WithTarget);
        venue.Refuses = terms => terms.Leg == OrderLeg.Target ? RejectReason.TooManyOrders : RejectReason.None;
        venue.Open(Desk.Long());
        Assert.Equal(OrderLeg.Stop, desk.RiskLog.Single(risk => risk.Kind == RiskEventKind.LegAttached).Leg);
        Assert.Equal(OrderLeg.Target, desk.RiskLog.Single(risk => risk.Kind == RiskEventKind.LegRefused).Leg);
        Assert.DoesNotContain(desk.RiskLog, risk => risk.Kind == RiskEventKind.Protected);
        venue.Wait(5 * Second + 100 * Ms);
        Assert.Contains(desk.RiskLog, risk => risk.Kind == RiskEventKind.NakedTooLong);
        Assert.Empty(desk.OpenPositions());
        Assert.Empty(venue.Resting);
    }

    [Theory]
    [InlineData(10_000, 0, 101_00)]
    [InlineData(0, 2_000, 100_60)]
    public void A_target_is_a_part_of_the_entry_or_a_multiple_of_the_range(int ppm, int atrMilli, long price)
    {
        var (desk, venue) = Make(Options with
        {
            Protection = new ProtectionOptions { Strategies = [new StrategyLegs { StrategyId = 0, TargetPpm = ppm, TargetAtrMilli = atrMilli }] },
        });
        desk.Range(Desk.Usdm, 100_00, atr: 0.30);
        venue.Open(Desk.Long());
        Assert.Equal([OrderLeg.Entry, OrderLeg.Stop, OrderLeg.Target], desk.Orders.Select(order => order.Leg));
        Assert.Equal((OrderType.TakeProfitMarket, price, 10_000L), (desk.LastOrder.Type, desk.LastOrder.Price, desk.LastOrder.Quantity));
        Assert.Equal(price, desk.OpenPositions().Single().TargetPrice);
        Assert.Equal(1, desk.RiskLog.Count(risk => risk.Kind == RiskEventKind.Protected));
    }

    [Theory]
    [InlineData(0.30, 99_70)]
    [InlineData(0.01, 99_80)]
    [InlineData(9.00, 99_50)]
    public void A_stop_leg_by_the_range_is_between_the_nearest_and_the_furthest_stop(double atr, long price)
    {
        var (desk, venue) = Make(Options with
        {
            Protection = new ProtectionOptions { Strategies = [new StrategyLegs { StrategyId = 0, StopAtrMilli = 1_000 }] },
        });
        desk.Range(Desk.Usdm, 100_00, atr);
        venue.Open(Desk.Long());
        Assert.Equal(price, desk.LastOrder.Price);
    }

    [Fact]
    public void When_one_leg_fills_the_other_is_cancelled()
    {
        foreach (var leg in new[] { OrderLeg.Stop, OrderLeg.Target })
        {
            var (desk, venue) = Make(WithTarget);
            venue.Open(Desk.Long());
            venue.Trigger(desk.Orders.Single(order => order.Leg == leg).Order);
            Assert.Equal(leg == OrderLeg.Stop ? ExitReason.StopLeg : ExitReason.TakeProfit, desk.Trades.Single().Reason);
            Assert.NotEqual(leg, desk.RiskLog.Single(risk => risk.Kind == RiskEventKind.OtherLegCancelled).Leg);
            AssertNothingIsLeft(desk, venue);
        }
    }

    [Fact]
    public void The_legs_of_a_closed_position_are_cancelled_and_keep_its_slot_until_they_are()
    {
        var position = _venue.Open(Desk.Long());
        _venue.Loses = request => request.Cancels != 0;
        _desk.Exit(position, 100_00);
        _venue.Run();
        Assert.Empty(_desk.OpenPositions());
        Assert.Equal(1, LiveLegs(_desk));
        _venue.Loses = _ => false;
        _venue.Wait(2 * Second);
        Assert.Equal(1, _desk.RiskLog.Count(risk => risk.Kind == RiskEventKind.LegCancelled));
        Assert.Equal(2, _desk.Cancels.Count);
        AssertNothingIsLeft(_desk, _venue);
    }

    [Fact]
    public void A_leg_that_the_venue_lost_keeps_no_slot_for_ever()
    {
        var position = _venue.Open(Desk.Long());
        _venue.Resting.Clear();
        _desk.Exit(position, 100_00);
        _venue.Run();
        Assert.Equal(1, LiveLegs(_desk));
        _venue.Wait(5 * Second);
        AssertNothingIsLeft(_desk, _venue);
    }

    [Fact]
    public void A_grown_position_gets_a_leg_of_its_size_before_the_smaller_one_goes()
    {
        _desk.Send(Desk.Long());
        _desk.Requests.Clear();
        var entry = _desk.LastOrder;
        _venue.Fill(entry, 4_000, 6_000, 100_00);
        _venue.Run();
        var first = _desk.LastOrder;
        Assert.Equal((OrderLeg.Stop, 4_000L), (first.Leg, first.Quantity));
        _venue.Fill(entry, 6_000, 0, 100_00);
        _venue.Run();
        Assert.Equal((OrderLeg.Stop, 10_000L), (_desk.LastOrder.Leg, _desk.LastOrder.Quantity));
        Assert.Equal([first.Order], _desk.Cancels);
        Assert.Equal([_desk.LastOrder.Order], _venue.Resting.Keys);
        Assert.Equal(2, _desk.RiskLog.Count(risk => risk.Kind == RiskEventKind.Protected));
        var attached = _desk.Ledger.FindLastIndex(e => e.Kind == LedgerEventKind.Risk && e.Risk.Kind == RiskEventKind.LegAttached);
        Assert.True(attached < _desk.Ledger.FindIndex(e => e.Kind == LedgerEventKind.CancelRequested));
    }

    [Fact]
    public void After_a_partial_close_the_leg_covers_what_is_left()
    {
        var position = _venue.Open(Desk.Long());
        _desk.Exit(position, 100_00, partPpm: 400_000);
        _venue.Run();
        Assert.Equal((OrderLeg.Stop, 6_000L), (_desk.LastOrder.Leg, _desk.LastOrder.Quantity));
        Assert.Equal([_desk.LastOrder.Order], _venue.Resting.Keys);
        Assert.Equal(1, _desk.RiskLog.Count(risk => risk.Kind == RiskEventKind.Protected));
    }

    [Fact]
    public void A_stop_leg_follows_by_more_than_a_tenth_of_a_percent_and_once_in_three_minutes()
    {
        var position = _venue.Open(Desk.Long());
        Check(position, 99_65);
        Check(position, 99_69);
        Check(position, 99_80);
        Check(position, 99_85);
        Assert.Equal([(500, 1_000), (6e9, 180e9)], Held());
        _venue.Wait(174 * Second, step: Second);
        Check(position, 99_90);
        var moved = RiskOf(RiskEventKind.LegMoved);
        Assert.Equal((99_80L, 3_015.0), (moved.Price, Math.Round(moved.Measured)));
        Assert.Equal(99_80, _desk.LastOrder.Price);
        Assert.Equal([_desk.LastOrder.Order], _venue.Resting.Keys);
        Check(position, 99_92);
        Assert.Equal(3, Held().Length);

        // The stop does not widen, whatever a shard says.
        Check(position, 99_00);
        Assert.Equal([_desk.LastOrder.Order], _venue.Resting.Keys);

        void Check(long id, long stop)
        {
            _venue.Wait(2 * Second);
            _desk.Check(id, 100_20, stop);
            _venue.Run();
        }

        (double Measured, double Limit)[] Held() =>
            [.. _desk.RiskLog.Where(risk => risk.Kind == RiskEventKind.LegHeld).Select(risk => (Math.Floor(risk.Measured / 100) * 100, risk.Limit))];
    }

    [Fact]
    public void A_refused_move_leaves_the_leg_where_it_is()
    {
        var position = _venue.Open(Desk.Long());
        var leg = _desk.LastOrder.Order;
        _venue.Wait(180 * Second, step: Second);
        _venue.Refuses = _ => RejectReason.TooManyOrders;
        _desk.Check(position, 100_50, 99_90);
        _venue.Run();
        Assert.Equal([leg], _venue.Resting.Keys);
        _venue.Wait(60 * Second, step: Second);
        Assert.Single(_desk.OpenPositions());
        Assert.Equal(1, _desk.RiskLog.Count(risk => risk.Kind == RiskEventKind.LegRefused));
        _venue.Refuses = _ => RejectReason.None;
        _venue.Wait(120 * Second, step: Second);
        _desk.Check(position, 100_50, 99_90);
        _venue.Run();
        Assert.Equal(99_80, _venue.Resting.Values.Single().Terms.Price);
    }

    private static (Desk Desk, LegVenue Venue) Make(TradingOptions options)
    {
        var desk = new Desk(options, isProtected: true);
        return (desk, new LegVenue(desk));
    }

    private static int LiveLegs(Desk desk)
    {
        var orders = new LiveOrderView[desk.Stage.LiveOrderCapacity];
        return orders[..desk.Stage.CopyLiveOrders(orders)].Count(order => order.Terms.Leg is OrderLeg.Stop or OrderLeg.Target);
    }

    private static void AssertNothingIsLeft(Desk desk, LegVenue venue)
    {
        Assert.Empty(venue.Resting);
        Assert.Equal(0, LiveLegs(desk));
        Assert.Empty(desk.OpenPositions());
    }

    private static void AssertSaid(Desk desk, params RiskEventKind[] kinds) => Assert.Equal(kinds, desk.RiskLog.Select(risk => risk.Kind));

    private RiskEvent RiskOf(RiskEventKind kind) => _desk.RiskLog.Single(risk => risk.Kind == kind);
}
