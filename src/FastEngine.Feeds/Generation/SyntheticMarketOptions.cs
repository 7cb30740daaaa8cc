using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>Everything that a synthetic market depends on: equal options give equal trades on every machine.</summary>
public sealed record SyntheticMarketOptions
{
    /// <summary>2024-08-08T00:00:00Z.</summary>
    public const long DefaultStartTimeNs = 1_723_075_200L * EngineTime.NsPerSecond;

    public ulong Seed { get; init; } = 1;

    /// <summary>Their order breaks ties of time, and ranks Zipf traffic.</summary>
    public IReadOnlyList<SyntheticSymbol> Symbols { get; init; } = SyntheticSymbols.Demo(Market.UsdMargined);

    public long StartTimeNs { get; init; } = DefaultStartTimeNs;

    /// <summary>The market ends here; null: no end by time.</summary>
    public long? DurationNs { get; init; }

    /// <summary>The market ends after so many trades; null: no end by count.</summary>
    public long? MaxTrades { get; init; }

    /// <summary>Mean trades a second over all symbols and a long seeded schedule, before aggregation.</summary>
    public double TradesPerSecond { get; init; } = 2_000;

    public TrafficShape Traffic { get; init; } = TrafficShape.Zipf;

    public MarketModel Model { get; init; } = MarketModel.Pressure;

    /// <summary>Single trades, or one aggregate for each price level of an order.</summary>
    public TradeStream Stream { get; init; } = TradeStream.Trade;

    /// <summary>Explicit regimes of all symbols that have none of their own; null draws a schedule a symbol from the seed.</summary>
    public IReadOnlyList<RegimePeriod>? Regimes { get; init; }

    /// <summary>Stretches the durations of seeded regimes (they last 12 s to 4 min on average, or hours in <see cref="MarketModel.LatentBook"/>).</summary>
    public double RegimeTimeScale { get; init; } = 1;

    /// <exception cref="ArgumentException">What is wrong, with the value.</exception>
    public void Validate()
    {
        if (Symbols.Count == 0) throw new ArgumentException("a market needs at least one symbol");
        var names = new HashSet<(string, Market)>();
        foreach (var symbol in Symbols)
        {
            symbol.Validate();
            ValidateRegimes(symbol.Regimes);
            if (!names.Add((symbol.Name, symbol.Market))) throw new ArgumentException($"symbol {symbol.Name} stands twice");
        }

        ValidateRegimes(Regimes);
        if (!(TradesPerSecond is > 0 and <= 1e8)) throw new ArgumentException($"rate {TradesPerSecond} must be above 0 and at most 1e8 trades a second");
        if (!(RegimeTimeScale is >= 0.001 and <= 1000)) throw new ArgumentException($"regime time scale {RegimeTimeScale} must be 0.001 to 1000");
        if (DurationNs is <= 0) throw new ArgumentException($"duration {DurationNs} ns must be positive");
        if (MaxTrades is <= 0) throw new ArgumentException($"number of trades {MaxTrades} must be positive");
        if (!Enum.IsDefined(Model)) throw new ArgumentException($"model {(int)Model} does not exist");
        if (Stream == TradeStream.None) throw new ArgumentException("the stream must be trade or aggregate");

        // To 2200: the receive time keeps its 19 digits, and a century of tape does not overflow.
        if (StartTimeNs is < 1_000_000_000_000_000_000 or > 7_258_118_400_000_000_000)
            throw new ArgumentException($"start time {StartTimeNs} ns must lie between 2001-09-09 and 2200");
    }

    private static void ValidateRegimes(IReadOnlyList<RegimePeriod>? periods)
    {
        if (periods is null) return;
        if (periods.Count == 0) throw new ArgumentException("an explicit regime schedule must not be empty");
        foreach (var period in periods)
        {
            if (period.DurationNs < EngineTime.NsPerMs) throw new ArgumentException($"regime {period.Regime} must last at least 1 ms, not {period.DurationNs} ns");
            if (!Enum.IsDefined(period.Regime)) throw new ArgumentException($"regime {(int)period.Regime} does not exist");
        }
    }
}
