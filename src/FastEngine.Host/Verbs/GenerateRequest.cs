using System.Globalization;
using FastEngine.Core;
using FastEngine.Feeds.Generation;

namespace FastEngine.Host.Verbs;

/// <summary>What a person asked of <c>generate</c>, in their words, and the tape that it means.</summary>
internal sealed record GenerateRequest
{
    private const string DefaultDuration = "10m";

    public required string Out { get; init; }

    public required ulong Seed { get; init; }

    public required string Symbols { get; init; }

    public required string? Duration { get; init; }

    public required long? Trades { get; init; }

    public required double Rate { get; init; }

    public required string Market { get; init; }

    public required string Model { get; init; }

    public required string Stream { get; init; }

    public required string Traffic { get; init; }

    public required bool Books { get; init; }

    public required string Start { get; init; }

    public required string? Regimes { get; init; }

    public required double RegimeScale { get; init; }

    public required string? Faults { get; init; }

    public required bool Force { get; init; }

    public required bool Json { get; init; }

    /// <exception cref="ArgumentException">Which option is wrong, and what it may be.</exception>
    public SyntheticTapeOptions ToTape()
    {
        var duration = Duration ?? (Trades is null ? DefaultDuration : null);
        return new SyntheticTapeOptions
        {
            Books = Books,
            Faults = Faults is null ? FaultRates.None : Named("--faults", () => FaultRates.Parse(Faults)),
            Market = new SyntheticMarketOptions
            {
                Seed = Seed,
                Symbols = ReadSymbols(ReadMarket()),
                StartTimeNs = ReadStart(),
                DurationNs = duration is null ? null : ReadDuration("--duration", duration),
                MaxTrades = Trades,
                TradesPerSecond = Rate,
                Traffic = OneOf("--traffic", Traffic, ("zipf", TrafficShape.Zipf), ("uniform", TrafficShape.Uniform)),
                Model = OneOf("--model", Model, ("pressure", MarketModel.Pressure), ("latent", MarketModel.LatentBook), ("walk", MarketModel.RandomWalk)),
                Stream = OneOf("--stream", Stream, ("trade", TradeStream.Trade), ("aggTrade", TradeStream.Aggregate)),
                Regimes = Regimes is null ? null : [.. Regimes.Split(',').Select(ReadRegime)],
                RegimeTimeScale = RegimeScale,
            },
        };
    }

    private Market ReadMarket() =>
        OneOf("--market", Market, ("usdm", Core.Market.UsdMargined), ("spot", Core.Market.Spot), ("coinm", Core.Market.CoinMargined));

    private IReadOnlyList<SyntheticSymbol> ReadSymbols(Market market)
    {
        var known = SyntheticSymbols.Demo(market);
        if (int.TryParse(Symbols, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return count > 0 && count <= known.Count ? [.. known.Take(count)] : Named("--symbols", () => SyntheticSymbols.Many(count, market));
        return [.. Symbols.Split(',', StringSplitOptions.TrimEntries).Select(name => known.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"--symbols: '{name}' is not known on {Market}; known are {string.Join(", ", known.Select(s => s.Name))}"))];
    }

    private long ReadStart()
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(Start, CultureInfo.InvariantCulture, utc, out var start) && start.Year is > 2001 and < 2200
            ? (start.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * 100
            : throw new ArgumentException($"--start: '{Start}' is not a time from 2002 to 2199, as 2024-08-08T00:00:00Z");
    }

    private static RegimePeriod ReadRegime(string text)
    {
        var split = text.Split(':', 2, StringSplitOptions.TrimEntries);
        var regime = OneOf("--regimes", split[0], ("range", MarketRegime.Range), ("up", MarketRegime.TrendUp), ("down", MarketRegime.TrendDown), ("spike", MarketRegime.Spike), ("quiet", MarketRegime.Quiet), ("chaotic", MarketRegime.Chaotic));
        return split.Length == 2
            ? new RegimePeriod(regime, ReadDuration("--regimes", split[1]))
            : throw new ArgumentException($"--regimes: '{text}' needs a duration, as {split[0]}:5m");
    }

    private static long ReadDuration(string option, string text)
    {
        ReadOnlySpan<(string Unit, long Ns)> units =
            [("ms", EngineTime.NsPerMs), ("s", EngineTime.NsPerSecond), ("m", EngineTime.NsPerMinute), ("h", EngineTime.NsPerHour), ("d", 24 * EngineTime.NsPerHour)];
        foreach (var (unit, ns) in units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && decimal.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number * ns is >= 1_000_000m and <= 1e18m)
                return (long)(number * ns);
        }

        throw new ArgumentException($"{option}: '{text}' is not a duration of at least 1ms, as 500ms, 90s, 10m, 2h or 1d");
    }

    private static T OneOf<T>(string option, string text, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        var names = new List<string>();
        foreach (var (name, value) in choices)
        {
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) return value;
            names.Add(name);
        }

        throw new ArgumentException($"{option}: '{text}' must be one of {string.Join(", ", names)}");
    }

    private static T Named<T>(string option, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"{option}: {e.Message}", e);
        }
    }
}
