using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>Orders that an earlier run left at the venue.</summary>
public class AdoptedOrderTests
{
    [Fact]
    public void An_adopted_order_is_known_by_its_id()
    {
        using var rig = new GatewayRig();
        var terms = rig.Terms(OrderType.Market, OrderLeg.Entry, side: Side.Buy);
        rig.Adopt(terms, filled: 5);
        rig.OrderEvent(terms.Id.ToString(), "TRADE", "FILLED", last: "0.007", filled: "0.012", trade: 9);

        Assert.Equal((7L, 0L), (rig.Reports[^1].Quantity, rig.Reports[^1].Remaining));
        Assert.Empty(rig.Api.Sent);
    }

    [Theory]
    [InlineData(0, new long[] { 5, 7 })]
    [InlineData(5, new long[] { 7 })]
    [InlineData(8, new long[] { 4 })]
    [InlineData(12, new long[0])]
    public void Of_an_adopted_order_only_what_filled_since_is_told(int filled, long[] told)
    {
        using var rig = new GatewayRig(isReady: false);
        rig.Adopt(rig.Terms(OrderType.Market, OrderLeg.Entry, side: Side.Buy), filled);
        rig.Rest.Always("/fapi/v1/listenKey", """{"listenKey":"abc"}""");
        rig.Rest.Always("/fapi/v3/positionRisk", "[]");
        rig.Rest.Always("/fapi/v1/order", """{"orderId":900,"status":"FILLED","origQty":"0.012","executedQty":"0.012","updateTime":1700000000000}""");
        rig.Rest.Always("/fapi/v1/userTrades", Trades);
        rig.Step(10);
        rig.Wait(600);
        rig.Step(5);

        Assert.Equal(told, rig.Reports.Where(report => report.Kind == OrderReportKind.Filled).Select(report => report.Quantity));
        Assert.Equal(0, rig.Market.LiveOrders);
    }

    private const string Trades =
        """
        [{"symbol":"BTCUSDT","id":1,"orderId":900,"price":"60000.1","qty":"0.005","commission":"0.1","commissionAsset":"USDT","side":"BUY","positionSide":"LONG","time":1700000000000},
         {"symbol":"BTCUSDT","id":2,"orderId":900,"price":"60000.2","qty":"0.007","commission":"0.2","commissionAsset":"USDT","side":"BUY","positionSide":"LONG","time":1700000000001}]
        """;
}
