using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Protection;

namespace FastEngine.Trading.Tests;

/// <summary>Where legs stand: behind the engine's stop, by the average entry, and tighter whenever the stop is.</summary>
public class LegPriceTests
{
    private const long Ms = EngineTime.NsPerMs;
    private const long Second = EngineTime.NsPerSecond;
    private static readonly TradingOptions Options = new() { MaxPosition = Desk.Usd(1_000), Safety = Desk.Unguarded, Portfolio = Desk.Hale };

    [Theory]
    [InlineData(99_80, 99_70)]
    [InlineData(99_55, 99_50)]
    [InlineData(99_40, 99_50)]
    public void The_stop_leg_of_a_long_is_a_gap_below_the_stop_and_within_the_furthest(long edge, long leg) =>
        Assert.Equal(leg, LegOf(Desk.Long() with { ZoneEdge = edge }));

    [Theory]
    [InlineData(100_20, 100_31)]
    [InlineData(100_45, 100_50)]
    public void The_stop_leg_of_a_short_is_a_gap_above_the_stop_and_within_the_furthest(long edge, long leg) =>
        Assert.Equal(leg, LegOf(Desk.Short() with { ZoneEdge = edge }));

    [Fact]
    public void A_target_follows_the_average_entry_of_a_growing_position()
    {
        var (desk, venue) = Make(new StrategyLegs { StrategyId = 0, TargetPpm = 10_000 });
        var entry = Begin(desk);
        venue.Fill(entry, 4_000, 6_000, 100_00);
        venue.Run();
        venue.Fill(entry, 6_000, 0, 100_50);
        venue.Run();
        Assert.Equal([101_00L, 101_31L], desk.Orders.Where(order => order.Leg == OrderLeg.Target).Select(order => order.Price));
        Assert.Equal(101_31, desk.OpenPositions().Single().TargetPrice);
    }

    [Fact]
    public void A_stop_by_the_range_follows_the_average_entry_where_that_is_tighter()
    {
        var (desk, venue) = Make(new StrategyLegs { StrategyId = 0, StopAtrMilli = 1_000 });
        desk.Range(Desk.Usdm, 100_00, atr: 0.30);
        var entry = Begin(desk);
        venue.Fill(entry, 5_000, 5_000, 100_00);
        venue.Run();
        venue.Fill(entry, 5_000, 0, 100_20);
        venue.Run();
        Assert.Equal([99_70L, 99_80L], desk.Orders.Where(order => order.Leg == OrderLeg.Stop).Select(order => order.Price));
    }

    [Fact]
    public void A_stop_that_was_tightened_before_the_legs_were_placed_is_theirs_too()
    {
        var (desk, venue) = Make(new StrategyLegs { StrategyId = 0, StopAtrMilli = 1_000 });
        desk.Range(Desk.Usdm, 100_00, atr: 0.50);
        venue.ShowsPositions = false;
        var position = venue.Open(Desk.Long());
        desk.Check(position, 100_20, 99_90);
        venue.ShowsPositions = true;
        venue.Wait(200 * Ms);
        Assert.Equal((OrderLeg.Stop, 99_80L), (desk.LastOrder.Leg, desk.LastOrder.Price));
    }

    [Fact]
    public void Legs_follow_an_entry_that_fills_slowly_once_a_second_and_at_its_end_at_once()
    {
        var (desk, venue) = Make();
        var entry = Begin(desk);
        for (var filled = 1_000; filled <= 8_000; filled += 1_000)
        {
            venue.Fill(entry, 1_000, 10_000 - filled, 100_00);
            venue.Run();
            venue.Wait(300 * Ms);
        }

        var legs = desk.Orders.Where(order => order.Leg == OrderLeg.Stop).ToArray();
        Assert.Equal([1_000L, 4_000L, 7_000L], legs.Select(order => order.Quantity));
        Assert.All(legs.Zip(legs.Skip(1)), pair => Assert.InRange(pair.Second.DecidedNs - pair.First.DecidedNs, Second, 1_200 * Ms));
        venue.Fill(entry, 2_000, 0, 100_00);
        venue.Run();
        Assert.Equal((OrderLeg.Stop, 10_000L, desk.Now), (desk.LastOrder.Leg, desk.LastOrder.Quantity, desk.LastOrder.DecidedNs));
        Assert.Empty(desk.Risks(RiskEventKind.NakedTooLong));
    }

    private static long LegOf(Signal signal)
    {
        var (desk, venue) = Make();
        venue.Open(signal);
        Assert.Equal(OrderLeg.Stop, desk.LastOrder.Leg);
        return desk.LastOrder.Price;
    }

    // An entry that the test fills.
    private static OrderTerms Begin(Desk desk)
    {
        desk.Send(Desk.Long());
        desk.Requests.Clear();
        return desk.LastOrder;
    }

    private static (Desk Desk, LegVenue Venue) Make(params StrategyLegs[] strategies)
    {
        var desk = new Desk(Options with { Protection = new ProtectionOptions { Strategies = strategies } }, isProtected: true);
        return (desk, new LegVenue(desk));
    }
}
