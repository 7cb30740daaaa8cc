using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Tape;
using FastEngine.Feeds.Generation;

namespace FastEngine.Exchange.Tests.Network;

/// <summary>A whole exchange on loopback, with a generated tape of both markets.</summary>
internal sealed class TestExchange : IAsyncDisposable
{
    private readonly ITape _tape;

    private TestExchange(SimulatedExchange exchange, ITape tape)
    {
        Exchange = exchange;
        _tape = tape;
        Futures = new TestClient(exchange.FuturesAddress, Keys[0]);
        Spot = new TestClient(exchange.SpotAddress, Keys[0]);
    }

    /// <summary>One that signs by HMAC, one by Ed25519, one that may only read, one that may withdraw.</summary>
    public static ApiKey[] Keys { get; } = [TestKeys.Hmac(1), TestKeys.Ed25519(1), TestKeys.Hmac(2, canTrade: false), TestKeys.Hmac(3, canWithdraw: true)];

    public SimulatedExchange Exchange { get; }

    public TestClient Futures { get; }

    public TestClient Spot { get; }

    public static async Task<TestExchange> StartAsync(Func<ExchangeOptions, ExchangeOptions>? with = null, ITape? tape = null, bool isHedged = true)
    {
        tape ??= Generated();
        var options = new ExchangeOptions
        {
            Venue = new VenueOptions
            {
                Accounts = [new AccountOptions { Keys = Keys, IsHedged = isHedged, SpotBalances = new Dictionary<string, decimal> { ["USDT"] = 100_000, ["BTC"] = 1 } }],
            },
        };
        return new TestExchange(await SimulatedExchange.StartAsync(with?.Invoke(options) ?? options, tape), tape);
    }

    public static GeneratedTape Generated(long? trades = null) => new(new SyntheticMarketOptions
    {
        TradesPerSecond = 300,
        MaxTrades = trades,
        Symbols = [.. SyntheticSymbols.Demo(Market.UsdMargined).Take(2), .. SyntheticSymbols.Demo(Market.Spot).Take(2)],
    });

    public Task<TestSocket> FuturesSocketAsync(string path) => TestSocket.ConnectAsync(Exchange.FuturesAddress, path);

    public Task<TestSocket> SpotSocketAsync(string path) => TestSocket.ConnectAsync(Exchange.SpotAddress, path);

    /// <summary>Waits until both symbols of a market have traded.</summary>
    public async Task TradedAsync()
    {
        using var futures = await FuturesSocketAsync("/public/ws/btcusdt@trade");
        using var spot = await SpotSocketAsync("/ws/btcusdt@trade");
        await futures.ReceiveAsync();
        await spot.ReceiveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Futures.Dispose();
        Spot.Dispose();
        await Exchange.DisposeAsync();
        _tape.Dispose();
    }
}
