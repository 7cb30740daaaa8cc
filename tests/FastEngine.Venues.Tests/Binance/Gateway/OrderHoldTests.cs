using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>Orders that may not leave: entries without a user stream or a clock, and all that the limits hold back.</summary>
public class OrderHoldTests
{
    [Fact]
    public void Entries_do_not_leave_while_the_user_stream_is_away_and_exits_do()
    {
        using var rig = new GatewayRig();
        rig.User.Connects = false;
        rig.User.State = LineState.Closed;
        rig.Step();
        rig.SubmitEntry();
        rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Exit, order: 8));

        Assert.Equal(RejectReason.NeverSent, Assert.Single(rig.Reports).Reject);
        Assert.Contains("\"id\":\"o8\"", Assert.Single(rig.Api.Sent));
    }

    [Fact]
    public void Entries_do_not_leave_while_the_venues_clock_is_not_known_well_enough()
    {
        using var rig = new GatewayRig();
        rig.Rest.Always("/fapi/v1/time", "{}");
        rig.Time.Advance(3_600_000 * 5);
        rig.SubmitEntry();
        rig.Step();

        Assert.Equal(RejectReason.NeverSent, Assert.Single(rig.Reports).Reject);
        Assert.Contains(rig.Notices, notice => notice.Kind == GatewayNoticeKind.ClockUnsure);
    }

    [Fact]
    public void An_exit_that_finds_no_room_in_the_limits_waits_and_leaves_when_there_is()
    {
        using var rig = new GatewayRig();
        for (var i = 0; i < 40; i++) rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Exit, order: 100 + i));
        rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Exit, order: 200));
        Assert.Equal(40, rig.Api.Sent.Count);
        Assert.Empty(rig.Reports);
        rig.Wait(1_000);
        Assert.Equal(40, rig.Api.Sent.Count);
        rig.Wait(9_500);

        Assert.Contains("\"id\":\"o200\"", rig.Api.Sent[^1]);
    }

    [Fact]
    public void An_exit_goes_out_again_when_the_venue_turned_it_away_unseen()
    {
        using var rig = new GatewayRig();
        rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Exit));
        for (var i = 0; i < 5; i++)
        {
            rig.Refuse("o7", -1008, "Server is currently overloaded", 503);
            rig.Wait(300);
        }

        Assert.Empty(rig.Reports);
        Assert.Equal(6, rig.Api.Sent.Count);
    }

    [Fact]
    public void After_a_429_nothing_leaves_until_the_venue_allows_it()
    {
        using var rig = new GatewayRig();
        rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Exit));
        rig.Api.Push("""{"id":"o7","status":429,"error":{"code":-1003,"msg":"Too many requests","data":{"retryAfter":WHEN}}}""".Replace("WHEN", $"{rig.Time.NowMs + 5_000}"));
        rig.Step();
        rig.Wait(4_000);
        Assert.Single(rig.Api.Sent);
        rig.Wait(1_100);

        Assert.Equal(2, rig.Api.Sent.Count);
        Assert.Contains(rig.Notices, notice => notice.Kind == GatewayNoticeKind.TooMuch);
    }
}
