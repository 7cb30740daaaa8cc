using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Venues.Tests.Binance.Gateway;

public class SpotTests
{
    [Fact]
    public void The_user_stream_of_spot_is_a_subscription_on_the_connection_of_orders()
    {
        using var rig = new GatewayRig(Market.Spot);

        Assert.Contains("userDataStream.subscribe.signature", rig.Api.Sent[0]);
        Assert.True(rig.Market.AllowsEntries);
    }

    [Fact]
    public void The_fills_of_an_answer_are_told_at_once_and_not_again_by_the_stream()
    {
        if (Samples.Answer("Endpoints__Spot__Trading__PlaceOrder.txt") is not { } sample) return;
        using var rig = new GatewayRig(Market.Spot);
        var terms = rig.SubmitEntry(quantity: 1_000_000_000);
        rig.Answer("o7", sample);

        Assert.Equal([OrderReportKind.Accepted, .. Enumerable.Repeat(OrderReportKind.Filled, 5)], rig.Kinds);
        Assert.Equal(1_000_000_000, rig.Reports.Sum(report => report.Quantity));
        Assert.Equal(0, rig.Reports[^1].Remaining);
        Assert.Equal(Money.One * 4, rig.Reports[1].Fee);
        rig.Event("""{"e":"executionReport","E":1,"s":"BTCUSDT","c":"ID","C":"","S":"BUY","o":"MARKET","q":"10","x":"TRADE","X":"FILLED","r":"NONE","i":28,"l":"1.00000000","z":"10.00000000","L":"4000.00000000","n":"4","N":"USDT","T":1,"t":56}""".Replace("ID", terms.Id.ToString()));
        Assert.Equal(6, rig.Reports.Count);
        Assert.Empty(rig.Updates);
    }

    [Fact]
    public void A_fee_in_the_base_asset_is_told_as_one()
    {
        using var rig = new GatewayRig(Market.Spot);
        var terms = rig.SubmitEntry(quantity: 100_000_000);
        rig.Event("""{"e":"executionReport","E":1,"s":"BTCUSDT","c":"ID","C":"","S":"BUY","o":"MARKET","q":"1","x":"TRADE","X":"FILLED","r":"NONE","i":28,"l":"1.00000000","z":"1.00000000","L":"60000.00000000","n":"0.00100000","N":"BTC","T":1,"t":56}""".Replace("ID", terms.Id.ToString()));

        Assert.Equal((Money.One / 1_000, FeeAsset.Base), (rig.Reports[^1].Fee, rig.Reports[^1].FeeIn));
    }

    [Fact]
    public void Both_legs_leave_as_one_list_and_each_is_accepted()
    {
        using var rig = new GatewayRig(Market.Spot);
        var before = rig.Api.Sent.Count;
        var stop = rig.Submit(rig.Terms(OrderType.StopMarket, OrderLeg.Stop, 7, price: 5_900_000_000_000, quantity: 1_000, isListed: true));
        var target = rig.Submit(rig.Terms(OrderType.TakeProfitMarket, OrderLeg.Target, 8, price: 6_100_000_000_000, quantity: 1_000, isListed: true));

        Assert.Equal(before + 1, rig.Api.Sent.Count);
        Assert.Contains("orderList.place.oco", rig.Api.Sent[^1]);
        var id = rig.Api.Sent[^1][7..9];
        rig.Answer(id, """{"orderListId":1,"orderReports":[{"orderId":10,"clientOrderId":"STOP","status":"NEW","origQty":"0.00001","executedQty":"0","transactTime":1},{"orderId":11,"clientOrderId":"TARGET","status":"NEW","origQty":"0.00001","executedQty":"0","transactTime":1}]}"""
            .Replace("STOP", stop.Id.ToString()).Replace("TARGET", target.Id.ToString()));
        Assert.Equal([7L, 8L], rig.Reports.Where(report => report.Kind == OrderReportKind.Accepted).Select(report => report.Order).Order());
    }

    [Fact]
    public void A_list_that_is_refused_refuses_both_legs()
    {
        using var rig = new GatewayRig(Market.Spot);
        rig.Submit(rig.Terms(OrderType.StopMarket, OrderLeg.Stop, 7, price: 5_900_000_000_000, quantity: 1_000, isListed: true));
        rig.Submit(rig.Terms(OrderType.TakeProfitMarket, OrderLeg.Target, 8, price: 6_100_000_000_000, quantity: 1_000, isListed: true));
        rig.Refuse(rig.Api.Sent[^1][7..9], -2010, "Stop price would trigger immediately.");

        Assert.Equal([(7L, RejectReason.WouldTrigger), (8L, RejectReason.WouldTrigger)], rig.Reports.Select(report => (report.Order, report.Reject)).Order());
    }

    [Fact]
    public void A_list_without_an_answer_is_looked_up_leg_by_leg()
    {
        using var rig = new GatewayRig(Market.Spot);
        rig.Submit(rig.Terms(OrderType.StopMarket, OrderLeg.Stop, 7, price: 5_900_000_000_000, quantity: 1_000, isListed: true));
        rig.Submit(rig.Terms(OrderType.TakeProfitMarket, OrderLeg.Target, 8, price: 6_100_000_000_000, quantity: 1_000, isListed: true));
        rig.Wait(2_100);

        Assert.Equal(2, rig.Rest.Open.Count(call => call.Path == "/api/v3/order"));
    }

    [Fact]
    public void A_leg_whose_other_does_not_come_leaves_alone()
    {
        using var rig = new GatewayRig(Market.Spot);
        rig.Submit(rig.Terms(OrderType.StopMarket, OrderLeg.Stop, 7, price: 5_900_000_000_000, quantity: 1_000, isListed: true));
        rig.Wait(6);

        Assert.Contains("\"method\":\"order.place\"", rig.Api.Sent[^1]);
        Assert.Contains("STOP_LOSS", rig.Api.Sent[^1]);
    }

    [Fact]
    public void When_a_leg_of_a_list_that_waits_is_cancelled_the_other_leaves_alone()
    {
        using var rig = new GatewayRig(Market.Spot);
        for (var i = 0; i < 39; i++) rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Exit, order: 100 + i, quantity: 1_000));
        rig.Submit(rig.Terms(OrderType.StopMarket, OrderLeg.Stop, 7, price: 5_900_000_000_000, quantity: 1_000, isListed: true));
        rig.Submit(rig.Terms(OrderType.TakeProfitMarket, OrderLeg.Target, 8, price: 6_100_000_000_000, quantity: 1_000, isListed: true));
        Assert.DoesNotContain(rig.Api.Sent, text => text.Contains("oco"));
        rig.Cancel(8);
        rig.Wait(11_000);

        Assert.Equal((8L, OrderReportKind.Cancelled), (rig.Reports[^1].Order, rig.Reports[^1].Kind));
        Assert.Contains("STOP_LOSS", rig.Api.Sent[^1]);
        Assert.DoesNotContain(rig.Api.Sent, text => text.Contains("oco"));
    }

    [Fact]
    public void When_one_leg_of_a_list_is_set_off_the_other_ends_by_its_event()
    {
        using var rig = new GatewayRig(Market.Spot);
        var target = rig.Submit(rig.Terms(OrderType.TakeProfitMarket, OrderLeg.Target, 8, price: 6_100_000_000_000, quantity: 1_000, isListed: true));
        rig.Wait(6);
        rig.Event("""{"e":"executionReport","E":1,"s":"BTCUSDT","c":"venue-made","C":"ID","S":"SELL","o":"TAKE_PROFIT","q":"0.00001","x":"CANCELED","X":"CANCELED","r":"NONE","i":11,"l":"0.00000000","z":"0.00000000","L":"0","n":"0","N":null,"T":1,"t":-1}""".Replace("ID", target.Id.ToString()));

        Assert.Equal(OrderReportKind.Cancelled, rig.Reports[^1].Kind);
    }

    [Fact]
    public void A_balance_is_the_position_of_its_instruments()
    {
        using var rig = new GatewayRig(Market.Spot);
        rig.Event("""{"e":"outboundAccountPosition","E":1700000000000,"u":1,"B":[{"a":"BTC","f":"0.10000000","l":"0.02000000"},{"a":"USDT","f":"1","l":"0"}]}""");

        var update = Assert.Single(rig.Updates);
        Assert.Equal((VenueUpdateKind.Position, 12_000_000L, Direction.Long), (update.Kind, update.Quantity, update.Direction));
    }

    [Fact]
    public void Every_event_of_spots_samples_can_be_read()
    {
        if (Samples.Folder is null) return;
        using var rig = new GatewayRig(Market.Spot);
        foreach (var name in new[] { "AccountPosition", "Balance", "Liability", "MarginCall", "OcoOrder", "Order" }) rig.Event(Samples.Event($"Subscriptions__Spot__Account__{name}.txt")!);

        Assert.DoesNotContain(rig.Notices, notice => notice.Kind == GatewayNoticeKind.Unreadable);
        Assert.Empty(rig.Updates);
    }
}
