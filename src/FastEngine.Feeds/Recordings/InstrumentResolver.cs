using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Makes the instrument table of a run from what its inputs hold and what is known about instruments.</summary>
public static class InstrumentResolver
{
    /// <param name="inputs">In argument order.</param>
    /// <param name="known">A later entry of the same symbol and market replaces an earlier one.</param>
    /// <exception cref="RecordingException">A known instrument contradicts itself.</exception>
    public static ResolvedInputs Resolve(IReadOnlyList<ScannedInput> inputs, IReadOnlyList<KnownInstrument> known)
    {
        var byKey = new Dictionary<(string, Market), KnownInstrument>();
        foreach (var instrument in known) byKey[(instrument.Symbol, instrument.Market)] = instrument;

        var groups = inputs.SelectMany(input => input.Symbols).GroupBy(symbol => (symbol.Symbol, symbol.Market))
            .OrderBy(group => group.Key.Symbol, StringComparer.Ordinal).ThenBy(group => group.Key.Market).ToArray();
        var markets = groups.CountBy(group => group.Key.Symbol).ToDictionary();
        var instruments = new Instrument[groups.Length];
        for (var id = 0; id < groups.Length; id++)
        {
            var (symbol, market) = groups[id].Key;
            var name = markets[symbol] == 1 ? symbol : $"{symbol}@{MarketRules.ShortName(market)}";
            instruments[id] = Describe(groups[id], byKey.GetValueOrDefault((symbol, market))) with { Id = id, Name = name };
        }

        var table = new InstrumentTable(instruments);
        return new ResolvedInputs(table, [.. inputs.Select(input => new ResolvedInput(input, Of(input, instruments)))]);
    }

    private static Instrument[] Of(ScannedInput input, Instrument[] instruments)
    {
        var held = input.Symbols.Select(symbol => (symbol.Symbol, symbol.Market)).ToHashSet();
        return Array.FindAll(instruments, instrument => held.Contains((instrument.Symbol, instrument.Market)));
    }

    // What is configured wins, then what a .fet file was written with, then the prices themselves.
    private static Instrument Describe(IEnumerable<ScannedSymbol> seen, KnownInstrument? known)
    {
        var first = seen.First();
        if (known is not null) return FromKnown(known);
        var stored = seen.Select(symbol => symbol.Stored).FirstOrDefault(instrument => instrument is { IsKnown: true });
        if (stored is not null) return stored;
        // The earliest prices first, whatever the order of the arguments.
        var prices = seen.OrderBy(symbol => symbol.FirstTimeNs).SelectMany(symbol => symbol.FirstPrices).Take(ScannedSymbol.MaxFirstPrices);
        return new Instrument
        {
            Id = 0, Symbol = first.Symbol, Market = first.Market, Name = first.Symbol, PriceScale = ScannedSymbol.DefaultScale,
            QuantityScale = ScannedSymbol.DefaultScale, Tick = InferTick(prices), Lot = 1, IsKnown = false,
        };
    }

    /// <summary>The largest power of ten that divides every price; 1 without prices.</summary>
    private static long InferTick(IEnumerable<long> prices)
    {
        var exponent = FixedPoint.MaxScale;
        var any = false;
        foreach (var price in prices)
        {
            any = true;
            while (price % FixedPoint.PowerOfTen(exponent) != 0) exponent--;
        }

        return any ? FixedPoint.PowerOfTen(exponent) : 1;
    }

    /// <summary>The instrument that a file describes; its id is 0.</summary>
    /// <exception cref="RecordingException">The description is wrong.</exception>
    public static Instrument FromKnown(KnownInstrument known) => new()
    {
        Id = 0, Symbol = known.Symbol, Market = known.Market, Name = known.Symbol, PriceScale = Scale(known, known.PriceScale, "price"),
        QuantityScale = Scale(known, known.QuantityScale, "quantity"), Tick = Units(known, known.Tick, known.PriceScale, "tick"),
        Lot = Units(known, known.Lot, known.QuantityScale, "lot"), MinNotional = (Int128)(known.MinNotional * 1_000_000_000m) * 1_000_000_000,
    };

    private static int Scale(KnownInstrument known, int scale, string what) => scale is >= 0 and <= FixedPoint.MaxScale
        ? scale
        : throw Wrong(known, $"{what} scale {scale} is not 0 to {FixedPoint.MaxScale}");

    private static long Units(KnownInstrument known, decimal step, int scale, string what)
    {
        if (step is <= 0 or > 1_000_000_000m) throw Wrong(known, $"{what} {step} is not a positive step");
        var units = step * FixedPoint.PowerOfTen(scale);
        if (units != decimal.Truncate(units) || units > long.MaxValue) throw Wrong(known, $"{what} {step} is not a whole number of units at scale {scale}");
        return (long)units;
    }

    private static RecordingException Wrong(KnownInstrument known, string what) =>
        new(RecordingFault.Usage, $"instrument {known.Symbol} ({MarketRules.ShortName(known.Market)}): {what}; correct its entry");
}
