using System.Text.Json;
using FastEngine.Core;
using FastEngine.Feeds;

namespace FastEngine.Host.Configuration;

/// <summary>Reads one symbol of an <c>exchangeInfo</c> answer.</summary>
internal sealed class ExchangeInfoSymbol(JsonElement symbol, Origin origin, List<Violation> violations)
{
    private string _name = "symbols";

    /// <summary>Null with a violation when a field is wrong, null with a note when the answer does not say what is needed.</summary>
    public KnownInstrument? Read(out string? note)
    {
        note = null;
        var before = violations.Count;
        if (Text(symbol, "symbol") is not { } name || !InstrumentCheck.IsSymbol(name))
        {
            Add("symbol", "is missing or no symbol", InstrumentCheck.SymbolAllowed);
            return null;
        }

        _name = name;
        var market = MarketOf();
        var tick = Number(Filter("PRICE_FILTER"), "PRICE_FILTER", "tickSize");
        var lot = Number(Filter("LOT_SIZE"), "LOT_SIZE", "stepSize");
        // Spot says minNotional, USD-M says notional; the newer spot filter is named NOTIONAL. Zero when there is none.
        var minNotional = Number(Filter("NOTIONAL"), "NOTIONAL", "minNotional")
            ?? Number(Filter("MIN_NOTIONAL"), "MIN_NOTIONAL", market == Market.Spot ? "minNotional" : "notional") ?? 0;
        var priceScale = Precision(market == Market.Spot ? "quoteAssetPrecision" : "pricePrecision");
        var quantityScale = Precision(market == Market.Spot ? "baseAssetPrecision" : "quantityPrecision");
        if (violations.Count > before) return null;
        if (tick is not > 0 || lot is not > 0)
        {
            note = $"{origin}: {name}: no {(tick is not > 0 ? "PRICE_FILTER.tickSize" : "LOT_SIZE.stepSize")} above zero; treated as unknown";
            return null;
        }

        // Precisions are not steps, but prints carry that many decimals, also of trades older than the present step.
        return new KnownInstrument(
            name, market, Math.Max(priceScale, ExactDecimal.Places(tick.Value)), Math.Max(quantityScale, ExactDecimal.Places(lot.Value)),
            tick.Value, lot.Value, minNotional);
    }

    // Only futures have a contract type, and only COIN-M contracts have a size in quote units.
    private Market MarketOf() =>
        !symbol.TryGetProperty("contractType", out _) ? Market.Spot :
        symbol.TryGetProperty("contractSize", out _) ? Market.CoinMargined : Market.UsdMargined;

    private JsonElement? Filter(string type)
    {
        if (!symbol.TryGetProperty("filters", out var filters) || filters.ValueKind != JsonValueKind.Array) return null;
        foreach (var filter in filters.EnumerateArray())
        {
            if (filter.ValueKind == JsonValueKind.Object && Text(filter, "filterType") == type) return filter;
        }

        return null;
    }

    // Null when it is not there; a violation when it is there and no number.
    private decimal? Number(JsonElement? filter, string type, string field)
    {
        if (filter is not { } present || !present.TryGetProperty(field, out var value)) return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (ExactDecimal.TryParse(text, out var number) && number >= 0) return number;
        Add($"{type}.{field}", $"{Shown.Quoted(text)} is not a number", "a decimal number, not negative");
        return null;
    }

    private int Precision(string field)
    {
        if (!symbol.TryGetProperty(field, out var value)) return 0;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var places) && places is >= 0 and <= FixedPoint.MaxScale) return places;
        Add(field, $"{Shown.Quoted(value.GetRawText())} is not a scale", $"0 to {FixedPoint.MaxScale} decimal places");
        return 0;
    }

    private static string? Text(JsonElement element, string field) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private void Add(string field, string problem, string allowed) => violations.Add(new Violation(origin, $"{_name}.{field}", problem, allowed));
}
