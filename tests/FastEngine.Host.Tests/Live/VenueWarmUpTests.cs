using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Engine;
using FastEngine.Exchange;
using FastEngine.Exchange.Accounts;
using FastEngine.Feeds.Generation;
using FastEngine.Host.Running;
using FastEngine.Signals;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Timing;
using GeneratedTape = FastEngine.Exchange.Tape.GeneratedTape;

namespace FastEngine.Host.Tests.Live;

public class VenueWarmUpTests
{
    private readonly List<string> _said = [];

    [Theory]
    [InlineData("")]
    [InlineData("error=0.3")]
    public async Task Symbols_are_warm_by_the_venues_candles_before_their_first_trade(string faults)
    {
        using var tape = Tape();
        await using var exchange = await StartAsync(tape, FaultScript.Parse(faults));
        using var bed = new Bed(exchange, tape.Instruments);
        var nowNs = await TradedAsync(bed);
        var warm = await bed.WarmUp(_said).LoadAsync(_ => nowNs);

        Assert.Equal(2, warm);
        foreach (var instrument in tape.Instruments.All)
        {
            var (shard, slot) = bed.Pipeline.Locate(instrument.Id);
            Assert.True(shard.Market.WarmUp(slot).IsWarm);
            Assert.True(shard.Market.FastestAtr(slot) > 0);
        }
    }

    [Fact]
    public async Task A_symbol_that_the_venue_does_not_know_warms_up_by_its_trades_and_it_is_said()
    {
        using var tape = Tape();
        await using var exchange = await StartAsync(tape, FaultScript.None);
        using var bed = new Bed(exchange, new InstrumentTable([tape.Instruments[0], tape.Instruments[1] with { Symbol = "NONEUSDT", Name = "NONEUSDT" }]));
        var nowNs = await TradedAsync(bed);

        Assert.Equal(1, await bed.WarmUp(_said).LoadAsync(_ => nowNs));
        Assert.Contains(_said, line => line.StartsWith("NONEUSDT: its candles cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_candles_already_is_given_no_more()
    {
        using var tape = Tape();
        await using var exchange = await StartAsync(tape, FaultScript.None);
        using var bed = new Bed(exchange, tape.Instruments);
        var nowNs = await TradedAsync(bed);
        await bed.WarmUp(_said).LoadAsync(_ => nowNs);
        var (shard, slot) = bed.Pipeline.Locate(0);
        var atr = shard.Market.FastestAtr(slot);

        Assert.Equal(2, await bed.WarmUp(_said).LoadAsync(_ => nowNs));
        Assert.Equal(atr, shard.Market.FastestAtr(slot));
    }

    private static Exchange.Tape.GeneratedTape Tape() =>
        new(new SyntheticMarketOptions { TradesPerSecond = 300, Symbols = [SyntheticSymbols.Demo(Market.UsdMargined)[0], SyntheticSymbols.Demo(Market.Spot)[1]] });

    private static Task<SimulatedExchange> StartAsync(Exchange.Tape.GeneratedTape tape, FaultScript faults) => SimulatedExchange.StartAsync(
        new ExchangeOptions { Venue = new VenueOptions { Accounts = [new AccountOptions { Keys = [TestKeys.Hmac(1)] }] }, Faults = faults }, tape);

    // Candles are invented backwards from the first trade of each symbol.
    private static async Task<long> TradedAsync(Bed bed)
    {
        await TradedAsync(bed.Spot, "/api/v3/ticker/24hr", "symbol=ETHUSDT");
        await TradedAsync(bed.Futures, "/fapi/v1/ticker/24hr", "symbol=BTCUSDT");
        return (long)(DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds * EngineTime.NsPerMs;
    }

    private static async Task TradedAsync(BinanceRest rest, string path, string symbol)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var answer = await rest.SendAsync(RestCall.Get(path, symbol) with { Security = RestSecurity.None }, limit.Token);
            if (answer.IsOk && JsonNode.Parse(answer.Body.Span)!["count"]!.GetValue<long>() > 0) return;
            await Task.Yield();
        }
    }

    private sealed class Bed : IDisposable
    {
        public Bed(SimulatedExchange exchange, InstrumentTable instruments)
        {
            (Spot, Futures) = (Rest(exchange.SpotAddress), Rest(exchange.FuturesAddress));
            Pipeline = new Pipeline(new EngineOptions { Topology = Topology.Fused, RingSize = 64 }, Signals, instruments);
        }

        public BinanceRest Spot { get; }

        public BinanceRest Futures { get; }

        public Pipeline Pipeline { get; }

        private static SignalOptions Signals { get; } = new();

        public VenueWarmUp WarmUp(List<string> said) => new(
            Pipeline, Signals, market => market == Market.Spot ? Spot : Futures, (LogLevel _, string _, string text) => said.Add(text), TimeSpan.FromSeconds(30));

        public void Dispose()
        {
            Pipeline.Dispose();
            Futures.Dispose();
            Spot.Dispose();
        }

        private static BinanceRest Rest(Uri address) => new(
            new RestOptions { Host = address, RetryDelay = TimeSpan.FromMilliseconds(5), BreakAtLeast = 1_000 }, null,
            new RateLimiter(new RateLimiterOptions()), new ClockSync(new ClockSyncOptions()), TimeProvider.System);
    }
}
