using System.Text.Json;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Venues.Tests.Binance;

public class OrderEncoderTests
{
    [Fact]
    public void A_market_entry_of_a_hedged_account_names_its_side()
    {
        using var orders = new OrderWriter();
        orders.UsdMargined.Place(OrderWriter.Terms(OrderType.Market, OrderLeg.Entry, side: Side.Buy), 1_700_000_000_000);

        var sent = Parameters(orders, "order.place");

        Assert.Equal(
            "newClientOrderId=F0Kna3000E000000000000g0007000000 newOrderRespType=RESULT positionSide=LONG quantity=0.012 recvWindow=5000 side=BUY symbol=BTCUSDT timestamp=1700000000000 type=MARKET"
                .Replace("F0Kna3000E000000000000g0007000000", OrderWriter.Terms(OrderType.Market, OrderLeg.Entry).Id.ToString()),
            sent);
    }

    [Fact]
    public void An_exit_of_a_hedged_account_sells_its_side_and_does_not_say_reduce_only()
    {
        using var orders = new OrderWriter();
        orders.UsdMargined.Place(OrderWriter.Terms(OrderType.Market, OrderLeg.Exit), 1);

        var sent = Parameters(orders, "order.place");

        Assert.Contains("positionSide=LONG", sent);
        Assert.Contains("side=SELL", sent);
        Assert.DoesNotContain("reduceOnly", sent);
    }

    [Fact]
    public void An_exit_of_a_one_way_account_only_reduces()
    {
        using var orders = new OrderWriter(mode: AccountMode.OneWay);
        orders.UsdMargined.Place(OrderWriter.Terms(OrderType.Market, OrderLeg.Exit), 1);

        var sent = Parameters(orders, "order.place");

        Assert.Contains("positionSide=BOTH", sent);
        Assert.Contains("reduceOnly=true", sent);
    }

    [Theory]
    [InlineData(OrderType.StopMarket, OrderLeg.Stop, "STOP_MARKET")]
    [InlineData(OrderType.TakeProfitMarket, OrderLeg.Target, "TAKE_PROFIT_MARKET")]
    public void Stops_and_targets_of_USD_M_go_to_the_algo_service_with_its_own_names(OrderType type, OrderLeg leg, string name)
    {
        using var orders = new OrderWriter(mode: AccountMode.OneWay);
        orders.UsdMargined.Place(OrderWriter.Terms(type, leg, price: 6_000_010), 1);

        Assert.Equal(
            $"algoType=CONDITIONAL clientAlgoId={OrderWriter.Terms(type, leg).Id} positionSide=BOTH quantity=0.012 recvWindow=5000 reduceOnly=true side=SELL symbol=BTCUSDT timestamp=1 "
            + $"triggerPrice=60000.1 type={name} workingType=CONTRACT_PRICE",
            Parameters(orders, "algoOrder.place"));
    }

    [Theory]
    [InlineData(TimeInForce.PostOnly, "timeInForce=GTX", "type=LIMIT")]
    [InlineData(TimeInForce.ImmediateOrCancel, "timeInForce=IOC", "type=LIMIT")]
    public void A_limit_order_of_USD_M_says_how_long_it_stays(TimeInForce time, string expected, string type)
    {
        using var orders = new OrderWriter();
        orders.UsdMargined.Place(OrderWriter.Terms(OrderType.Limit, OrderLeg.Entry, side: Side.Buy, price: 6_000_010) with { TimeInForce = time }, 1);
        var sent = Parameters(orders, "order.place");
        Assert.Contains(expected, sent);
        Assert.EndsWith(type, sent);
    }

    [Fact]
    public void A_post_only_order_of_spot_is_a_type_of_its_own()
    {
        using var orders = new OrderWriter();
        orders.Spot.Place(OrderWriter.Terms(OrderType.Limit, OrderLeg.Entry, 1, Side.Buy, 6_000_050_000_000, 12_000) with { TimeInForce = TimeInForce.PostOnly }, 1);
        var sent = Parameters(orders, "order.place");
        Assert.EndsWith("type=LIMIT_MAKER", sent);
        Assert.DoesNotContain("timeInForce", sent);
    }

    [Fact]
    public void A_limit_order_has_its_price_and_rests()
    {
        using var orders = new OrderWriter();
        orders.Spot.Place(OrderWriter.Terms(OrderType.Limit, OrderLeg.Entry, 1, Side.Buy, 6_000_050_000_000, 12_000), 1);

        var sent = Parameters(orders, "order.place");

        Assert.Contains("price=60000.5 quantity=0.00012", sent);
        Assert.Contains("timeInForce=GTC", sent);
        Assert.DoesNotContain("positionSide", sent);
        Assert.DoesNotContain("reduceOnly", sent);
    }

    [Fact]
    public void A_lone_stop_of_spot_is_an_order_with_a_stop_price()
    {
        using var orders = new OrderWriter();
        orders.Spot.Place(OrderWriter.Terms(OrderType.StopMarket, OrderLeg.Stop, 1, price: 5_900_000_000_000), 1);

        var sent = Parameters(orders, "order.place");

        Assert.Contains("stopPrice=59000", sent);
        Assert.Contains("type=STOP_LOSS", sent);
    }

    [Theory]
    [InlineData(Side.Sell, "aboveStopPrice=61000 aboveType=TAKE_PROFIT", "belowStopPrice=59000 belowType=STOP_LOSS")]
    [InlineData(Side.Buy, "aboveStopPrice=59000 aboveType=STOP_LOSS", "belowStopPrice=61000 belowType=TAKE_PROFIT")]
    public void The_legs_of_a_spot_position_are_one_list(Side side, string above, string below)
    {
        using var orders = new OrderWriter();
        orders.Spot.PlaceList(
            OrderWriter.Terms(OrderType.StopMarket, OrderLeg.Stop, 1, side, 5_900_000_000_000), OrderWriter.Terms(OrderType.TakeProfitMarket, OrderLeg.Target, 1, side, 6_100_000_000_000), 1);

        var sent = Parameters(orders, "orderList.place.oco");

        Assert.Contains(above, sent);
        Assert.Contains(below, sent);
        Assert.Contains($"{(side == Side.Sell ? "below" : "above")}ClientOrderId={OrderWriter.Terms(OrderType.StopMarket, OrderLeg.Stop, 1).Id}", sent);
    }

    [Fact]
    public void A_cancellation_names_the_order_by_the_id_that_its_service_knows()
    {
        using var orders = new OrderWriter();
        orders.UsdMargined.Cancel(OrderWriter.Terms(OrderType.Market, OrderLeg.Entry), 1);
        Assert.Contains("origClientOrderId=", Parameters(orders, "order.cancel"));
        orders.UsdMargined.Cancel(OrderWriter.Terms(OrderType.StopMarket, OrderLeg.Stop), 1);
        Assert.StartsWith("clientAlgoId=", Parameters(orders, "algoOrder.cancel"));
        orders.Spot.Cancel(OrderWriter.Terms(OrderType.StopMarket, OrderLeg.Stop, 1), 1);
        Assert.StartsWith("origClientOrderId=", Parameters(orders, "order.cancel"));
    }

    [Fact]
    public void Every_price_and_quantity_is_written_exactly() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<(long Price, long Quantity)>().Select(pair => (Math.Abs(pair.Price % 10_000_000_000) + 1, Math.Abs(pair.Quantity % 1_000_000_000) + 1)).ToArbitrary(), pair =>
        {
            var (price, quantity) = pair;
            using var orders = new OrderWriter();
            orders.UsdMargined.Place(OrderWriter.Terms(OrderType.Limit, OrderLeg.Entry, price: price, quantity: quantity), 1);
            using var document = JsonDocument.Parse(orders.Text);
            var sent = document.RootElement.GetProperty("params");
            return decimal.Parse(sent.GetProperty("price").GetString()!) == price / 100m && decimal.Parse(sent.GetProperty("quantity").GetString()!) == quantity / 1000m;
        }).QuickCheckThrowOnFailure();

    // Without key and signature, as one line.
    private static string Parameters(OrderWriter orders, string method)
    {
        using var document = JsonDocument.Parse(orders.Text);
        Assert.Equal(method, document.RootElement.GetProperty("method").GetString());
        var names = document.RootElement.GetProperty("params").EnumerateObject().Select(parameter => parameter.Name).ToList();
        Assert.Equal("signature", names[^1]);
        Assert.Equal(names[..^1].Order(StringComparer.Ordinal), names[..^1]);
        return string.Join(' ', document.RootElement.GetProperty("params").EnumerateObject()
            .Where(parameter => parameter.Name is not ("apiKey" or "signature")).Select(parameter => $"{parameter.Name}={parameter.Value}"));
    }
}
