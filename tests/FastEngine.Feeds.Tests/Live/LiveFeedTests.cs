using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.Tests.WebSockets;
using FastEngine.Feeds.WebSockets;
using FastEngine.Rings;
using FastEngine.Venues.Binance.Streams;

namespace FastEngine.Feeds.Tests.Live;

/// <summary>Several connections on one thread.</summary>
public class LiveFeedTests
{
    [Fact]
    public void One_name_of_two_markets_is_two_instruments_and_the_quietest_connection_is_told()
    {
        var usdm = LiveBed.Btc with { Id = 1, Name = "BTCUSDT@usdm", Market = Market.UsdMargined, PriceScale = 1, QuantityScale = 3 };
        using var spotServer = new FeedServer();
        using var usdmServer = new FeedServer();
        var clock = new TestClock();
        var ring = new SingleProducerRing<Tick>(64);
        var consumer = new RingConsumer<Tick>(ring);
        (Market, FeedPlan)[] plans =
        [
            (Market.Spot, new FeedPlan { Name = "spot", Address = spotServer.Address(), Streams = ["btcusdt@trade"] }),
            (Market.UsdMargined, new FeedPlan { Name = "usdm", Address = usdmServer.Address(), Streams = ["btcusdt@aggTrade"] }),
        ];
        using var source = LiveFeed.Make(plans, new InstrumentTable([LiveBed.Btc, usdm]), [ring], new IntakeOptions(), new WebSocketDialer(WebSocketOptions.Default, clock), clock, seed: 1);
        var ticks = new List<Tick>();
        var spot = Next(spotServer);
        var other = Next(usdmServer);
        spot.Send(LiveBed.Trade(1, 0));
        Until(() => ticks.Count == 1);
        clock.Move(TimeSpan.FromSeconds(3));
        other.Send("{\"e\":\"aggTrade\",\"E\":1770000003000,\"s\":\"BTCUSDT\",\"a\":9,\"p\":\"50000.1\",\"q\":\"0.010\",\"nq\":\"0.010\",\"f\":1,\"l\":2,\"T\":1770000003000,\"m\":false,\"st\":1}");
        Until(() => ticks.Any(tick => tick.InstrumentId == 1));
        spot.Send(LiveBed.Trade(2, 3_300));
        Until(() => ticks.Any(tick => tick.TradeId == 2));
        Assert.Equal((500_001, 10, TradeStream.Aggregate, Side.Buy), Of(ticks.Single(tick => tick.InstrumentId == 1)));
        Assert.Equal(3 * EngineTime.NsPerSecond, ticks.Last(tick => tick.Kind == EventKind.Clock && tick.Quantity > 0).Quantity);

        FeedPeer Next(FeedServer server)
        {
            FeedPeer? peer = null;
            Until(() => peer is not null || server.TryTake(out peer));
            return peer!;
        }

        void Until(Func<bool> isSo) => Patience.Until(isSo, () =>
        {
            source.DoWork();
            for (var sequence = consumer.Next; sequence <= consumer.HighestAvailable(); sequence++)
            {
                ticks.Add(consumer[sequence]);
                consumer.Release(sequence);
            }
        });
    }

    private static (long, long, TradeStream, Side) Of(Tick tick) => (tick.Price, tick.Quantity, tick.Stream, tick.Aggressor);
}
