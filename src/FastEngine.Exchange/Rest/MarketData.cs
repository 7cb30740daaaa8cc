using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Rest;

/// <summary>Public endpoints of one market.</summary>
/// <param name="clock">The server's time, which a client sets its own by.</param>
internal sealed class MarketData(Venue venue, bool isFuture, RateLimitOptions limits, IExchangeClock clock)
{
    private const int DepthLevels = 20;
    private const string FundingPlaces = "F8";

    private string Root => isFuture ? "/fapi/v1" : "/api/v3";

    public IEnumerable<Endpoint> Endpoints()
    {
        List<Endpoint> all =
        [
            Public("ping", 1, _ => new JsonObject()),
            Public("time", 1, _ => new JsonObject { ["serverTime"] = clock.NowNs / EngineTime.NsPerMs }),
            Public("exchangeInfo", isFuture ? 1 : 20, request => isFuture ? ExchangeInfo.Futures(venue, limits) : ExchangeInfo.Spot(venue, limits, request.Parameters["symbol"])),
            Public("klines", 2, Klines) with { WeightOf = KlineWeight },
            Public("trades", isFuture ? 5 : 25, request => Trades(request, Trade)),
            Public("historicalTrades", isFuture ? 20 : 25, request => Trades(request, Trade)),
            Public("aggTrades", isFuture ? 20 : 4, AggregateTrades),
            Public("depth", isFuture ? 2 : 5, Depth),
            Public("ticker/bookTicker", isFuture ? 2 : 2, request => Each(request, BookTicker)),
            Public("ticker/price", isFuture ? 1 : 2, request => Each(request, PriceTicker)),
            Public("ticker/24hr", isFuture ? 1 : 2, request => Each(request, DayTicker)),
        ];
        if (!isFuture) return all;
        all.Add(Public("premiumIndex", 1, request => Each(request, PremiumIndex)));
        all.Add(Public("fundingRate", 1, FundingRates));
        all.Add(Public("fundingInfo", 1, _ => new JsonArray()));
        return all;
    }

    private Endpoint Public(string name, int weight, Func<VenueRequest, JsonNode> handle) => new("GET", $"{Root}/{name}", Security.Public, weight, handle);

    private TradedSymbol Symbol(VenueRequest request) =>
        venue.Find(isFuture, request.Parameters.Required("symbol")) ?? throw new RefusedException(VenueErrors.BadSymbol);

    // One object when a symbol is asked for, else a list of all that have traded.
    private JsonNode Each(VenueRequest request, Func<TradedSymbol, JsonObject> view) =>
        request.Parameters.Has("symbol") ? view(Symbol(request)) : new JsonArray([.. venue.Symbols.Where(symbol => symbol.IsFuture == isFuture).Select(view)]);

    private int KlineWeight(RequestParameters parameters)
    {
        if (!isFuture) return 2;
        return (parameters.Integer("limit") ?? 500) switch { < 100 => 1, < 500 => 2, <= 1_000 => 5, _ => 10 };
    }

    private JsonArray Klines(VenueRequest request)
    {
        var parameters = request.Parameters;
        var symbol = Symbol(request);
        if (!CandleInterval.TryParse(parameters.Required("interval"), out var lengthMs)) throw new RefusedException(VenueErrors.BadInterval);
        var limit = parameters.Limit(500, isFuture ? 1_500 : 1_000);
        var rules = symbol.Rules;
        return
        [
            .. symbol.Candles.Select(lengthMs, parameters.Integer("startTime"), parameters.Integer("endTime"), limit).Select(candle => new JsonArray(
                candle.OpenMs, rules.Price(candle.Open), rules.Price(candle.High), rules.Price(candle.Low), rules.Price(candle.Close), rules.Quantity(candle.Volume),
                candle.OpenMs + lengthMs - 1, Decimals.Money(candle.QuoteVolume), candle.Trades, rules.Quantity(candle.TakerBuyVolume), Decimals.Money(candle.TakerBuyQuote), "0")),
        ];
    }

    private JsonArray Trades(VenueRequest request, Func<TradedSymbol, TapeTrade, JsonObject> view)
    {
        var symbol = Symbol(request);
        var limit = request.Parameters.Limit(500, 1_000);
        return [.. Select(symbol, request.Parameters, limit).Select(trade => view(symbol, trade))];
    }

    private JsonArray AggregateTrades(VenueRequest request) => Trades(request, Aggregate);

    private static List<TapeTrade> Select(TradedSymbol symbol, RequestParameters parameters, int limit)
    {
        var (from, start, end) = (parameters.Integer("fromId"), parameters.Integer("startTime"), parameters.Integer("endTime"));
        var isFromStart = from is not null || start is not null;
        var found = new List<TapeTrade>();
        for (var i = 0; i < symbol.TradeCount; i++)
        {
            ref readonly var trade = ref symbol.TradeAt(i);
            var timeMs = trade.TimeNs / EngineTime.NsPerMs;
            // An id excludes times.
            if (from is { } id ? trade.Id < id : timeMs < (start ?? 0) || timeMs > (end ?? long.MaxValue)) continue;
            found.Add(trade);
            if (isFromStart && found.Count == limit) break;
        }

        return found.Count <= limit ? found : found.GetRange(found.Count - limit, limit);
    }

    private JsonObject Trade(TradedSymbol symbol, TapeTrade trade)
    {
        var view = new JsonObject
        {
            ["id"] = trade.Id,
            ["price"] = symbol.Rules.Price(trade.Price),
            ["qty"] = symbol.Rules.Quantity(trade.Quantity),
            ["quoteQty"] = Decimals.Short(trade.Price * trade.Quantity),
            ["time"] = trade.TimeNs / EngineTime.NsPerMs,
            ["isBuyerMaker"] = trade.Aggressor == Side.Sell,
        };
        if (!isFuture) view["isBestMatch"] = true;
        return view;
    }

    private JsonObject Aggregate(TradedSymbol symbol, TapeTrade trade)
    {
        var view = new JsonObject
        {
            ["a"] = trade.Id,
            ["p"] = symbol.Rules.Price(trade.Price),
            ["q"] = symbol.Rules.Quantity(trade.Quantity),
            ["f"] = trade.Id,
            ["l"] = trade.Id,
            ["T"] = trade.TimeNs / EngineTime.NsPerMs,
            ["m"] = trade.Aggressor == Side.Sell,
        };
        if (!isFuture) view["M"] = true;
        return view;
    }

    private JsonObject Depth(VenueRequest request)
    {
        var symbol = Symbol(request);
        var levels = Math.Min(DepthLevels, request.Parameters.Limit(isFuture ? 500 : 100, 5_000));
        var view = new JsonObject { ["lastUpdateId"] = symbol.UpdateId };
        if (isFuture)
        {
            view["E"] = venue.NowMs;
            view["T"] = venue.NowMs;
        }

        view["bids"] = Levels(symbol, symbol.BestBid, -symbol.Rules.TickSize, levels);
        view["asks"] = Levels(symbol, symbol.BestAsk, symbol.Rules.TickSize, levels);
        return view;
    }

    private static JsonArray Levels(TradedSymbol symbol, decimal best, decimal step, int count) =>
        best == 0 ? [] : [.. Enumerable.Range(0, count).Where(i => best + step * i > 0).Select(i => new JsonArray(symbol.Rules.Price(best + step * i), symbol.Rules.Quantity(symbol.TouchQuantity)))];

    private JsonObject BookTicker(TradedSymbol symbol)
    {
        var view = new JsonObject
        {
            ["symbol"] = symbol.Name,
            ["bidPrice"] = symbol.Rules.Price(symbol.BestBid),
            ["bidQty"] = symbol.Rules.Quantity(symbol.TouchQuantity),
            ["askPrice"] = symbol.Rules.Price(symbol.BestAsk),
            ["askQty"] = symbol.Rules.Quantity(symbol.TouchQuantity),
        };
        if (isFuture) view["time"] = venue.NowMs;
        return view;
    }

    private JsonObject PriceTicker(TradedSymbol symbol)
    {
        var view = new JsonObject { ["symbol"] = symbol.Name, ["price"] = symbol.Rules.Price(symbol.LastPrice) };
        if (isFuture) view["time"] = venue.NowMs;
        return view;
    }

    private JsonObject DayTicker(TradedSymbol symbol)
    {
        const long dayMs = 86_400_000;
        var rules = symbol.Rules;
        var minutes = symbol.Candles.Select(CandleHistory.MinuteMs, venue.NowMs - dayMs, null, (int)(dayMs / CandleHistory.MinuteMs) + 1);
        var day = minutes.Count == 0 ? default : minutes[0];
        for (var i = 1; i < minutes.Count; i++) day.Merge(minutes[i]);
        var view = new JsonObject
        {
            ["symbol"] = symbol.Name,
            ["priceChange"] = rules.Price(day.Close - day.Open),
            ["priceChangePercent"] = Decimals.Text(day.Open == 0 ? 0 : (day.Close - day.Open) / day.Open * 100, 3),
            ["weightedAvgPrice"] = rules.Price(day.Volume == 0 ? 0 : day.QuoteVolume / day.Volume),
            ["prevClosePrice"] = rules.Price(day.Open),
            ["lastPrice"] = rules.Price(symbol.LastPrice),
            ["lastQty"] = rules.Quantity(symbol.TouchQuantity),
            ["bidPrice"] = rules.Price(symbol.BestBid),
            ["bidQty"] = rules.Quantity(symbol.TouchQuantity),
            ["askPrice"] = rules.Price(symbol.BestAsk),
            ["askQty"] = rules.Quantity(symbol.TouchQuantity),
            ["openPrice"] = rules.Price(day.Open),
            ["highPrice"] = rules.Price(day.High),
            ["lowPrice"] = rules.Price(day.Low),
            ["volume"] = rules.Quantity(day.Volume),
            ["quoteVolume"] = Decimals.Money(day.QuoteVolume),
            ["openTime"] = day.OpenMs,
            ["closeTime"] = venue.NowMs,
            ["firstId"] = day.FirstId,
            ["lastId"] = day.LastId,
            ["count"] = day.Trades,
        };
        if (!isFuture) return view;
        foreach (var name in (string[])["prevClosePrice", "bidPrice", "bidQty", "askPrice", "askQty"]) view.Remove(name);
        return view;
    }

    private JsonObject PremiumIndex(TradedSymbol symbol) => new()
    {
        ["symbol"] = symbol.Name,
        ["markPrice"] = Decimals.Money(symbol.MarkPrice),
        ["indexPrice"] = Decimals.Money(symbol.MarkPrice),
        ["estimatedSettlePrice"] = Decimals.Money(symbol.MarkPrice),
        ["lastFundingRate"] = Rate(),
        ["nextFundingTime"] = venue.NextFundingNs / EngineTime.NsPerMs,
        ["interestRate"] = "0.00010000",
        ["time"] = venue.NowMs,
    };

    private JsonArray FundingRates(VenueRequest request)
    {
        var parameters = request.Parameters;
        var symbol = venue.Find(isFuture, parameters["symbol"] ?? venue.Symbols[0].Name) ?? throw new RefusedException(VenueErrors.BadSymbol);
        var intervalMs = venue.Options.FundingIntervalNs / EngineTime.NsPerMs;
        var last = venue.NowMs / intervalMs * intervalMs;
        var (start, end) = (parameters.Integer("startTime") ?? 0, parameters.Integer("endTime") ?? long.MaxValue);
        var times = Enumerable.Range(0, parameters.Limit(100, 1_000)).Select(i => last - i * intervalMs).Where(time => time > 0 && time >= start && time <= end).Reverse();
        return
        [
            .. times.Select(time => new JsonObject
            {
                ["symbol"] = symbol.Name, ["fundingTime"] = time, ["fundingRate"] = Rate(), ["markPrice"] = Decimals.Money(symbol.MarkPrice),
            }),
        ];
    }

    private string Rate() => venue.Options.FundingRate.ToString(FundingPlaces, System.Globalization.CultureInfo.InvariantCulture);
}
