using FastEngine.Core;

namespace FastEngine.Exchange.Symbols;

/// <summary>Makes the rules of a symbol from what a tape knows of its instrument.</summary>
public static class SymbolDescriptions
{
    private static readonly string[] Quotes = ["USDT", "USDC", "FDUSD", "BUSD", "BTC", "ETH", "BNB"];

    public static SymbolRules Of(Instrument instrument)
    {
        var quote = Quotes.FirstOrDefault(name => instrument.Symbol.Length > name.Length && instrument.Symbol.EndsWith(name, StringComparison.Ordinal)) ?? "USDT";
        var tick = instrument.Tick / Decimals.PowerOfTen(instrument.PriceScale);
        var step = instrument.Lot / Decimals.PowerOfTen(instrument.QuantityScale);
        var minNotional = (decimal)(instrument.MinNotional / 1_000_000_000) / 1_000_000_000m;
        return new SymbolRules
        {
            Symbol = instrument.Symbol,
            Market = instrument.Market,
            BaseAsset = instrument.Symbol.EndsWith(quote, StringComparison.Ordinal) ? instrument.Symbol[..^quote.Length] : instrument.Symbol,
            QuoteAsset = quote,
            // Spot prints eight places whatever the tick; futures print the places of the tick.
            PricePlaces = instrument.Market == Market.Spot ? Decimals.MoneyPlaces : Decimals.PlacesOf(tick),
            QuantityPlaces = instrument.Market == Market.Spot ? Decimals.MoneyPlaces : Decimals.PlacesOf(step),
            TickSize = tick,
            StepSize = step,
            MinNotional = instrument.MinNotional > 0 ? minNotional : 5,
        };
    }
}
