using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Tests.Binance.Gateway;

public class QueryTests
{
    [Theory]
    [InlineData(Direction.Long, 1, 2_218_520)]
    [InlineData(Direction.Short, 0, 0)]
    public void A_position_is_read_by_its_side(Direction direction, long quantity, long price)
    {
        if (Samples.Answer("Endpoints__UsdFutures__Trading__GetPositions.txt") is not { } text) return;
        using var rig = new GatewayRig();
        rig.Rest.Always("/fapi/v3/positionRisk", text);
        rig.Ask(new VenueQuery { Kind = VenueQueryKind.Position, Number = 3, Direction = direction });

        var update = Assert.Single(rig.Updates);
        Assert.Equal((VenueUpdateKind.Position, 3L, direction, quantity, price), (update.Kind, update.Query, update.Direction, update.Quantity, update.Price));
    }

    [Fact]
    public void A_position_that_the_venue_does_not_list_is_flat()
    {
        using var rig = new GatewayRig();
        rig.Ask(new VenueQuery { Kind = VenueQueryKind.Position, Number = 3, Direction = Direction.Short });

        Assert.Equal((VenueUpdateKind.Position, Direction.Short, 0L), (rig.Updates[0].Kind, rig.Updates[0].Direction, rig.Updates[0].Quantity));
    }

    [Fact]
    public void Open_orders_are_those_of_both_services_and_then_the_end()
    {
        using var rig = new GatewayRig();
        var terms = rig.Submit(rig.Terms(OrderType.StopMarket, OrderLeg.Stop, price: 5_900_000));
        rig.Ask(new VenueQuery { Kind = VenueQueryKind.OpenOrders, Number = 4 });
        rig.Rest.Answer("/fapi/v1/openOrders", """[{"orderId":1,"clientOrderId":"web_1","symbol":"BTCUSDT","side":"BUY","positionSide":"LONG","origQty":"0.005","executedQty":"0.002","price":"50000","stopPrice":"0","status":"PARTIALLY_FILLED","updateTime":1}]""");
        rig.Step();
        Assert.Empty(rig.Updates);
        rig.Rest.Answer("/fapi/v1/openAlgoOrders", """[{"algoId":5,"clientAlgoId":"ID","symbol":"BTCUSDT","side":"SELL","positionSide":"LONG","quantity":"0.012","algoStatus":"NEW","triggerPrice":"59000.00","actualOrderId":"","createTime":1,"updateTime":1}]""".Replace("ID", terms.Id.ToString()));
        rig.Step();

        Assert.Equal([VenueUpdateKind.OpenOrder, VenueUpdateKind.OpenOrder, VenueUpdateKind.OpenOrdersEnd], rig.Updates.Select(update => update.Kind));
        Assert.Equal([(0L, Side.Buy, 3L, 5_000_000L), (7L, Side.Sell, 12L, 5_900_000L)], rig.Updates.Take(2).Select(update => (update.Order, update.Side, update.Quantity, update.Price)));
        Assert.All(rig.Updates, update => Assert.Equal(4, update.Query));
    }

    [Fact]
    public void A_question_that_gets_no_answer_fails()
    {
        using var rig = new GatewayRig();
        rig.Ask(new VenueQuery { Kind = VenueQueryKind.OpenOrders, Number = 4 });
        rig.Rest.Fail("/fapi/v1/openOrders", RestFault.NoAnswer);
        rig.Rest.Answer("/fapi/v1/openAlgoOrders", "[]");
        rig.Step();

        Assert.Equal((VenueUpdateKind.QueryFailed, RejectReason.NoAnswer), (Assert.Single(rig.Updates).Kind, rig.Updates[0].Reject));
    }

    [Fact]
    public void A_signed_request_that_changes_nothing_is_answered_by_a_pong()
    {
        using var rig = new GatewayRig();
        rig.Ask(new VenueQuery { Kind = VenueQueryKind.Ping, Number = 9, InstrumentId = -1 });
        var call = Assert.Single(rig.Rest.Open);
        Assert.Equal(RestSecurity.Signed, call.Security);
        rig.Rest.Answer(call.Path, "[]");
        rig.Step();

        Assert.Equal(VenueUpdateKind.Pong, Assert.Single(rig.Updates).Kind);
    }

    [Fact]
    public void An_order_that_is_asked_for_is_told_with_the_sums_of_its_fills_behind_those_that_were_not_told()
    {
        using var rig = new GatewayRig();
        var terms = rig.SubmitEntry();
        rig.Answer("o7", """{"orderId":900,"status":"NEW","origQty":"0.012","executedQty":"0","updateTime":1700000000000}""");
        rig.Ask(new VenueQuery { Kind = VenueQueryKind.Order, Number = 5, Order = 7, Id = terms.Id });
        rig.Rest.Answer("/fapi/v1/order", """{"orderId":900,"status":"CANCELED","origQty":"0.012","executedQty":"0.005","updateTime":1700000000000}""");
        rig.Step();
        rig.Rest.Answer("/fapi/v1/userTrades", """[{"id":3,"orderId":900,"price":"60000.1","qty":"0.005","commission":"0.1","commissionAsset":"USDT","side":"BUY","time":1700000000000}]""");
        rig.Step();

        Assert.Equal(OrderReportKind.Filled, rig.Reports[^1].Kind);
        var answer = Assert.Single(rig.Updates);
        Assert.Equal((VenueUpdateKind.OrderState, VenueOrderState.Ended, 7L, 5L, (Int128)5 * 6_000_010, Money.One / 10),
            (answer.Kind, answer.State, answer.Order, answer.Quantity, answer.Cost, answer.Amount));
    }

    [Fact]
    public void Fills_that_do_not_sum_to_what_the_order_has_filled_are_no_answer()
    {
        using var rig = new GatewayRig();
        var terms = rig.SubmitEntry();
        rig.Ask(new VenueQuery { Kind = VenueQueryKind.Order, Number = 5, Order = 7, Id = terms.Id });
        rig.Rest.Answer("/fapi/v1/order", """{"orderId":900,"status":"FILLED","origQty":"0.012","executedQty":"0.012","updateTime":1700000000000}""");
        rig.Step();
        rig.Rest.Answer("/fapi/v1/userTrades", """[{"id":3,"orderId":900,"price":"60000.1","qty":"0.005","commission":"0.1","commissionAsset":"USDT","side":"BUY","time":1700000000000}]""");
        rig.Step();

        Assert.Equal(VenueUpdateKind.QueryFailed, Assert.Single(rig.Updates).Kind);
    }

    [Fact]
    public void An_order_that_may_yet_arrive_is_not_said_to_be_unknown()
    {
        using var rig = new GatewayRig();
        var terms = rig.SubmitEntry();
        rig.Ask(new VenueQuery { Kind = VenueQueryKind.Order, Number = 5, Order = 7, Id = terms.Id });
        rig.Rest.Refuse("/fapi/v1/order", -2013, "Order does not exist.");
        rig.Step();
        Assert.Equal(VenueUpdateKind.QueryFailed, Assert.Single(rig.Updates).Kind);
    }

    [Fact]
    public void An_order_that_waits_here_is_not_asked_for_at_the_venue()
    {
        using var rig = new GatewayRig();
        for (var i = 0; i < 41; i++) rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Exit, order: 100 + i));
        rig.Ask(new VenueQuery { Kind = VenueQueryKind.Order, Number = 5, Order = 140, Id = rig.Terms(OrderType.Market, OrderLeg.Exit, order: 140).Id });

        Assert.Equal(VenueUpdateKind.QueryFailed, Assert.Single(rig.Updates).Kind);
        Assert.Empty(rig.Rest.Open);
    }

    [Fact]
    public void An_order_of_nobody_is_unknown()
    {
        using var rig = new GatewayRig();
        rig.Ask(new VenueQuery { Kind = VenueQueryKind.Order, Number = 5, Order = 70, Id = rig.Terms(OrderType.Market, OrderLeg.Entry, order: 70).Id });
        rig.Rest.Refuse("/fapi/v1/order", -2013, "Order does not exist.");
        rig.Step();

        Assert.Equal((VenueUpdateKind.OrderState, VenueOrderState.Unknown), (rig.Updates[0].Kind, rig.Updates[0].State));
    }
}
