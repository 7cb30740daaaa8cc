using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Safety;

public class OrderRoundTripTests
{
    // Nothing but the trigger asks the venue.
    private static readonly TradingOptions Options = SafetyEvents.Options with
    {
        Doubt = new() { EntryAfterNs = EngineTime.NsPerHour, ExitAfterNs = EngineTime.NsPerHour },
    };

    [Fact]
    public void A_mean_round_trip_beyond_five_seconds_stops_entries()
    {
        var desk = new Desk(Options);
        Answer(desk, TimeSpan.FromSeconds(5));
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        Answer(desk, TimeSpan.FromSeconds(5.000002));
        desk.AssertTripped(KillSwitchReason.OrderLatency, 5_000_001_000, 5e9);
    }

    [Fact]
    public void The_mean_is_over_the_last_twenty_orders()
    {
        var desk = new Desk(Options);
        Answer(desk, TimeSpan.FromSeconds(4));
        for (var i = 0; i < 19; i++) Answer(desk, TimeSpan.FromSeconds(5));
        Answer(desk, TimeSpan.FromSeconds(5));
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        Answer(desk, TimeSpan.FromSeconds(5.00002));
        desk.AssertTripped(KillSwitchReason.OrderLatency, 5_000_001_000, 5e9);
    }

    [Fact]
    public void Only_the_first_answer_counts()
    {
        var desk = new Desk(Options);
        var order = desk.Enter(Desk.Long());
        desk.Report(new OrderReport { Order = order, Kind = OrderReportKind.Accepted, Remaining = desk.LastOrder.Quantity });
        desk.Clock(TimeSpan.FromMinutes(5));
        desk.Fill(order, desk.LastOrder.Quantity, 100_00);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
    }

    [Fact]
    public void An_order_that_is_never_answered_counts_with_its_age()
    {
        var desk = new Desk(Options);
        Answer(desk, TimeSpan.FromSeconds(1));
        desk.Now = EngineTime.NextMultiple(desk.Now, 10 * EngineTime.NsPerSecond);
        desk.Enter(Desk.Long());
        desk.Clock(TimeSpan.FromSeconds(9));
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        desk.Clock(TimeSpan.FromSeconds(1));
        desk.AssertTripped(KillSwitchReason.OrderLatency, 5_500_000_000, 5e9);
    }

    [Fact]
    public void An_order_whose_answer_was_lost_is_answered_when_the_venue_shows_it_as_open()
    {
        var desk = new Desk(Options);
        var order = desk.Enter(Desk.Long());
        desk.Clock(TimeSpan.FromSeconds(1));
        desk.Update(new VenueUpdate { Kind = VenueUpdateKind.OpenOrder, Order = order, Quantity = desk.LastOrder.Quantity });
        desk.Clock(TimeSpan.FromMinutes(5));
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        desk.Rejected(order);
        Answer(desk, TimeSpan.FromSeconds(8));
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        Answer(desk, TimeSpan.FromSeconds(9));
        desk.AssertTripped(KillSwitchReason.OrderLatency, 6e9, 5e9);
    }

    [Fact]
    public void An_order_that_never_left_has_no_round_trip()
    {
        var desk = new Desk(Options);
        var order = desk.Enter(Desk.Long());
        desk.Clock(TimeSpan.FromSeconds(4));
        desk.Now += 5 * EngineTime.NsPerSecond;
        desk.Report(new OrderReport { Order = order, Kind = OrderReportKind.Rejected, Reject = RejectReason.NeverSent });
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
    }

    [Fact]
    public void While_tripped_the_venue_is_asked_every_five_seconds_and_after_a_calm_minute_entries_go_on()
    {
        var desk = new Desk(Options);
        desk.Now = EngineTime.NextMultiple(desk.Now, 10 * EngineTime.NsPerSecond);
        Answer(desk, TimeSpan.FromSeconds(8));
        desk.AssertTripped(KillSwitchReason.OrderLatency, 8e9, 5e9);
        Assert.Empty(desk.Queries);
        desk.Clock(TimeSpan.FromSeconds(2));
        Assert.Equal((VenueQueryKind.Ping, Desk.Usdm), (desk.Queries.Single().Kind, desk.Queries.Single().InstrumentId));
        desk.Now += 500 * EngineTime.NsPerMs;
        desk = desk.Restored(Options);
        Pong(desk, 1);
        var calm = desk.Now;
        for (var second = 0; second < 59; second++)
        {
            desk.Clock(TimeSpan.FromSeconds(1));
            foreach (var query in desk.Queries.Where(query => query.TimeNs == desk.Now).ToArray()) Pong(desk, query.Number);
        }

        Assert.Equal(11, desk.Queries.Count);
        Assert.Equal(KillSwitchLevel.StopEntries, desk.Stage.KillSwitch);
        desk.Clock(TimeSpan.FromSeconds(1));
        Assert.Equal(60 * EngineTime.NsPerSecond, desk.Now - calm);
        desk.AssertReset(KillSwitchReason.OrderLatency);
        var asked = desk.Queries.Count;
        desk.Clock(TimeSpan.FromSeconds(30));
        Assert.Equal(asked, desk.Queries.Count);
    }

    [Fact]
    public void A_slow_answer_begins_the_minute_anew()
    {
        var desk = new Desk(Options with { Safety = new() { RoundTripOrders = 1, PingPeriodNs = EngineTime.NsPerHour } });
        desk.Open(Desk.Long());
        Answer(desk, TimeSpan.FromSeconds(8));
        Answer(desk, TimeSpan.FromSeconds(1));
        desk.Clock(TimeSpan.FromSeconds(50));
        Answer(desk, TimeSpan.FromSeconds(8));
        Answer(desk, TimeSpan.FromSeconds(1));
        desk.Clock(TimeSpan.FromSeconds(59));
        Assert.Equal(KillSwitchLevel.StopEntries, desk.Stage.KillSwitch);
        desk.Clock(TimeSpan.FromSeconds(1));
        desk.AssertReset(KillSwitchReason.OrderLatency);
    }

    [Fact]
    public void However_far_time_jumps_the_venue_is_asked_once()
    {
        var desk = new Desk(Options);
        Answer(desk, TimeSpan.FromSeconds(8));
        desk.Clock(TimeSpan.FromMinutes(30));
        Assert.Single(desk.Queries);
    }

    // An entry while nothing is open, else an exit; refused.
    private static void Answer(Desk desk, TimeSpan after)
    {
        if (desk.OpenPositions() is [var position]) desk.Exit(position.PositionId, 100_00, 100_000);
        else desk.Enter(Desk.Long());
        desk.Now += after.Ticks * TimeSpan.NanosecondsPerTick;
        desk.Rejected(desk.LastOrder.Order);
    }

    private static void Pong(Desk desk, long query) => desk.Update(new VenueUpdate { Kind = VenueUpdateKind.Pong, Query = query });
}
