using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;

namespace FastEngine.Host.Service;

/// <summary>The instruments of a venue in another process, by the names that it was started with.</summary>
internal static class ServiceSymbols
{
    /// <exception cref="RunException">A name is none that the instrument file knows.</exception>
    public static InstrumentTable Resolve(ServiceRequest request) => Resolve(request.Symbols, request.Run.Instruments);

    /// <inheritdoc cref="Resolve(ServiceRequest)"/>
    public static InstrumentTable Resolve(IReadOnlyList<string> names, IReadOnlyList<Feeds.KnownInstrument> known)
    {
        var instruments = new List<Instrument>();
        (string Symbol, Market Market)[] named = [.. names.Select(Parse)];
        foreach (var (name, (symbol, market)) in names.Zip(named))
        {
            if (instruments.Exists(one => one.Symbol == symbol && one.Market == market)) throw new RunException(ExitCode.Usage, $"--symbols: {Shown.Quoted(name)} is named twice");
            var facts = known.FirstOrDefault(one => one.Symbol == symbol && one.Market == market)
                ?? throw new RunException(ExitCode.Usage, $"--symbols: {Shown.Quoted(name)} is not in the instrument file");
            var instrument = Feeds.InstrumentResolver.FromKnown(facts) with { Id = instruments.Count };

            // As in recordings: one that is on two markets is told apart by them.
            instruments.Add(named.Count(one => one.Symbol == symbol) == 1 ? instrument : instrument with { Name = InstrumentNames.WithMarket(instrument) });
        }

        return new InstrumentTable(instruments);
    }

    /// <summary>The same with free slots behind them, so many a market; those that the journal has given a symbol have it.</summary>
    /// <param name="journaled">Of the journal's first description; null for a journal that does not exist yet.</param>
    public static InstrumentTable WithSlots(InstrumentTable named, int slots, InstrumentTable? journaled)
    {
        var all = named.All.ToArray().ToList();
        var markets = all.Select(instrument => instrument.Market).Distinct().ToArray();

        // The journal's own order, so that an id means what it meant; further ones behind them.
        var taken = journaled?.All.ToArray().Where(instrument => instrument.IsSlot).ToArray() ?? [];
        foreach (var slot in taken) all.Add(slot with { Id = all.Count });
        foreach (var market in markets)
        {
            var count = taken.Count(slot => slot.Market == market);
            for (var number = count + 1; number <= slots; number++) all.Add(Instrument.Spare(all.Count, market, number));
        }

        return new InstrumentTable(all);
    }

    /// <exception cref="RunException">It is no symbol with its market.</exception>
    public static (string Symbol, Market Market) Parse(string name)
    {
        var parts = name.Split('@');
        return parts.Length == 2 && parts[0].Length > 0 && MarketName.TryParse(parts[1], out var market)
            ? (parts[0].ToUpperInvariant(), market)
            : throw new RunException(ExitCode.Usage, $"--symbols: {Shown.Quoted(name)} is not a symbol with its market, such as BTCUSDT@usdm");
    }
}
