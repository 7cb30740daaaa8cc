using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings.Tests;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>Orders on their way: out, answered, filled, each once.</summary>
public class OrderFlowTests
{
    private const string Placed = """{"orderId":900,"clientOrderId":"x","status":"NEW","origQty":"0.012","executedQty":"0.000","updateTime":1700000000000}""";

    [Fact]
    public void An_entry_leaves_as_one_message_and_is_accepted_by_its_answer()
    {
        using var rig = new GatewayRig();
        var terms = rig.SubmitEntry();

        var sent = Assert.Single(rig.Api.Sent);
        Assert.Contains(terms.Id.ToString(), sent);
        rig.Answer("o7", Placed);

        var report = Assert.Single(rig.Reports);
        Assert.Equal((7L, OrderReportKind.Accepted, 12L), (report.Order, report.Kind, report.Remaining));
    }

    [Fact]
    public void A_fill_is_told_once_though_stream_answer_and_look_up_tell_it()
    {
        using var rig = new GatewayRig();
        var terms = rig.SubmitEntry();
        rig.OrderEvent(terms.Id.ToString(), "TRADE", "PARTIALLY_FILLED", last: "0.005", filled: "0.005", trade: 1);
        rig.Answer("o7", Placed.Replace("0.000", "0.005"));
        rig.OrderEvent(terms.Id.ToString(), "TRADE", "PARTIALLY_FILLED", last: "0.005", filled: "0.005", trade: 1);
        rig.OrderEvent(terms.Id.ToString(), "TRADE", "FILLED", last: "0.007", filled: "0.012", trade: 2);

        Assert.Equal([OrderReportKind.Accepted, OrderReportKind.Filled, OrderReportKind.Filled], rig.Kinds);
        Assert.Equal([(5L, 7L), (7L, 0L)], rig.Reports.Skip(1).Select(fill => (fill.Quantity, fill.Remaining)));
        Assert.Equal(6_000_010, rig.Reports[1].Price);
        Assert.Equal(Money.One * 3 / 10, rig.Reports[1].Fee);
        Assert.Equal(0, rig.Market.LiveOrders);
    }

    [Theory]
    [InlineData(-2019, "Margin is insufficient.", RejectReason.InsufficientMargin)]
    [InlineData(-4164, "Order's notional must be no smaller than 5.0", RejectReason.MinNotional)]
    [InlineData(-9999, "something", RejectReason.Refused)]
    public void A_refusal_ends_the_order_with_its_reason(int code, string text, RejectReason reason)
    {
        using var rig = new GatewayRig();
        rig.SubmitEntry();
        rig.Refuse("o7", code, text);

        var report = Assert.Single(rig.Reports);
        Assert.Equal((OrderReportKind.Rejected, reason), (report.Kind, report.Reject));
        Assert.Contains(rig.Notices, notice => notice.Kind == GatewayNoticeKind.OrderRefused && notice.Text.Contains(text));
    }

    [Fact]
    public void Without_the_connection_orders_go_by_REST_and_a_time_out_there_is_a_doubt()
    {
        using var rig = new GatewayRig();
        rig.Api.Connects = false;
        rig.Api.State = LineState.Closed;
        rig.Step();
        var terms = rig.SubmitEntry();

        var call = Assert.Single(rig.Rest.Open);
        Assert.Equal((HttpMethod.Post, "/fapi/v1/order", false), (call.Method, call.Path, call.IsSafe));
        Assert.Contains($"newClientOrderId={terms.Id}", call.Query);
        Assert.DoesNotContain("apiKey", call.Query);
        Assert.DoesNotContain("timestamp", call.Query);
        rig.Rest.Fail("/fapi/v1/order", RestFault.NoAnswer);
        rig.Step(2);
        Assert.Equal(HttpMethod.Get, Assert.Single(rig.Rest.Open).Method);
        Assert.Empty(rig.Reports);
    }

    [Fact]
    public void A_timestamp_that_was_refused_is_measured_anew_and_the_order_leaves_once_more_under_its_id()
    {
        using var rig = new GatewayRig();
        rig.SubmitEntry();
        var measured = rig.Rest.Sent.Count(call => call.Path == "/fapi/v1/time");
        rig.Refuse("o7", -1021, "Timestamp for this request is outside of the recvWindow.");
        rig.Wait(300);

        Assert.True(rig.Rest.Sent.Count(call => call.Path == "/fapi/v1/time") > measured);
        Assert.Equal(2, rig.Api.Sent.Count);
        rig.Refuse("o7", -1021, "Timestamp for this request is outside of the recvWindow.");
        Assert.Equal(RejectReason.NeverSent, Assert.Single(rig.Reports).Reject);
    }

    [Fact]
    public void An_order_that_is_submitted_twice_leaves_once()
    {
        using var rig = new GatewayRig();
        rig.SubmitEntry();
        rig.SubmitEntry();
        rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Entry, side: Side.Buy) with { Order = 8 });

        Assert.Single(rig.Api.Sent);
        Assert.Equal(2, rig.Notices.Count(notice => notice.Kind == GatewayNoticeKind.DuplicateDropped));
    }

    [Fact]
    public void Sending_an_order_and_its_cancellation_allocates_nothing()
    {
        using var rig = new GatewayRig();
        rig.Api.IsSilent = rig.Stamps.IsSilent = true;
        var terms = Enumerable.Range(100, 120).Select(order => rig.Terms(OrderType.StopMarket, OrderLeg.Stop, order, price: 5_900_000)).ToArray();
        rig.SendQuietly(terms.AsSpan(0, 20));
        rig.Wait(11_000);
        var passes = 0;
        var allocated = Allocations.Least(() =>
        {
            var from = 20 * ++passes;
            return () => rig.SendQuietly(terms.AsSpan(from, 20));
        });
        Assert.Equal(0, allocated);
        Assert.Equal(40 * (1 + passes), rig.Api.Silent);
    }
}
