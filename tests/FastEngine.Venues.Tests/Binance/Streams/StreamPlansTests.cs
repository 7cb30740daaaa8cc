using System.Text;
using FastEngine.Core;
using FastEngine.Feeds.Live;
using FastEngine.Venues.Binance.Streams;

namespace FastEngine.Venues.Tests.Binance.Streams;

/// <summary>Addresses, classes and limits as the exchange has them.</summary>
public class StreamPlansTests
{
    private static readonly StreamPlanOptions Spot = new() { Host = new Uri("wss://stream.example.com:9443") };
    private static readonly StreamPlanOptions Usdm = new() { Host = new Uri("wss://fstream.example.com") };

    [Theory]
    [InlineData("btcusdt@bookTicker", StreamClass.Public)]
    [InlineData("!bookTicker", StreamClass.Public)]
    [InlineData("btcusdt@depth", StreamClass.Public)]
    [InlineData("btcusdt@depth5@100ms", StreamClass.Public)]
    [InlineData("btcusdt@depth@100ms", StreamClass.Public)]
    [InlineData("btcusdt@trade", StreamClass.Public)]
    [InlineData("btcusdt@aggTrade", StreamClass.Market)]
    [InlineData("btcusdt@markPrice", StreamClass.Market)]
    [InlineData("btcusdt@markPrice@1s", StreamClass.Market)]
    [InlineData("!markPrice@arr", StreamClass.Market)]
    [InlineData("!markPrice@arr@1s", StreamClass.Market)]
    [InlineData("btcusdt@kline_1m", StreamClass.Market)]
    [InlineData("btcusdt_perpetual@continuousKline_1m", StreamClass.Market)]
    [InlineData("btcusdt@forceOrder", StreamClass.Market)]
    [InlineData("!forceOrder@arr", StreamClass.Market)]
    [InlineData("btcusdt@ticker", StreamClass.Market)]
    [InlineData("!miniTicker@arr", StreamClass.Market)]
    [InlineData("!contractInfo", StreamClass.Market)]
    [InlineData("defiusdt@compositeIndex", StreamClass.Market)]
    [InlineData("tradingSession", StreamClass.Market)]
    public void Every_stream_has_its_class(string stream, StreamClass expected) => Assert.Equal(expected, StreamClasses.Of(stream));

    [Theory]
    [InlineData("btcusdt@aggtrade")]
    [InlineData("btcusdt@trades")]
    [InlineData("btcusdt@")]
    public void A_stream_without_a_class_is_refused_instead_of_staying_silent(string stream) =>
        Assert.Contains("no stream of USD-M futures that is known", Assert.Throws<ArgumentException>(() => StreamPlans.Make(Market.UsdMargined, [stream], Usdm)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("btcusdt")]
    [InlineData("@trade")]
    [InlineData("")]
    [InlineData("btc/usdt@trade")]
    [InlineData("btcusdt@trade\"]")]
    [InlineData("btcusdt@trade?x=1")]
    public void What_is_no_name_of_a_stream_is_refused(string stream) => Assert.Throws<ArgumentException>(() => StreamPlans.Make(Market.Spot, [stream], Spot));

    [Fact]
    public void Spot_streams_go_in_one_address_without_a_class()
    {
        var plan = Assert.Single(StreamPlans.Make(Market.Spot, ["BTCUSDT@trade", "ethusdt@depth5@100ms", "btcusdt@trade"], Spot));
        Assert.Equal("wss://stream.example.com:9443/stream?streams=btcusdt@trade/ethusdt@depth5@100ms", plan.Address.AbsoluteUri);
        Assert.Equal("binance spot 0", plan.Name);
        Assert.Empty(plan.Requests);
        Assert.Equal(50 * EngineTime.NsPerSecond, plan.Times.PeerSilentNs);
    }

    [Fact]
    public void Usdm_streams_are_routed_by_class()
    {
        var plans = StreamPlans.Make(Market.UsdMargined, ["btcusdt@aggTrade", "btcusdt@bookTicker", "ethusdt@aggTrade"], Usdm);
        Assert.Equal(
            ["wss://fstream.example.com/market/stream?streams=btcusdt@aggTrade/ethusdt@aggTrade", "wss://fstream.example.com/public/stream?streams=btcusdt@bookTicker"],
            plans.Select(plan => plan.Address.AbsoluteUri));
        Assert.All(plans, plan => Assert.Equal(370 * EngineTime.NsPerSecond, plan.Times.PeerSilentNs));
        Assert.All(plans, plan => Assert.DoesNotContain("routed", plan.WhySilent, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_wants_quotes_gets_the_ticker_of_each_symbol()
    {
        var plans = StreamPlans.Make(Market.UsdMargined, ["btcusdt@aggTrade", "ethusdt@aggTrade"], Usdm with { Quotes = true });
        Assert.Equal(
            ["wss://fstream.example.com/market/stream?streams=btcusdt@aggTrade/ethusdt@aggTrade", "wss://fstream.example.com/public/stream?streams=btcusdt@bookTicker/ethusdt@bookTicker"],
            plans.Select(plan => plan.Address.AbsoluteUri));
    }

    [Fact]
    public void An_address_that_is_not_routed_says_why_it_would_stay_silent()
    {
        var plan = Assert.Single(StreamPlans.Make(Market.UsdMargined, ["btcusdt@bookTicker", "btcusdt@aggTrade"], Usdm with { IsRouted = false }));
        Assert.Equal("wss://fstream.example.com/stream?streams=btcusdt@bookTicker/btcusdt@aggTrade", plan.Address.AbsoluteUri);
        Assert.Equal(
            "The address is not routed by class: since 2026-04-23 fstream.example.com gives only streams of class public there, and btcusdt@aggTrade is of class market. Let the address be routed.",
            plan.WhySilent);
    }

    [Fact]
    public void Live_subscriptions_are_messages_with_a_gap_between_them()
    {
        var streams = Enumerable.Range(0, 150).Select(i => $"s{i}usdt@aggTrade").ToArray();
        var plan = Assert.Single(StreamPlans.Make(Market.UsdMargined, streams, Usdm with { ByRequest = true }));
        Assert.Equal("wss://fstream.example.com/market/ws", plan.Address.AbsoluteUri);
        Assert.Equal(2, plan.Requests.Length);
        Assert.Equal($"{{\"method\":\"SUBSCRIBE\",\"params\":[{string.Join(',', streams[100..].Select(s => $"\"{s}\""))}],\"id\":2}}", Encoding.UTF8.GetString(plan.Requests[1]));
        Assert.Equal(200 * EngineTime.NsPerMs, plan.Times.RequestGapNs);
    }

    [Fact]
    public void More_streams_than_a_connection_may_carry_are_spread()
    {
        var streams = Enumerable.Range(0, 450).Select(i => $"s{i}usdt@aggTrade").ToArray();
        Assert.Equal([200, 200, 50], StreamPlans.Make(Market.UsdMargined, streams, Usdm).Select(plan => plan.Streams.Length));
        Assert.Equal([450], StreamPlans.Make(Market.Spot, streams, Spot).Select(plan => plan.Streams.Length));
        Assert.Equal([300, 150], StreamPlans.Make(Market.Spot, streams, Spot with { StreamsPerConnection = 300 }).Select(plan => plan.Streams.Length));
    }

    [Theory]
    [InlineData("{\"result\":null,\"id\":1}", FeedNotice.Acknowledged)]
    [InlineData("{\"id\":1,\"result\":null}", FeedNotice.Acknowledged)]
    [InlineData("{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":1}", FeedNotice.Refused)]
    [InlineData("{\"code\":2,\"msg\":\"Invalid request: unknown property\"}", FeedNotice.Refused)]
    [InlineData("{\"id\":1,\"error\":{\"code\":2}}", FeedNotice.Refused)]
    [InlineData("{\"e\":\"serverShutdown\",\"E\":1770123456789}", FeedNotice.ShuttingDown)]
    [InlineData("{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1770123456789}}", FeedNotice.ShuttingDown)]
    [InlineData("{\"e\":\"depthUpdate\",\"E\":1}", FeedNotice.Data)]
    [InlineData("{\"stream\":\"btcusdt@depth\",\"data\":{}}", FeedNotice.Data)]
    [InlineData("", FeedNotice.Data)]
    public void Frames_that_are_no_data_are_recognised(string frame, FeedNotice expected) => Assert.Equal(expected, BinanceNotices.Instance.Recognise(Encoding.UTF8.GetBytes(frame)));
}
