using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Venues.Tests.Binance.Gateway;

public class OrderStampTests
{
    [Fact]
    public void An_order_is_told_when_it_is_encoded_and_when_the_socket_has_it()
    {
        using var rig = new GatewayRig(isStamped: true);
        rig.SubmitEntry(order: 7);
        rig.SubmitEntry(order: 8);

        Assert.Equal(["encoded 7", "sent 7", "encoded 8", "sent 8"], rig.Stamps.Told);
    }

    [Fact]
    public void Both_legs_of_a_list_are_told_by_the_message_that_they_leave_in()
    {
        using var rig = new GatewayRig(Market.Spot, isStamped: true);
        rig.Submit(rig.Terms(OrderType.StopMarket, OrderLeg.Stop, order: 3, price: 59_000_00, isListed: true));
        Assert.DoesNotContain(rig.Stamps.Told, told => told.StartsWith("sent", StringComparison.Ordinal));
        rig.Submit(rig.Terms(OrderType.TakeProfitMarket, OrderLeg.Target, order: 4, price: 61_000_00, isListed: true));

        Assert.Single(rig.Api.Sent, message => message.Contains("orderList.place.oco", StringComparison.Ordinal));
        Assert.Contains("sent 3", rig.Stamps.Told);
        Assert.Contains("sent 4", rig.Stamps.Told);
    }
}
