using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

public class ClientIdTests
{
    [Fact]
    public void An_id_says_where_its_order_came_from()
    {
        var desk = new Desk(new TradingOptions { ConfigTag = 12_345 }) { Now = Desk.Start + 999_999_999 };
        desk.Clock(desk.Now);
        desk.Now += 5 * EngineTime.NsPerSecond;
        desk.Open(Desk.Long(strategy: 7) with { Sequence = 4_242 });
        var expected = new ClientOrderId
        {
            RunEpoch = 1_700_000_000, StrategyId = 7, Leg = OrderLeg.Entry, InstrumentId = Desk.Usdm, Sequence = 4_242, ConfigTag = 12_345,
        };
        Assert.Equal(expected, desk.LastOrder.Id);
        Assert.True(ClientOrderId.TryParse(Encoding.ASCII.GetBytes(expected.ToString()), out var parsed));
        Assert.Equal(expected, parsed);
    }

    // Few sequences, again and again, older ones too: retries, late fills and several threads may do that.
    [Fact]
    public void Ids_of_a_run_are_all_different()
    {
        var desk = new Desk(new TradingOptions { MaxPosition = Desk.Usd(100) });
        var random = new Random(1);
        for (var i = 0; i < 3_000; i++)
        {
            desk.Send(Desk.Long(random.Next(2), random.Next(2)) with { Sequence = Math.Max(1, desk.Sequence - random.Next(6)) });
            if (desk.Orders.Count > 0 && desk.LastOrder.Leg == OrderLeg.Entry) desk.Fill(desk.LastOrder.Order, 500, 100_00);
            foreach (var open in desk.OpenPositions())
            {
                desk.Exit(open.PositionId, 100_00);
                desk.Rejected(desk.LastOrder.Order);
                desk.Exit(open.PositionId, 100_00);
                desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
            }

            foreach (var order in desk.Cancels) desk.Cancelled(order);
            desk.Cancels.Clear();
        }

        Assert.True(desk.Orders.Count > 1_000, $"{desk.Orders.Count}");
        Assert.Equal(desk.Orders.Count, desk.Orders.Select(order => order.Id.ToString()).Distinct().Count());
    }
}
