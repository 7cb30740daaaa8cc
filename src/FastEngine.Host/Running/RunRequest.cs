using FastEngine.Core;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Running;

/// <summary>What a user asked a replay to do.</summary>
internal sealed record RunRequest
{
    public required string Verb { get; init; }

    public required IReadOnlyList<string> Files { get; init; }

    public required ResolvedConfig Config { get; init; }

    /// <summary>Instruments that are known, from the shipped file or the user's.</summary>
    public required IReadOnlyList<Feeds.KnownInstrument> Instruments { get; init; }

    public Market? Market { get; init; }

    /// <summary>Symbol of archives whose name does not tell it.</summary>
    public string? Symbol { get; init; }

    /// <summary>Whether strategies look for entries and trade on paper; else the run only measures.</summary>
    public bool Trades { get; init; }

    /// <summary>Whether best bids and asks are read whatever the strategies want.</summary>
    public bool Quotes { get; init; }

    /// <summary>Further files that change results, by what they are for: a warm-up, a script.</summary>
    public IReadOnlyList<(string Role, string Path)> MoreInputs { get; init; } = [];

    /// <summary>The generated market; null for recordings.</summary>
    public Feeds.Generation.SyntheticMarketOptions? Synthetic { get; init; }

    /// <summary>Multiple of the recorded speed; infinity is as fast as possible.</summary>
    public double Speed { get; init; } = double.PositiveInfinity;

    /// <summary>Exchange time from which on the speed counts; what is older goes as fast as possible.</summary>
    public long PacedFromNs { get; init; } = long.MinValue;

    /// <summary>Signals before this exchange time lead to no entry: the run is still warming up.</summary>
    public long EntriesFromNs { get; init; } = long.MinValue;

    /// <summary>Most trades that the tape can have, when that is known: the pool of the exact windows need not be larger.</summary>
    public long? MostTrades { get; init; }

    /// <summary>Reads the configuration again from where it came from; null when it came from nowhere that changes.</summary>
    public Func<ConfigResult>? Reread { get; init; }

    /// <summary>The known instruments that a run uses: an entry for another symbol changes no result.</summary>
    public IReadOnlyList<Feeds.KnownInstrument> KnownOf(InstrumentTable instruments)
    {
        // What is added while it runs is no part of what it was started with.
        var used = instruments.All.ToArray().Where(instrument => !instrument.IsSlot).Select(instrument => (instrument.Symbol, instrument.Market)).ToHashSet();
        return [.. Instruments.Where(known => used.Contains((known.Symbol, known.Market)))];
    }
}
