using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>Orders of which the venue does not say what became of them are looked up, and never sent twice.</summary>
public class OrderDoubtTests
{
    private const string Placed = """{"orderId":900,"clientOrderId":"x","status":"NEW","origQty":"0.012","executedQty":"0.000","updateTime":1700000000000}""";

    [Fact]
    public void An_order_that_is_not_answered_is_looked_up_and_never_sent_again()
    {
        using var rig = new GatewayRig();
        var terms = rig.SubmitEntry();
        rig.Wait(2_100);

        var call = Assert.Single(rig.Rest.Open);
        Assert.Equal(("/fapi/v1/order", $"symbol=BTCUSDT&origClientOrderId={terms.Id}"), (call.Path, call.Query));
        Assert.Contains(rig.Notices, notice => notice.Kind == GatewayNoticeKind.OrderInDoubt);
        rig.Rest.Answer("/fapi/v1/order", """{"orderId":900,"status":"FILLED","origQty":"0.012","executedQty":"0.012","updateTime":1700000000000}""");
        rig.Step(2);
        Assert.StartsWith("symbol=BTCUSDT&orderId=900", Assert.Single(rig.Rest.Open).Query);
        rig.Rest.Answer("/fapi/v1/userTrades", Trades);
        rig.Step(2);

        Assert.Equal([OrderReportKind.Accepted, OrderReportKind.Filled, OrderReportKind.Filled], rig.Kinds);
        Assert.Equal([5L, 7L], rig.Reports.Skip(1).Select(fill => fill.Quantity));
        Assert.Single(rig.Api.Sent);
        Assert.DoesNotContain(rig.Rest.Sent, one => one.Method == HttpMethod.Post && one.Path == "/fapi/v1/order");
    }

    [Fact]
    public void An_order_that_the_venue_never_got_is_given_back_when_it_would_not_take_it_any_more()
    {
        using var rig = new GatewayRig();
        var startMs = rig.Time.NowMs;
        rig.SubmitEntry();
        rig.Wait(2_100);
        for (var i = 0; i < 40 && rig.Reports.Count == 0; i++)
        {
            while (rig.Rest.Open.Count > 0) rig.Rest.Refuse("/fapi/v1/order", -2013, "Order does not exist.");
            rig.Step();
            Assert.True(rig.Reports.Count == 0 || rig.Time.NowMs >= startMs + 6_000, "given back while it could still arrive");
            rig.Wait(200);
        }

        var report = Assert.Single(rig.Reports);
        Assert.Equal((OrderReportKind.Rejected, RejectReason.NeverSent), (report.Kind, report.Reject));
        Assert.Single(rig.Api.Sent);
    }

    [Theory]
    [InlineData(-1007, 408)]
    [InlineData(-1006, 500)]
    [InlineData(0, 503)]
    public void An_answer_that_does_not_say_what_became_of_it_leads_to_a_look_up(int code, int status)
    {
        using var rig = new GatewayRig();
        rig.SubmitEntry();
        rig.Refuse("o7", code, "Timeout", status);

        Assert.Empty(rig.Reports);
        Assert.Equal("/fapi/v1/order", Assert.Single(rig.Rest.Open).Path);
    }

    [Fact]
    public void When_the_connection_of_orders_breaks_what_was_on_it_is_looked_up_at_once()
    {
        using var rig = new GatewayRig();
        rig.SubmitEntry();
        rig.Api.Connects = false;
        rig.Api.State = LineState.Closed;
        rig.Step(2);

        Assert.Equal("/fapi/v1/order", Assert.Single(rig.Rest.Open).Path);
        Assert.Contains(rig.Notices, notice => notice.Kind == GatewayNoticeKind.OrdersLost);
    }

    [Fact]
    public void An_order_that_was_there_is_not_given_up_for_one_answer_that_does_not_know_it()
    {
        using var rig = new GatewayRig();
        rig.SubmitEntry();
        rig.Answer("o7", Placed);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal([OrderReportKind.Accepted], rig.Kinds);
            rig.Wait(31_000);
            rig.Rest.Refuse("/fapi/v1/order", -2013, "Order does not exist.");
            rig.Step();
        }

        Assert.Equal([OrderReportKind.Accepted, OrderReportKind.Cancelled], rig.Kinds);
    }

    [Fact]
    public void A_connection_on_which_an_order_is_not_answered_and_nothing_else_comes_is_given_up()
    {
        using var rig = new GatewayRig();
        rig.SubmitEntry();
        rig.Wait(2_100);
        Assert.Equal(2, rig.Api.Connected.Count);
        rig.Wait(2_100);
        rig.SubmitEntry(order: 8);
        rig.Wait(1_500);
        rig.Refuse("c99", -2011, "Unknown order sent.");
        rig.Wait(700);

        Assert.Contains(rig.Notices, notice => notice is { Kind: GatewayNoticeKind.OrderInDoubt, Order: 8 });
        Assert.Equal(2, rig.Api.Connected.Count);
    }

    [Fact]
    public void A_duplicate_id_means_that_the_order_is_there()
    {
        using var rig = new GatewayRig();
        rig.Submit(rig.Terms(OrderType.StopMarket, OrderLeg.Stop, price: 5_900_000));
        rig.Refuse("o7", -4116, "ClientOrderId is duplicated.");

        Assert.Empty(rig.Reports);
        rig.Rest.Answer("/fapi/v1/algoOrder", """{"algoId":5,"clientAlgoId":"x","algoStatus":"NEW","actualOrderId":"","createTime":1700000000000}""");
        rig.Step();
        Assert.Equal([OrderReportKind.Accepted], rig.Kinds);
    }

    [Fact]
    public void Fills_that_the_venue_counts_and_does_not_tell_are_read()
    {
        using var rig = new GatewayRig();
        rig.SubmitEntry();
        rig.Answer("o7", """{"orderId":900,"status":"FILLED","origQty":"0.012","executedQty":"0.012","updateTime":1700000000000}""");
        rig.Wait(400);
        Assert.Empty(rig.Rest.Open);
        rig.Wait(200);
        rig.Rest.Answer("/fapi/v1/userTrades", Trades);
        rig.Step(2);

        Assert.Equal([5L, 7L], rig.Reports.Where(report => report.Kind == OrderReportKind.Filled).Select(fill => fill.Quantity));
        Assert.Equal(0, rig.Market.LiveOrders);
    }

    [Fact]
    public void An_order_that_turns_up_after_it_was_given_back_is_told_and_can_be_cancelled()
    {
        using var rig = new GatewayRig();
        var terms = rig.SubmitEntry();
        rig.Wait(2_100);
        rig.Wait(6_000);
        while (rig.Reports.Count == 0)
        {
            rig.Rest.Refuse("/fapi/v1/order", -2013, "Order does not exist.");
            rig.Wait(6_000);
        }

        Assert.Equal(RejectReason.NeverSent, Assert.Single(rig.Reports).Reject);
        rig.OrderEvent(terms.Id.ToString(), "NEW", "NEW");
        rig.Cancel(7);

        Assert.Equal(OrderReportKind.Accepted, rig.Reports[^1].Kind);
        Assert.Contains("order.cancel", rig.Api.Sent[^1]);
        rig.OrderEvent(terms.Id.ToString(), "TRADE", "PARTIALLY_FILLED", last: "0.005", filled: "0.005", trade: 1);
        Assert.Equal((OrderReportKind.Filled, 5L), (rig.Reports[^1].Kind, rig.Reports[^1].Quantity));
        Assert.Empty(rig.Updates);
    }

    private const string Trades =
        """
        [{"symbol":"BTCUSDT","id":1,"orderId":900,"price":"60000.1","qty":"0.005","commission":"0.1","commissionAsset":"USDT","side":"BUY","positionSide":"LONG","time":1700000000000},
         {"symbol":"BTCUSDT","id":2,"orderId":900,"price":"60000.2","qty":"0.007","commission":"0.2","commissionAsset":"USDT","side":"BUY","positionSide":"LONG","time":1700000000001}]
        """;
}
