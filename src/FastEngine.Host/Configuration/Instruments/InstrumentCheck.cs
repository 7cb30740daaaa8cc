using FastEngine.Core;
using FastEngine.Feeds;

namespace FastEngine.Host.Configuration;

/// <summary>What every instrument must satisfy, wherever it was read.</summary>
internal sealed class InstrumentCheck(List<Violation> violations)
{
    private const int LongestSymbol = 40;

    private readonly Dictionary<(string Symbol, Market Market), Origin> _seen = [];

    public const string SymbolAllowed = "1 to 40 characters as the exchange prints them, no lower case, no space, no '@'";

    public static bool IsSymbol(string text) =>
        text.Length is > 0 and <= LongestSymbol && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsAsciiLetterLower(c) || c is '@' or '"' or '\\');

    /// <summary>False, with the violations added, when a step cannot be represented or the instrument is there already.</summary>
    public bool Accept(KnownInstrument instrument, Origin origin)
    {
        var right = IsStep(origin, instrument.Symbol, "tick", instrument.Tick, "price_scale", instrument.PriceScale)
            & IsStep(origin, instrument.Symbol, "lot", instrument.Lot, "quantity_scale", instrument.QuantityScale);
        if (instrument.MinNotional < 0) right = Add(origin, instrument.Symbol, "min_notional", $"{ExactDecimal.Format(instrument.MinNotional)} is negative");
        if (_seen.TryAdd((instrument.Symbol, instrument.Market), origin)) return right;
        var first = _seen[(instrument.Symbol, instrument.Market)];
        return Add(origin, instrument.Symbol, "symbol", $"{InstrumentNames.WithMarket(instrument.Symbol, instrument.Market)} is listed twice, first at {first}");
    }

    private bool IsStep(Origin origin, string symbol, string field, decimal step, string scaleField, int scale)
    {
        var text = ExactDecimal.Format(step);
        if (step <= 0) return Add(origin, symbol, field, $"{text} is not above zero");
        var places = ExactDecimal.Places(step);
        if (places > scale) return Add(origin, symbol, field, $"{text} has {places} decimals, more than {scaleField} {scale}");
        // The engine keeps steps and prices as 64-bit integers at the scale.
        return step <= long.MaxValue / (decimal)FixedPoint.PowerOfTen(scale) || Add(origin, symbol, field, $"{text} does not fit into 64 bits at {scaleField} {scale}");
    }

    private bool Add(Origin origin, string symbol, string field, string problem)
    {
        violations.Add(new Violation(origin, $"{symbol}.{field}", problem));
        return false;
    }
}
