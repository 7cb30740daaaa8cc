using FastEngine.Venues.Binance.Account;

namespace FastEngine.Host.Service.Watching;

/// <summary>Which symbols are the most liquid: by the mean of their ranks in volume, trades and spread.</summary>
internal static class Liquidity
{
    /// <param name="tickers">Of one market.</param>
    /// <param name="quote">Others are left out: volumes of different currencies do not compare.</param>
    /// <returns>The best first; of equal means the name decides.</returns>
    public static IReadOnlyList<LiquidSymbol> Top(IReadOnlyList<MarketTicker> tickers, string quote, int count)
    {
        MarketTicker[] candidates = [.. tickers.Where(ticker => ticker.Symbol.EndsWith(quote, StringComparison.Ordinal) && ticker.Symbol.Length > quote.Length && ticker.Trades > 0)];
        var volume = Ranks(candidates, ticker => -ticker.QuoteVolume);
        var trades = Ranks(candidates, ticker => -ticker.Trades);
        var spread = Ranks(candidates, ticker => ticker.Spread);
        return
        [
            .. candidates.Select(ticker => new LiquidSymbol(ticker, (volume[ticker.Symbol] + trades[ticker.Symbol] + spread[ticker.Symbol]) / 3m))
                .OrderBy(symbol => symbol.MeanRank).ThenBy(symbol => symbol.Ticker.Symbol, StringComparer.Ordinal).Take(count),
        ];
    }

    // Equal figures share the best of their ranks.
    private static Dictionary<string, int> Ranks(MarketTicker[] tickers, Func<MarketTicker, decimal> by)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        var (place, rank, last) = (0, 0, decimal.MinValue);
        foreach (var ticker in tickers.OrderBy(by))
        {
            place++;
            if (by(ticker) != last || rank == 0) rank = place;
            last = by(ticker);
            ranks[ticker.Symbol] = rank;
        }

        return ranks;
    }
}
