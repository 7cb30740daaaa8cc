using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>Ready-made symbols: eight real names with their prices, ticks and lots of August 2024, and any number of invented ones.</summary>
public static class SyntheticSymbols
{
    private const int MaxMany = 9_999;

    /// <summary>The eight demo symbols as a market prints them, by rank of their traffic.</summary>
    public static IReadOnlyList<SyntheticSymbol> Demo(Market market) => market switch
    {
        Market.UsdMargined =>
        [
            Symbol("BTCUSDT", market, "61800.00", "0.10", "0.001", 16, 0.9),
            Symbol("ETHUSDT", market, "2680.00", "0.01", "0.001", 120, 1.0),
            Symbol("SOLUSDT", market, "153.4500", "0.0010", "1", 3, 1.4),
            Symbol("BNBUSDT", market, "515.200", "0.010", "0.01", 40, 0.9),
            Symbol("XRPUSDT", market, "0.6120", "0.0001", "0.1", 3_000, 1.5),
            Symbol("ADAUSDT", market, "0.34500", "0.00010", "1", 700, 1.4),
            Symbol("DOGEUSDT", market, "0.104000", "0.000010", "1", 2_000, 1.6),
            Symbol("LTCUSDT", market, "60.40", "0.01", "0.001", 3_000, 1.2),
        ],
        Market.Spot =>
        [
            Symbol("BTCUSDT", market, "61837.63000000", "0.01000000", "0.00001000", 300, 0.9),
            Symbol("ETHUSDT", market, "2683.80000000", "0.01000000", "0.00010000", 200, 1.0),
            Symbol("SOLUSDT", market, "153.52000000", "0.01000000", "0.00100000", 1_500, 1.4),
            Symbol("BNBUSDT", market, "515.40000000", "0.10000000", "0.00100000", 300, 0.9),
            Symbol("XRPUSDT", market, "0.61240000", "0.00010000", "1.00000000", 300, 1.5),
            Symbol("ADAUSDT", market, "0.34520000", "0.00010000", "0.10000000", 4_000, 1.4),
            Symbol("DOGEUSDT", market, "0.10405000", "0.00001000", "1.00000000", 1_500, 1.6),
            Symbol("LTCUSDT", market, "60.43000000", "0.01000000", "0.00100000", 2_000, 1.2),
        ],
        Market.CoinMargined =>
        [
            Symbol("BTCUSD_PERP", market, "61804.8", "0.1", "1", 10, 0.9),
            Symbol("ETHUSD_PERP", market, "2681.60", "0.01", "1", 20, 1.0),
        ],
        _ => throw new ArgumentException($"market {market} does not exist"),
    };

    /// <summary>Invented names SYM0001USDT … for load tests: prices from 0.05 to 50,000, 2,500 to 10,000 ticks a price or more.</summary>
    /// <param name="count">1 to 9,999.</param>
    public static IReadOnlyList<SyntheticSymbol> Many(int count, Market market = Market.UsdMargined)
    {
        if (count is < 1 or > MaxMany) throw new ArgumentException($"number of symbols {count} must be 1 to {MaxMany}");
        var symbols = new SyntheticSymbol[count];
        for (var i = 0; i < count; i++) symbols[i] = Invented(i + 1, market);
        return symbols;
    }

    private static SyntheticSymbol Invented(int number, Market market)
    {
        var name = market == Market.CoinMargined ? $"SYM{number:D4}USD_PERP" : $"SYM{number:D4}USDT";
        var symbol = (number % 4, market) switch
        {
            (1, Market.Spot) => SyntheticSymbol.Parse(name, market, "25000.00000000", "0.01000000", "0.00001000", 2_000),
            (2, Market.Spot) => SyntheticSymbol.Parse(name, market, "100.00000000", "0.01000000", "0.00100000", 3_000),
            (3, Market.Spot) => SyntheticSymbol.Parse(name, market, "2.50000000", "0.00100000", "0.10000000", 2_000),
            (_, Market.Spot) => SyntheticSymbol.Parse(name, market, "0.05000000", "0.00001000", "1.00000000", 5_000),
            (1, _) => SyntheticSymbol.Parse(name, market, "25000.00", "0.10", "0.001", 20),
            (2, _) => SyntheticSymbol.Parse(name, market, "100.000", "0.010", "0.01", 300),
            (3, _) => SyntheticSymbol.Parse(name, market, "2.5000", "0.0010", "0.1", 2_000),
            _ => SyntheticSymbol.Parse(name, market, "0.050000", "0.000010", "1", 5_000),
        };

        // No two start at the same price: up to twice the base price, on the tick.
        return symbol with { StartPrice = symbol.StartPrice + symbol.StartPrice * number / MaxMany / symbol.Tick * symbol.Tick };
    }

    private static SyntheticSymbol Symbol(string name, Market market, string price, string tick, string lot, long medianLots, double volatilityBps) =>
        SyntheticSymbol.Parse(name, market, price, tick, lot, medianLots) with { VolatilityBps = volatilityBps };
}
