using FastEngine.Core;

namespace FastEngine.Host.Configuration;

/// <summary>Instruments by what people and files call them: the printed name, or the symbol with its market.</summary>
internal static class InstrumentNames
{
    /// <summary>The symbol with its market, as <c>BTCUSDT@spot</c>.</summary>
    public static string WithMarket(Instrument instrument) => WithMarket(instrument.Symbol, instrument.Market);

    /// <inheritdoc cref="WithMarket(Instrument)"/>
    public static string WithMarket(string symbol, Market market) => $"{symbol}@{MarketName.Of(market)}";

    /// <summary>Whether a name means an instrument.</summary>
    public static bool Means(string name, Instrument instrument, StringComparison comparison) => instrument.Name.Equals(name, comparison) || WithMarket(instrument).Equals(name, comparison);

    /// <summary>Null for a name that means none, a free slot, or more than one: the bare symbol of instruments that are told apart by their markets.</summary>
    public static Instrument? Find(InstrumentTable instruments, string name, StringComparison comparison = StringComparison.OrdinalIgnoreCase) =>
        instruments.Listed.FirstOrDefault(instrument => Means(name, instrument, comparison));

    /// <summary>Why <see cref="Find"/> finds none.</summary>
    public static string Unknown(InstrumentTable instruments, string name)
    {
        string[] same = [.. instruments.Listed.Where(instrument => instrument.Symbol.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(instrument => instrument.Name)];
        return same.Length > 1 ? $"{Shown.Quoted(name)} is on {same.Length} markets of this engine: say {string.Join(" or ", same)}" : $"{Shown.Quoted(name)} is not a symbol of this engine";
    }
}
