using FastEngine.Core;

namespace FastEngine.Venues.Binance;

/// <summary>Addresses of one market; every one can be another, such as the simulated exchange's.</summary>
/// <param name="Rest">Without a path.</param>
/// <param name="Api">Of the WebSocket API, with its path.</param>
/// <param name="UserStream">Of USD-M, with its path, to which the key is added; null for spot.</param>
/// <param name="Streams">Of market data, without a path.</param>
public sealed record BinanceHosts(Uri Rest, Uri Api, Uri? UserStream, Uri Streams)
{
    private const string PrivatePath = "/private/ws/";

    /// <summary>Where money is real.</summary>
    public static BinanceHosts Live(Market market) => market == Market.Spot
        ? Of("https://api.binance.com", "wss://ws-api.binance.com:443/ws-api/v3", null, "wss://stream.binance.com:9443")
        : Of("https://fapi.binance.com", "wss://ws-fapi.binance.com/ws-fapi/v1", "wss://fstream.binance.com" + PrivatePath, "wss://fstream.binance.com");

    /// <summary>The venue's test network.</summary>
    public static BinanceHosts Test(Market market) => market == Market.Spot
        ? Of("https://testnet.binance.vision", "wss://ws-api.testnet.binance.vision/ws-api/v3", null, "wss://stream.testnet.binance.vision")
        : Of("https://demo-fapi.binance.com", "wss://testnet.binancefuture.com/ws-fapi/v1", "wss://fstream.binancefuture.com" + PrivatePath, "wss://fstream.binancefuture.com");

    /// <summary>A venue at other hosts with the same paths.</summary>
    /// <param name="market">Which one.</param>
    /// <param name="rest">Of REST.</param>
    /// <param name="sockets">Of the WebSocket API and the streams.</param>
    public static BinanceHosts At(Market market, string rest, string sockets) => market == Market.Spot
        ? Of(rest, sockets + "/ws-api/v3", null, sockets)
        : Of(rest, sockets + "/ws-fapi/v1", sockets + PrivatePath, sockets);

    private static BinanceHosts Of(string rest, string api, string? userStream, string streams) =>
        new(new Uri(rest), new Uri(api), userStream is null ? null : new Uri(userStream), new Uri(streams));
}
