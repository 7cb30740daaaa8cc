using FastEngine.Core;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest.Answers;

namespace FastEngine.Venues.Binance.Symbols;

/// <summary>A market's limits and symbols, from its <c>exchangeInfo</c>.</summary>
/// <param name="Limits">Those that the venue keeps.</param>
/// <param name="Symbols">By name; those whose filters make no sense are left out.</param>
public sealed record ExchangeInfo(IReadOnlyList<LimitRule> Limits, IReadOnlyDictionary<string, SymbolRules> Symbols)
{
    internal static ExchangeInfo Of(ExchangeInfoAnswer answer, Market market)
    {
        var limits = new List<LimitRule>();
        foreach (var row in answer.RateLimits)
        {
            if (LimitRule.TryParse(row.RateLimitType, row.Interval, row.IntervalNum, row.Limit, out var rule)) limits.Add(rule);
        }

        var symbols = new Dictionary<string, SymbolRules>(StringComparer.Ordinal);
        foreach (var row in answer.Symbols)
        {
            if (RulesOf(row, market) is { } rules) symbols[row.Symbol] = rules;
        }

        return new ExchangeInfo(limits, symbols);
    }

    private static SymbolRules? RulesOf(SymbolRow row, Market market)
    {
        var price = Filter(row, "PRICE_FILTER");
        var lot = Filter(row, "LOT_SIZE");
        var marketLot = Filter(row, "MARKET_LOT_SIZE");
        var tick = Decimals.MoneyOrZero(price?.TickSize);
        var step = Decimals.MoneyOrZero(lot?.StepSize);
        if (tick <= 0 || step <= 0) return null;
        return new SymbolRules
        {
            Symbol = row.Symbol, Market = market, BaseAsset = row.BaseAsset ?? "", QuoteAsset = row.QuoteAsset ?? "", IsTrading = row.Status == "TRADING",
            Tick = tick,

            // A market order must fit both; a step of 0 says nothing of its own.
            Lot = LeastMultiple(step, Decimals.MoneyOrZero(marketLot?.StepSize)),
            MinQuantity = Int128.Max(Decimals.MoneyOrZero(lot?.MinQty), Decimals.MoneyOrZero(marketLot?.MinQty)),
            MaxMarketQuantity = Least(Decimals.MoneyOrZero(lot?.MaxQty), Decimals.MoneyOrZero(marketLot?.MaxQty)),
            MinNotional = market == Market.Spot
                ? Int128.Max(Decimals.MoneyOrZero(Filter(row, "NOTIONAL")?.MinNotional), Decimals.MoneyOrZero(Filter(row, "MIN_NOTIONAL")?.MinNotional))
                : Decimals.MoneyOrZero(Filter(row, "MIN_NOTIONAL")?.Notional),
        };
    }

    private static FilterRow? Filter(SymbolRow row, string kind)
    {
        foreach (var filter in row.Filters)
        {
            if (filter.FilterType == kind) return filter;
        }

        return null;
    }

    private static Int128 Least(Int128 a, Int128 b) => a == 0 ? b : b == 0 ? a : Int128.Min(a, b);

    private static Int128 LeastMultiple(Int128 a, Int128 b)
    {
        if (b == 0) return a;
        var (x, y) = (a, b);
        while (y != 0) (x, y) = (y, x % y);
        return a / x * b;
    }
}
