using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>Cancellations, and how a cancelled order ends.</summary>
public class CancellationTests
{
    private const string Placed = """{"orderId":900,"clientOrderId":"x","status":"NEW","origQty":"0.012","executedQty":"0.000","updateTime":1700000000000}""";

    [Fact]
    public void A_cancelled_order_ends_when_all_that_it_filled_is_told()
    {
        using var rig = new GatewayRig();
        var terms = rig.Submit(rig.Terms(OrderType.Limit, OrderLeg.Entry, side: Side.Buy, price: 6_000_000));
        rig.Answer("o7", Placed);
        rig.Cancel(7);
        Assert.Contains("order.cancel", rig.Api.Sent[^1]);
        rig.Answer("c7", """{"orderId":900,"status":"CANCELED","origQty":"0.012","executedQty":"0.005","updateTime":1700000000000}""");
        Assert.Equal([OrderReportKind.Accepted], rig.Kinds);
        rig.OrderEvent(terms.Id.ToString(), "TRADE", "PARTIALLY_FILLED", last: "0.005", filled: "0.005", trade: 1);

        Assert.Equal([OrderReportKind.Accepted, OrderReportKind.Filled, OrderReportKind.Cancelled], rig.Kinds);
        Assert.Equal(7, rig.Reports[^1].Remaining);
    }

    [Fact]
    public void A_cancellation_of_what_is_not_there_any_more_says_so_and_looks_the_order_up()
    {
        using var rig = new GatewayRig();
        rig.SubmitEntry();
        rig.Answer("o7", Placed);
        rig.Cancel(7);
        rig.Refuse("c7", -2011, "Unknown order sent.");

        Assert.Equal((OrderReportKind.Rejected, RejectReason.UnknownOrder), (rig.Reports[^1].Kind, rig.Reports[^1].Reject));
        Assert.Equal("/fapi/v1/order", Assert.Single(rig.Rest.Open).Path);
        Assert.Equal(1, rig.Market.LiveOrders);
        rig.Cancel(99);
        Assert.Equal((99L, RejectReason.UnknownOrder), (rig.Reports[^1].Order, rig.Reports[^1].Reject));
    }

    [Fact]
    public void A_cancellation_that_is_not_answered_is_sent_again()
    {
        using var rig = new GatewayRig();
        rig.SubmitEntry();
        rig.Answer("o7", Placed);
        rig.Cancel(7);
        rig.Wait(2_100);
        rig.Wait(300);

        Assert.Equal(2, rig.Api.Sent.Count(text => text.Contains("order.cancel")));
    }
}
