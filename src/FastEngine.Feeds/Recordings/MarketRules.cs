using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>How the market of a trade is told when nobody said it, and how markets are written.</summary>
public static class MarketRules
{
    /// <summary>A frame with <c>M</c> is spot (its parser says so), <c>_PERP</c> is COIN-M, else USD-M.</summary>
    public static Market OfFrame(in TradeFields trade) => trade.Market ?? OfFuture(trade.Symbol.EndsWith("_PERP"u8));

    /// <summary>Only spot archives have a best-match column.</summary>
    public static Market OfArchive(CsvLayout layout, string symbol) =>
        layout.HasBestMatch ? Market.Spot : OfFuture(symbol.EndsWith("_PERP", StringComparison.Ordinal));

    /// <summary><c>spot</c>, <c>usdm</c> or <c>coinm</c>.</summary>
    public static string ShortName(Market market) => market switch
    {
        Market.Spot => "spot",
        Market.UsdMargined => "usdm",
        Market.CoinMargined => "coinm",
        _ => throw new ArgumentOutOfRangeException(nameof(market), market, "no such market"),
    };

    /// <summary>The opposite of <see cref="ShortName"/>.</summary>
    public static bool TryParse(string text, out Market market)
    {
        market = text switch { "usdm" => Market.UsdMargined, "coinm" => Market.CoinMargined, _ => Market.Spot };
        return market != Market.Spot || text == "spot";
    }

    private static Market OfFuture(bool isPerpetualOfCoin) => isPerpetualOfCoin ? Market.CoinMargined : Market.UsdMargined;
}
