using FastEngine.Core;

namespace FastEngine.Host.Configuration;

/// <summary>Markets as they are written and printed: <c>spot</c>, <c>usdm</c>, <c>coinm</c>.</summary>
public static class MarketName
{
    public const string Allowed = "spot, usdm or coinm";

    public static string Of(Market market) => market switch
    {
        Market.Spot => "spot",
        Market.UsdMargined => "usdm",
        Market.CoinMargined => "coinm",
        _ => throw new ArgumentOutOfRangeException(nameof(market), market, "no such market"),
    };

    public static bool TryParse(string text, out Market market)
    {
        (var known, market) = text switch
        {
            "spot" => (true, Market.Spot),
            "usdm" => (true, Market.UsdMargined),
            "coinm" => (true, Market.CoinMargined),
            _ => (false, default),
        };
        return known;
    }
}
