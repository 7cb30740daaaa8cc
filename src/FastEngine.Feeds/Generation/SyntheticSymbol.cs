using System.Text;
using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>One symbol of a synthetic market; prices and quantities are integers at the decimals that its exchange prints.</summary>
public sealed record SyntheticSymbol
{
    private const long MinStartTicks = 1_000;
    private const long MaxStartPrice = 10_000_000_000_000_000;

    /// <summary>The exchange's name in upper case; seeds the symbol's random streams together with its market.</summary>
    public required string Name { get; init; }

    public required Market Market { get; init; }

    /// <summary>Decimals that the exchange prints of a price, trailing zeros included.</summary>
    public required int PriceDecimals { get; init; }

    public required int QuantityDecimals { get; init; }

    public required long StartPrice { get; init; }

    public required long Tick { get; init; }

    public required long Lot { get; init; }

    /// <summary>Half of all trades are smaller.</summary>
    public required long MedianQuantity { get; init; }

    /// <summary>Volatility of the quotes in a range, basis points a square root of a second; order flow adds to it.</summary>
    public double VolatilityBps { get; init; } = 1.0;

    /// <summary>Mean trades a second of this symbol; null takes its share of the market's total.
    /// Only with its own rate is a symbol's tape independent of how many others there are.</summary>
    public double? TradesPerSecond { get; init; }

    /// <summary>Explicit regimes of this symbol; null takes the market's.</summary>
    public IReadOnlyList<RegimePeriod>? Regimes { get; init; }

    /// <summary>A symbol from exact decimals as text: <c>Parse("BTCUSDT", Market.UsdMargined, "61800.00", "0.10", "0.010")</c>.</summary>
    /// <param name="price">Its decimals are the ones printed.</param>
    /// <param name="lot">Its decimals are the ones printed.</param>
    /// <param name="medianLots">Median trade size in lots.</param>
    public static SyntheticSymbol Parse(string name, Market market, string price, string tick, string lot, long medianLots)
    {
        var priceDecimals = DecimalsOf(price);
        var quantityDecimals = DecimalsOf(lot);
        var lotUnits = UnitsOf(lot, quantityDecimals);
        return new SyntheticSymbol
        {
            Name = name,
            Market = market,
            PriceDecimals = priceDecimals,
            QuantityDecimals = quantityDecimals,
            StartPrice = UnitsOf(price, priceDecimals),
            Tick = UnitsOf(tick, priceDecimals),
            Lot = lotUnits,
            MedianQuantity = lotUnits * medianLots,
        };
    }

    /// <exception cref="ArgumentException">What is wrong with the symbol, with the value.</exception>
    public void Validate()
    {
        if (Name.Length is 0 or > SymbolMap.MaxSymbolLength || !Name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_'))
            throw new ArgumentException($"symbol '{Name}' must be 1 to {SymbolMap.MaxSymbolLength} of A-Z, 0-9 and _");
        if (PriceDecimals is < 0 or > 12 || QuantityDecimals is < 0 or > 12)
            throw new ArgumentException($"symbol {Name}: decimals {PriceDecimals} and {QuantityDecimals} must be 0 to 12");
        if (Tick <= 0 || Lot <= 0 || MedianQuantity < Lot || MedianQuantity / Lot > 1_000_000_000_000)
            throw new ArgumentException($"symbol {Name}: tick {Tick} and lot {Lot} must be positive, the median quantity {MedianQuantity} 1 to 1e12 lots");
        if (StartPrice / Tick < MinStartTicks || StartPrice % Tick != 0 || StartPrice > MaxStartPrice)
            throw new ArgumentException($"symbol {Name}: start price {StartPrice} must be a multiple of the tick {Tick}, at least {MinStartTicks} ticks");
        if (!(VolatilityBps is >= 0 and <= 100))
            throw new ArgumentException($"symbol {Name}: volatility {VolatilityBps} bps must be 0 to 100");
        if (TradesPerSecond is not null and not (> 0 and <= 1e8))
            throw new ArgumentException($"symbol {Name}: {TradesPerSecond} trades a second must be above 0 and at most 1e8");
    }

    private static int DecimalsOf(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.Length - point - 1;
    }

    private static long UnitsOf(string text, int decimals) =>
        FixedPoint.TryParse(Encoding.ASCII.GetBytes(text), decimals, out var units)
            ? units
            : throw new ArgumentException($"'{text}' is not a decimal with at most {decimals} places");
}
