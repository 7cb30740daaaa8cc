using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>The symbols of a scenario: those of its tape, with what <c>symbols</c> says about them.</summary>
internal static class SymbolReader
{
    private const decimal DefaultTick = 0.01m;
    private const decimal DefaultLot = 0.001m;
    private const decimal DefaultMinNotional = 5;
    private const string DefaultConnection = "main";

    /// <returns>The instruments, ordinal by name, and the connection of each.</returns>
    public static (InstrumentTable Instruments, IReadOnlyList<string> Connections) Read(Fields? tape, Fields? symbols, List<Violation> violations)
    {
        string[] names = [.. (tape?.Entries ?? []).Select(entry => entry.Key).Order(StringComparer.Ordinal)];
        var instruments = new List<Instrument>();
        var connections = new List<string>();
        foreach (var name in names)
        {
            if (!SymbolName.IsSupported(name) || name.Any(char.IsAsciiLetterLower)) tape!.Add(name, $"{Shown.Quoted(name)} cannot be a symbol", "letters in upper case, digits, '_', '-' and '.'");
            var fields = symbols?.Inner(name);
            var market = Market.UsdMargined;
            if (fields?.Text("market") is { } text && !MarketName.TryParse(text, out market)) fields.Add("market", $"{Shown.Quoted(text)} is no market", MarketName.Allowed);
            var tick = fields?.Number("tick", 0.00000001m, 1_000_000) ?? DefaultTick;
            var lot = fields?.Number("lot", 0.00000001m, 1_000_000) ?? DefaultLot;
            var least = fields?.Number("min_notional", 0, 1_000_000) ?? DefaultMinNotional;
            connections.Add(fields?.Text("connection") ?? DefaultConnection);
            fields?.Done();
            instruments.Add(InstrumentResolver.FromKnown(new KnownInstrument(name, market, ExactDecimal.Places(tick), ExactDecimal.Places(lot), tick, lot, least)) with { Id = instruments.Count });
        }

        symbols?.Done();
        if (names.Length == 0) violations.Add(new Violation(tape?.Origin ?? Origin.File(""), "tape", "has no symbol"));
        return (new InstrumentTable(instruments), connections);
    }
}
