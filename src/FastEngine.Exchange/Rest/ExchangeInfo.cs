using System.Text.Json.Nodes;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Symbols;

namespace FastEngine.Exchange.Rest;

/// <summary>What the exchange says of its symbols and limits.</summary>
internal static class ExchangeInfo
{
    // 2100-12-25: a contract that never ends.
    private const long NoDeliveryMs = 4_133_404_800_000;
    private const long OnboardMs = 1_569_398_400_000;

    public static JsonObject Futures(Venue venue, RateLimitOptions limits) => new()
    {
        ["exchangeFilters"] = new JsonArray(),
        ["rateLimits"] = new JsonArray(
            Limit("REQUEST_WEIGHT", "MINUTE", 1, limits.WeightPerMinute), Limit("ORDERS", "MINUTE", 1, limits.OrdersPerMinute),
            Limit("ORDERS", "SECOND", 10, limits.OrdersPer10Seconds)),
        ["serverTime"] = venue.NowMs,
        ["assets"] = new JsonArray(new JsonObject { ["asset"] = "USDT", ["marginAvailable"] = true, ["autoAssetExchange"] = 0 }),
        ["symbols"] = new JsonArray([.. venue.Symbols.Where(symbol => symbol.IsFuture).Select(symbol => Future(symbol.Rules))]),
        ["timezone"] = "UTC",
    };

    public static JsonObject Spot(Venue venue, RateLimitOptions limits, string? only) => new()
    {
        ["timezone"] = "UTC",
        ["serverTime"] = venue.NowMs,
        ["rateLimits"] = new JsonArray(
            Limit("REQUEST_WEIGHT", "MINUTE", 1, limits.WeightPerMinute), Limit("ORDERS", "SECOND", 10, limits.OrdersPer10Seconds),
            Limit("ORDERS", "MINUTE", 1, limits.OrdersPerMinute)),
        ["exchangeFilters"] = new JsonArray(),
        ["symbols"] = new JsonArray([.. venue.Symbols.Where(symbol => !symbol.IsFuture && (only is null || symbol.Name == only)).Select(symbol => SpotSymbol(symbol.Rules))]),
        ["sors"] = new JsonArray(),
    };

    private static JsonObject Limit(string type, string interval, int number, int limit) =>
        new() { ["interval"] = interval, ["intervalNum"] = number, ["limit"] = limit, ["rateLimitType"] = type };

    private static JsonObject Future(SymbolRules rules) => new()
    {
        ["symbol"] = rules.Symbol,
        ["pair"] = rules.Symbol,
        ["contractType"] = "PERPETUAL",
        ["deliveryDate"] = NoDeliveryMs,
        ["onboardDate"] = OnboardMs,
        ["status"] = "TRADING",
        ["maintMarginPercent"] = "2.5000",
        ["requiredMarginPercent"] = "5.0000",
        ["baseAsset"] = rules.BaseAsset,
        ["quoteAsset"] = rules.QuoteAsset,
        ["marginAsset"] = rules.QuoteAsset,
        ["pricePrecision"] = rules.PricePlaces,
        ["quantityPrecision"] = rules.QuantityPlaces,
        ["baseAssetPrecision"] = 8,
        ["quotePrecision"] = 8,
        ["underlyingType"] = "COIN",
        ["underlyingSubType"] = new JsonArray("PoW"),
        ["settlePlan"] = 0,
        ["triggerProtect"] = "0.0500",
        ["filters"] = new JsonArray(
            PriceFilter(rules, rules.PricePlaces), LotSize("LOT_SIZE", rules, rules.MaxQuantity, rules.QuantityPlaces), LotSize("MARKET_LOT_SIZE", rules, rules.MaxMarketQuantity, rules.QuantityPlaces),
            new JsonObject { ["filterType"] = "MAX_NUM_ORDERS", ["limit"] = rules.MaxOrders },
            new JsonObject { ["filterType"] = "MAX_NUM_ALGO_ORDERS", ["limit"] = rules.MaxAlgoOrders },
            new JsonObject { ["filterType"] = "MIN_NOTIONAL", ["notional"] = Decimals.Short(rules.MinNotional) },
            new JsonObject
            {
                ["filterType"] = "PERCENT_PRICE",
                ["multiplierUp"] = Decimals.Text(rules.MultiplierUp, 4),
                ["multiplierDown"] = Decimals.Text(rules.MultiplierDown, 4),
                ["multiplierDecimal"] = 4,
            }),
        ["orderTypes"] = new JsonArray("LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET"),
        ["timeInForce"] = new JsonArray("GTC", "IOC", "FOK", "GTX", "GTD"),
        ["liquidationFee"] = Decimals.Text(rules.LiquidationFee, 6),
        ["marketTakeBound"] = Decimals.Text(rules.MarketTakeBound, 2),
    };

    private static JsonObject SpotSymbol(SymbolRules rules) => new()
    {
        ["symbol"] = rules.Symbol,
        ["status"] = "TRADING",
        ["baseAsset"] = rules.BaseAsset,
        ["baseAssetPrecision"] = 8,
        ["quoteAsset"] = rules.QuoteAsset,
        ["quotePrecision"] = 8,
        ["quoteAssetPrecision"] = 8,
        ["baseCommissionPrecision"] = 8,
        ["quoteCommissionPrecision"] = 8,
        ["orderTypes"] = new JsonArray("LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"),
        ["icebergAllowed"] = false,
        ["ocoAllowed"] = true,
        ["otoAllowed"] = false,
        ["opoAllowed"] = false,
        ["quoteOrderQtyMarketAllowed"] = true,
        ["allowTrailingStop"] = false,
        ["cancelReplaceAllowed"] = false,
        ["amendAllowed"] = false,
        ["pegInstructionsAllowed"] = false,
        ["isSpotTradingAllowed"] = true,
        ["isMarginTradingAllowed"] = false,
        ["filters"] = new JsonArray(
            PriceFilter(rules, Decimals.MoneyPlaces), LotSize("LOT_SIZE", rules, rules.MaxQuantity, Decimals.MoneyPlaces), LotSize("MARKET_LOT_SIZE", rules, rules.MaxMarketQuantity, Decimals.MoneyPlaces),
            new JsonObject
            {
                ["filterType"] = "NOTIONAL",
                ["minNotional"] = Decimals.Money(rules.MinNotional),
                ["applyMinToMarket"] = true,
                ["maxNotional"] = "9000000.00000000",
                ["applyMaxToMarket"] = false,
                ["avgPriceMins"] = 5,
            },
            new JsonObject { ["filterType"] = "MAX_NUM_ORDERS", ["maxNumOrders"] = rules.MaxOrders }),
        ["permissions"] = new JsonArray(),
        ["permissionSets"] = new JsonArray(new JsonArray("SPOT")),
        ["defaultSelfTradePreventionMode"] = "EXPIRE_MAKER",
        ["allowedSelfTradePreventionModes"] = new JsonArray("NONE", "EXPIRE_MAKER"),
    };

    private static JsonObject PriceFilter(SymbolRules rules, int places) => new()
    {
        ["filterType"] = "PRICE_FILTER",
        ["maxPrice"] = Decimals.Text(rules.MaxPrice, places),
        ["minPrice"] = Decimals.Text(rules.MinPrice, places),
        ["tickSize"] = Decimals.Text(rules.TickSize, places),
    };

    private static JsonObject LotSize(string name, SymbolRules rules, decimal most, int places) => new()
    {
        ["filterType"] = name,
        ["maxQty"] = Decimals.Text(most, places),
        ["minQty"] = Decimals.Text(rules.MinQuantity, places),
        ["stepSize"] = Decimals.Text(rules.StepSize, places),
    };
}
