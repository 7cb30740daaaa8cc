using FastEngine.Core;

namespace FastEngine.Venues.Binance;

/// <summary>Addresses of one market.</summary>
/// <param name="Rest">Without a path.</param>
/// <param name="Api">Of the WebSocket API, with its path.</param>
/// <param name="UserStream">Of USD-M, with its path, to which the key is added; null for spot.</param>
/// <param name="Streams">Of market data, without a path.</param>
public sealed record BinanceHosts(Uri Rest, Uri Api, Uri? UserStream, Uri Streams)
{
    private const string PrivatePath = "/private/ws/";

    /// <summary>The user stream of USD-M is on the host of the streams; spot's events come over the WebSocket API.</summary>
    public static BinanceHosts Of(Market market, Uri rest, Uri api, Uri streams)
    {
        ArgumentNullException.ThrowIfNull(streams);
        return new BinanceHosts(rest, api, market == Market.Spot ? null : new Uri(streams, PrivatePath), streams);
    }
}
