using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Tests.Binance.Gateway;

public class UserDataTests
{
    [Theory]
    [InlineData("futures__user_data_json__order_update_calculated.json", Side.Sell, Direction.Long, 14, 991_012)]
    [InlineData("futures__user_data_json__order_update_adl.json", Side.Buy, Direction.Short, 5, 4_200_000)]
    [InlineData("futures__user_data_json__order_update_insurance.json", Side.Sell, Direction.Long, 20, 4_500_000)]
    [InlineData("futures__user_data_json__order_update_settlement.json", Side.Sell, Direction.Long, 10, 5_000_000)]
    public void What_the_venue_closes_itself_is_a_liquidation(string file, Side side, Direction direction, long quantity, long price)
    {
        if (Samples.Json(file) is not { } text) return;
        using var rig = new GatewayRig();
        rig.Event(text);

        var update = Assert.Single(rig.Updates);
        Assert.Equal((VenueUpdateKind.Liquidation, side, direction, quantity, price), (update.Kind, update.Side, update.Direction, update.Quantity, update.Price));
        Assert.True(update.Amount > 0);
    }

    [Theory]
    [InlineData("futures__user_data_json__order_update_calculated_pending.json")]
    [InlineData("futures__user_data_json__order_update_delivery.json")]
    [InlineData("futures__user_data_json__order_update_new.json")]
    [InlineData("futures__user_data_json__trade_lite.json")]
    [InlineData("futures__user_data_json__algo_update_new.json")]
    [InlineData("futures__user_data_json__algo_update_canceled.json")]
    public void What_is_no_fill_of_ours_or_of_a_symbol_of_ours_tells_nothing(string file)
    {
        if (Samples.Json(file) is not { } text) return;
        using var rig = new GatewayRig();
        rig.Event(text);

        Assert.Empty(rig.Updates);
        Assert.Empty(rig.Reports);
        Assert.Empty(rig.Notices);
    }

    [Fact]
    public void A_fill_of_an_order_that_nobody_here_sent_is_a_persons()
    {
        if (Samples.Json("futures__user_data_json__order_update_trade.json") is not { } text) return;
        using var rig = new GatewayRig();
        rig.Event(text);
        rig.Event(text);

        var update = Assert.Single(rig.Updates);
        Assert.Equal((VenueUpdateKind.ManualFill, Side.Buy, Direction.Long, 1L, 710_050L), (update.Kind, update.Side, update.Direction, update.Quantity, update.Price));
    }

    [Fact]
    public void A_change_of_the_account_tells_each_side_of_each_position()
    {
        if (Samples.Json("futures__user_data_json__account_update.json") is not { } text) return;
        using var rig = new GatewayRig();
        rig.Event(text);

        Assert.All(rig.Updates, update => Assert.Equal(VenueUpdateKind.Position, update.Kind));
        Assert.Equal([(Direction.Long, 0L, 0L), (Direction.Long, 20_000L, 656_360L), (Direction.Short, 10_000L, 656_380L)],
            rig.Updates.Select(update => (update.Direction, update.Quantity, update.Price)));
    }

    [Fact]
    public void Leverage_and_margin_calls_are_told_to_who_listens()
    {
        if (Samples.Event("Subscriptions__UsdFutures__Leverage.txt") is not { } leverage) return;
        using var rig = new GatewayRig();
        rig.Event(leverage);
        rig.Event(Samples.Event("Subscriptions__UsdFutures__MarginUpdate.txt")!);

        Assert.Contains(rig.Notices, notice => notice is { Kind: GatewayNoticeKind.LeverageChanged, Value: 25, InstrumentId: 0 });
        Assert.Contains(rig.Notices, notice => notice.Kind == GatewayNoticeKind.MarginCall && notice.Text.StartsWith("ETHUSDT LONG"));
    }

    [Fact]
    public void Every_event_of_the_samples_can_be_read()
    {
        if (Samples.Folder is not { } folder) return;
        using var rig = new GatewayRig();
        var events = Directory.GetFiles(folder, "futures__user_data_json__*").Select(File.ReadAllText)
            .Concat(new[] { "OrderUpdate", "AlgoOrderUpdate", "AccountUpdate", "ConditionalTrigger", "TradeUpdate", "StrategyUpdate", "GridUpdate" }.Select(name => Samples.Event($"Subscriptions__UsdFutures__{name}.txt")!));
        foreach (var text in events) rig.Event(text);

        Assert.DoesNotContain(rig.Notices, notice => notice.Kind == GatewayNoticeKind.Unreadable);
    }

    [Fact]
    public void Funding_is_told_by_symbol_and_once()
    {
        using var rig = new GatewayRig();
        const string Event = """{"e":"ACCOUNT_UPDATE","E":1700000000000,"T":1700000000000,"a":{"m":"FUNDING_FEE","B":[{"a":"USDT","wb":"1","cw":"1","bc":"-0.375"}]}}""";
        const string Income = """[{"symbol":"BTCUSDT","incomeType":"FUNDING_FEE","income":"-0.37500000","asset":"USDT","info":"","time":1700000000000,"tranId":9689322392,"tradeId":""}]""";
        rig.Event(Event);
        rig.Rest.Answer("/fapi/v1/income", Income);
        rig.Step();
        rig.Event(Event);
        rig.Rest.Answer("/fapi/v1/income", Income);
        rig.Step();

        var update = Assert.Single(rig.Updates);
        Assert.Equal((VenueUpdateKind.Funding, -Money.One * 375 / 1_000), (update.Kind, update.Amount));
    }

    // Income names no side: the larger amount is the larger side's.
    [Theory]
    [InlineData("-0.6", "0.2", "3", "-1")]
    [InlineData("0.6", "-0.2", "3", "-1")]
    [InlineData("-0.2", "0.6", "1", "-3")]
    public void Funding_of_both_sides_is_told_of_the_one_that_it_is_of(string ofLong, string ofShort, string openLong, string openShort)
    {
        using var rig = new GatewayRig();
        var positions = $$"""{"s":"BTCUSDT","pa":"{{openLong}}","ep":"60000","ps":"LONG"},{"s":"BTCUSDT","pa":"{{openShort}}","ep":"60000","ps":"SHORT"}""";
        rig.Event($$$"""{"e":"ACCOUNT_UPDATE","E":1700000000000,"T":1700000000000,"a":{"m":"ORDER","B":[],"P":[{{{positions}}}]}}""");
        rig.Event("""{"e":"ACCOUNT_UPDATE","E":1700000000000,"T":1700000000000,"a":{"m":"FUNDING_FEE","B":[{"a":"USDT","wb":"1","cw":"1","bc":"-0.4"}]}}""");
        rig.Rest.Answer("/fapi/v1/income", $"[{Row(ofShort, 1)},{Row(ofLong, 2)}]");
        rig.Step();

        var told = rig.Updates.Where(update => update.Kind == VenueUpdateKind.Funding).ToDictionary(update => update.Direction, update => update.Amount);
        Assert.Equal(2, told.Count);
        Assert.Equal((ofLong[0] == '-', ofShort[0] == '-'), (told[Direction.Long] < 0, told[Direction.Short] < 0));

        static string Row(string income, int id) =>
            $$"""{"symbol":"BTCUSDT","incomeType":"FUNDING_FEE","income":"{{income}}","asset":"USDT","info":"","time":1700000000000,"tranId":{{id}},"tradeId":""}""";
    }

    [Fact]
    public void A_leg_that_is_set_off_fills_under_its_own_number_whichever_event_comes_first()
    {
        foreach (var isTriggerFirst in new[] { true, false })
        {
            using var rig = new GatewayRig();
            var terms = rig.Submit(rig.Terms(OrderType.StopMarket, OrderLeg.Stop, price: 5_900_000));
            rig.Answer("o7", """{"algoId":5,"clientAlgoId":"x","algoStatus":"NEW","createTime":1700000000000}""");
            var trigger = "{\"e\":\"ALGO_UPDATE\",\"T\":1700000000000,\"E\":1700000000000,\"o\":{\"caid\":\"" + terms.Id + "\",\"aid\":5,\"s\":\"BTCUSDT\",\"X\":\"TRIGGERED\",\"ai\":\"4711\",\"aq\":\"0\"}}";
            if (isTriggerFirst) rig.Event(trigger);
            rig.OrderEvent("made-by-the-venue", "TRADE", "FILLED", orderId: 4711, last: "0.012", filled: "0.012", trade: 3, side: "SELL");
            if (!isTriggerFirst)
            {
                Assert.Empty(rig.Updates);
                rig.Event(trigger);
            }

            Assert.Equal([OrderReportKind.Accepted, OrderReportKind.Filled], rig.Kinds);
            Assert.Equal((7L, 12L, 0L), (rig.Reports[^1].Order, rig.Reports[^1].Quantity, rig.Reports[^1].Remaining));
            Assert.Empty(rig.Updates);
        }
    }

    [Fact]
    public void A_fill_that_a_leg_of_ours_could_have_made_is_a_persons_when_nobody_says_otherwise()
    {
        using var rig = new GatewayRig();
        rig.Submit(rig.Terms(OrderType.StopMarket, OrderLeg.Stop, price: 5_900_000));
        rig.Answer("o7", """{"algoId":5,"clientAlgoId":"x","algoStatus":"NEW","createTime":1700000000000}""");
        rig.OrderEvent("web_123", "TRADE", "FILLED", orderId: 4711, last: "0.001", filled: "0.001", trade: 3, side: "SELL");
        rig.Wait(500);
        Assert.Empty(rig.Updates);
        rig.Wait(600);

        Assert.Equal(VenueUpdateKind.ManualFill, Assert.Single(rig.Updates).Kind);
        Assert.Equal(1, rig.Market.LiveOrders);
    }

    [Theory]
    [InlineData("CANCELED", OrderReportKind.Cancelled, RejectReason.None)]
    [InlineData("EXPIRED", OrderReportKind.Cancelled, RejectReason.None)]
    [InlineData("REJECTED", OrderReportKind.Rejected, RejectReason.ReduceOnly)]
    public void An_algo_order_ends_by_its_event(string status, OrderReportKind kind, RejectReason reason)
    {
        using var rig = new GatewayRig();
        var terms = rig.Submit(rig.Terms(OrderType.StopMarket, OrderLeg.Stop, price: 5_900_000));
        rig.Event("{\"e\":\"ALGO_UPDATE\",\"T\":1700000000000,\"E\":1700000000000,\"o\":{\"caid\":\"" + terms.Id + "\",\"aid\":5,\"s\":\"BTCUSDT\",\"X\":\"" + status
            + "\",\"ai\":\"\",\"aq\":\"0\",\"rm\":\"Reduce Only reject\"}}");

        Assert.Equal((kind, reason), (Assert.Single(rig.Reports).Kind, rig.Reports[0].Reject));
    }

    [Fact]
    public void An_algo_order_that_is_finished_is_looked_up_for_fills_that_nobody_told()
    {
        using var rig = new GatewayRig();
        var terms = rig.Submit(rig.Terms(OrderType.StopMarket, OrderLeg.Stop, price: 5_900_000));
        rig.Event("{\"e\":\"ALGO_UPDATE\",\"T\":1700000000000,\"E\":1700000000000,\"o\":{\"caid\":\"" + terms.Id + "\",\"aid\":5,\"s\":\"BTCUSDT\",\"X\":\"FINISHED\",\"ai\":\"4711\",\"aq\":\"0.012\"}}");
        rig.Wait(600);
        rig.Rest.Answer("/fapi/v1/userTrades", """[{"id":3,"orderId":4711,"price":"58999.9","qty":"0.012","commission":"0.1","commissionAsset":"USDT","side":"SELL","time":1700000000000}]""");
        rig.Step();

        Assert.Equal((OrderReportKind.Filled, 12L, 5_899_990L), (rig.Reports[^1].Kind, rig.Reports[^1].Quantity, rig.Reports[^1].Price));
        Assert.Equal(0, rig.Market.LiveOrders);
    }

    [Fact]
    public void When_the_key_of_the_stream_runs_out_another_is_taken_and_what_was_missed_is_read()
    {
        using var rig = new GatewayRig();
        rig.SubmitEntry();
        rig.Answer("o7", """{"orderId":900,"status":"NEW","origQty":"0.012","executedQty":"0","updateTime":1700000000000}""");
        rig.Event("""{"e":"listenKeyExpired","E":1700000000000,"listenKey":"abc"}""");
        Assert.Contains(rig.Notices, notice => notice.Kind == GatewayNoticeKind.UserStreamLost);
        Assert.False(rig.Market.AllowsEntries);
        rig.Wait(2_000);
        rig.Step(5);

        Assert.Equal(2, rig.User.Connected.Count);
        Assert.EndsWith("/private/ws/abc", rig.User.Connected[1].ToString());
        Assert.False(rig.Market.AllowsEntries);
        rig.Rest.Answer("/fapi/v1/order", """{"orderId":900,"status":"FILLED","origQty":"0.012","executedQty":"0.012","updateTime":1700000000000}""");
        rig.Step();
        Assert.False(rig.Market.AllowsEntries);
        rig.Rest.Answer("/fapi/v1/userTrades", """[{"id":3,"orderId":900,"price":"60000.1","qty":"0.012","commission":"0.1","commissionAsset":"USDT","side":"BUY","time":1700000000000}]""");
        rig.Step(2);

        Assert.Equal(OrderReportKind.Filled, rig.Reports[^1].Kind);
        Assert.True(rig.Market.AllowsEntries);
        Assert.Contains(rig.Notices, notice => notice.Kind == GatewayNoticeKind.UserStreamOpen);
    }

    [Fact]
    public void The_key_of_the_stream_is_kept_alive()
    {
        using var rig = new GatewayRig();
        rig.Wait(26 * 60_000);

        var last = rig.Rest.Sent.Last(call => call.Path == "/fapi/v1/listenKey");
        Assert.Equal((HttpMethod.Put, RestSecurity.Key), (last.Method, last.Security));
        Assert.Single(rig.User.Connected);
    }

    [Fact]
    public void What_a_person_traded_while_the_stream_was_away_is_told_when_it_is_back()
    {
        using var rig = new GatewayRig();
        var terms = rig.SubmitEntry();
        rig.OrderEvent(terms.Id.ToString(), "TRADE", "FILLED", last: "0.012", filled: "0.012", trade: 1);
        rig.User.State = LineState.Closed;
        rig.Step(2);
        rig.Wait(2_000);
        rig.Step(4);
        rig.Rest.Answer("/fapi/v1/userTrades",
            """
            [{"id":1,"orderId":900,"price":"60000.1","qty":"0.012","commission":"0.1","commissionAsset":"USDT","side":"BUY","time":1700000000000},
             {"id":2,"orderId":901,"price":"60000.1","qty":"0.005","commission":"0.1","commissionAsset":"USDT","side":"SELL","time":1700000000001}]
            """);
        rig.Step(2);
        Assert.False(rig.Market.AllowsEntries);
        rig.Rest.Answer("/fapi/v1/order", """{"orderId":901,"clientOrderId":"web_1","status":"FILLED","side":"SELL","positionSide":"LONG","origQty":"0.005","executedQty":"0.005","updateTime":1}""");
        rig.Step(2);

        var update = Assert.Single(rig.Updates);
        Assert.Equal((VenueUpdateKind.ManualFill, Side.Sell, Direction.Long, 5L), (update.Kind, update.Side, update.Direction, update.Quantity));
        Assert.True(rig.Market.AllowsEntries);
    }

    [Fact]
    public void The_trade_thread_is_told_the_clock()
    {
        using var rig = new GatewayRig();

        Assert.NotEmpty(rig.Commands);
        Assert.All(rig.Commands, command => Assert.Equal((CommandKind.ReportClock, true), (command.Kind, command.Uncertainty < 10 * EngineTime.NsPerMs)));
    }
}
