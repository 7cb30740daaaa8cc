using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings.Tests;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Tests.Binance.Gateway;

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
    public void Entries_do_not_leave_while_the_user_stream_is_away_and_exits_do()
    {
        using var rig = new GatewayRig();
        rig.User.Connects = false;
        rig.User.State = LineState.Closed;
        rig.Step();
        rig.SubmitEntry();
        rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Exit, order: 8));

        Assert.Equal(RejectReason.NeverSent, Assert.Single(rig.Reports).Reject);
        Assert.Contains("\"id\":\"o8\"", Assert.Single(rig.Api.Sent));
    }

    [Fact]
    public void Entries_do_not_leave_while_the_venues_clock_is_not_known_well_enough()
    {
        using var rig = new GatewayRig();
        rig.Rest.Always("/fapi/v1/time", "{}");
        rig.Time.Advance(3_600_000 * 5);
        rig.SubmitEntry();
        rig.Step();

        Assert.Equal(RejectReason.NeverSent, Assert.Single(rig.Reports).Reject);
        Assert.Contains(rig.Notices, notice => notice.Kind == GatewayNoticeKind.ClockUnsure);
    }

    [Fact]
    public void An_exit_that_finds_no_room_in_the_limits_waits_and_leaves_when_there_is()
    {
        using var rig = new GatewayRig();
        for (var i = 0; i < 40; i++) rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Exit, order: 100 + i));
        rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Exit, order: 200));
        Assert.Equal(40, rig.Api.Sent.Count);
        Assert.Empty(rig.Reports);
        rig.Wait(1_000);
        Assert.Equal(40, rig.Api.Sent.Count);
        rig.Wait(9_500);

        Assert.Contains("\"id\":\"o200\"", rig.Api.Sent[^1]);
    }

    [Fact]
    public void An_exit_goes_out_again_when_the_venue_turned_it_away_unseen()
    {
        using var rig = new GatewayRig();
        rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Exit));
        for (var i = 0; i < 5; i++)
        {
            rig.Refuse("o7", -1008, "Server is currently overloaded", 503);
            rig.Wait(300);
        }

        Assert.Empty(rig.Reports);
        Assert.Equal(6, rig.Api.Sent.Count);
    }

    [Fact]
    public void After_a_429_nothing_leaves_until_the_venue_allows_it()
    {
        using var rig = new GatewayRig();
        rig.Submit(rig.Terms(OrderType.Market, OrderLeg.Exit));
        rig.Api.Push("""{"id":"o7","status":429,"error":{"code":-1003,"msg":"Too many requests","data":{"retryAfter":WHEN}}}""".Replace("WHEN", $"{rig.Time.NowMs + 5_000}"));
        rig.Step();
        rig.Wait(4_000);
        Assert.Single(rig.Api.Sent);
        rig.Wait(1_100);

        Assert.Equal(2, rig.Api.Sent.Count);
        Assert.Contains(rig.Notices, notice => notice.Kind == GatewayNoticeKind.TooMuch);
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

    [Fact]
    public void A_fee_in_an_asset_that_no_instrument_prices_is_converted_at_the_price_that_was_read()
    {
        using var rig = new GatewayRig();
        var terms = rig.SubmitEntry();
        rig.OrderEvent(terms.Id.ToString(), "TRADE", "FILLED", last: "0.012", filled: "0.012", trade: 1, feeAsset: "BNB", fee: "0.00100000");
        Assert.Equal((Money.One * 6_005 / 10_000, FeeAsset.Quote), (rig.Reports[^1].Fee, rig.Reports[^1].FeeIn));
    }

    [Fact]
    public void A_fee_in_an_asset_without_a_rate_is_told_as_it_is()
    {
        using var rig = new GatewayRig();
        var terms = rig.SubmitEntry();
        rig.OrderEvent(terms.Id.ToString(), "TRADE", "FILLED", last: "0.012", filled: "0.012", trade: 1, feeAsset: "XYZ", fee: "0.5");

        Assert.Equal((Money.One / 2, FeeAsset.Other, -1), (rig.Reports[^1].Fee, rig.Reports[^1].FeeIn, rig.Reports[^1].FeeInstrument));
        Assert.Contains(rig.Notices, notice => notice.Kind == GatewayNoticeKind.FeeUnconverted);
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

    [Fact]
    public void Sending_an_order_and_its_cancellation_allocates_nothing()
    {
        using var rig = new GatewayRig();
        rig.Api.IsSilent = true;
        var terms = Enumerable.Range(100, 40).Select(order => rig.Terms(OrderType.StopMarket, OrderLeg.Stop, order, price: 5_900_000)).ToArray();
        rig.SendQuietly(terms.AsSpan(0, 20));
        rig.Wait(11_000);
        Assert.Equal(0, Allocations.Of(() => rig.SendQuietly(terms.AsSpan(20, 20))));
        Assert.Equal(80, rig.Api.Silent);
    }

    private const string Trades =
        """
        [{"symbol":"BTCUSDT","id":1,"orderId":900,"price":"60000.1","qty":"0.005","commission":"0.1","commissionAsset":"USDT","side":"BUY","positionSide":"LONG","time":1700000000000},
         {"symbol":"BTCUSDT","id":2,"orderId":900,"price":"60000.2","qty":"0.007","commission":"0.2","commissionAsset":"USDT","side":"BUY","positionSide":"LONG","time":1700000000001}]
        """;
}
