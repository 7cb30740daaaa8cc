using System.Globalization;
using FastEngine.Core;
using FastEngine.Feeds;

namespace FastEngine.Host.Configuration;

/// <summary>Reads the fields of one instrument of <c>instruments.yaml</c>, and reports every field that is wrong, unknown or missing.</summary>
internal sealed class InstrumentFields(WrittenMap map, List<Violation> violations)
{
    private const string Symbol = "symbol";
    private const string MarketField = "market";
    private const string PriceScale = "price_scale";
    private const string QuantityScale = "quantity_scale";
    private const string Tick = "tick";
    private const string Lot = "lot";
    private const string MinNotional = "min_notional";
    private static readonly string[] Names = [Symbol, MarketField, PriceScale, QuantityScale, Tick, Lot, MinNotional];

    private readonly int _violationsBefore = violations.Count;

    private string Name => Find(Symbol) is { Value: WrittenScalar scalar } ? Shown.Text(scalar.Text) : "instrument";

    /// <summary>Null when a field is wrong.</summary>
    public KnownInstrument? Read()
    {
        foreach (var entry in map.Entries.Where(entry => !Names.Contains(entry.Key)))
            violations.Add(new Violation(entry.Origin, $"{Name}.{Shown.Text(entry.Key)}", "unknown field", Nearest: NearestText.Of(entry.Key, Names)));
        var symbol = Text(Symbol, InstrumentCheck.SymbolAllowed);
        if (symbol is not null && !InstrumentCheck.IsSymbol(symbol)) Add(Symbol, $"{Shown.Quoted(symbol)} is not a symbol", InstrumentCheck.SymbolAllowed);
        var market = Market.Spot;
        if (Text(MarketField, MarketName.Allowed) is { } text && !MarketName.TryParse(text, out market))
            Add(MarketField, $"{Shown.Quoted(text)} is not a market", MarketName.Allowed);
        var instrument = new KnownInstrument(
            symbol ?? "", market, Scale(PriceScale), Scale(QuantityScale), Number(Tick), Number(Lot), Find(MinNotional) is null ? 0 : Number(MinNotional));
        return violations.Count == _violationsBefore ? instrument : null;
    }

    private WrittenEntry? Find(string field) => map.Entries.FirstOrDefault(entry => entry.Key == field);

    private string? Text(string field, string allowed)
    {
        if (Find(field)?.Value is WrittenScalar { IsNothing: false } scalar) return scalar.Text;
        Add(field, Find(field) is { } entry ? $"{Shown.Shape(entry.Value)} is not a value" : "is missing", allowed);
        return null;
    }

    private int Scale(string field)
    {
        var allowed = $"0 to {FixedPoint.MaxScale} decimal places";
        if (Text(field, allowed) is not { } text) return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var scale) && scale <= FixedPoint.MaxScale) return scale;
        Add(field, $"{Shown.Quoted(text)} is not a scale", allowed);
        return 0;
    }

    private decimal Number(string field)
    {
        const string allowed = "a decimal number";
        if (Text(field, allowed) is not { } text) return 0;
        if (ExactDecimal.TryParse(text, out var number)) return number;
        Add(field, $"{Shown.Quoted(text)} is not a number", allowed);
        return 0;
    }

    private void Add(string field, string problem, string allowed) =>
        violations.Add(new Violation(Find(field)?.Origin ?? map.Origin, $"{Name}.{field}", problem, allowed));
}
