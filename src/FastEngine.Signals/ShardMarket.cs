using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Indicators;
using FastEngine.Signals.Regimes;
using FastEngine.Signals.Surveillance;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals;

/// <summary>Everything that is measured of a shard's symbols: windows, candles, indicators, regime, zones, profile. What strategies and exits read.</summary>
/// <remarks>All memory is allocated here, before the first tick.</remarks>
public sealed class ShardMarket
{
    private readonly Instrument[] _instruments;
    private readonly int[] _slotOf;
    private readonly int _longest;
    private readonly double[] _priceUnits;
    private readonly double[] _quantityUnits;
    private readonly Regime[] _regimes;
    private readonly RegimeMeasures[] _measures;
    private readonly RegimeTally[] _tallies;
    private readonly long[] _firstTradeNs;

    public ShardMarket(SignalOptions options, IReadOnlyList<Instrument> instruments)
    {
        if (options.TimeframesNs.Count is 0 or > SymbolTimers.MaxTimeframes)
            throw new ArgumentException($"1 to {SymbolTimers.MaxTimeframes} timeframes; these are {options.TimeframesNs.Count}", nameof(options));
        Options = options;
        Layout = new WindowLayout(options);
        _instruments = [.. instruments];
        _longest = options.TimeframesNs.Count - 1;
        var slots = Math.Max(1, _instruments.Length);
        States = new PinnedArray<SymbolState>(slots);
        Timers = new PinnedArray<SymbolTimers>(slots);
        Pool = new TradePool(options.PoolTrades);
        Exact = new ExactWindows(Layout, Pool);
        Buckets = new BucketWindows(Layout, options, slots);
        Candles = new CandleSeries(slots, options.TimeframesNs.Count, options.CandleHistory);
        CandleHistory.CheckHolds(Candles, options.Views.CandlesNeeded, nameof(options.Views));
        CandleHistory.CheckHolds(Candles, options.Exits.Dump.CandlesNeeded, nameof(options.Exits.Dump));
        Indicators = new CandleIndicators(options.Indicators, Candles, instruments);
        Classifier = new RegimeClassifier(options.Regime, Indicators, Candles, options.TimeframesNs[_longest]);
        Profile = new VolumeProfile(options.Profile, instruments);
        Zones = new ZoneBook(options.Zones, options.Gaps, Profile, instruments);
        _priceUnits = new double[slots];
        _quantityUnits = new double[slots];
        var last = -1;
        foreach (var instrument in _instruments) last = Math.Max(last, instrument.Id);
        _slotOf = new int[last + 1];
        for (var slot = 0; slot < _instruments.Length; slot++)
        {
            _slotOf[_instruments[slot].Id] = slot;
            SetUnits(slot);
        }

        _regimes = new Regime[slots];
        _measures = new RegimeMeasures[slots];
        _tallies = new RegimeTally[slots];
        _firstTradeNs = new long[slots];
    }

    public SignalOptions Options { get; }

    public WindowLayout Layout { get; }

    public ReadOnlySpan<Instrument> Instruments => _instruments;

    /// <summary>The slot of one of the shard's instruments.</summary>
    public int SlotOf(int instrumentId) => _slotOf[instrumentId];

    public PinnedArray<SymbolState> States { get; }

    public PinnedArray<SymbolTimers> Timers { get; }

    public TradePool Pool { get; }

    public ExactWindows Exact { get; }

    public BucketWindows Buckets { get; }

    public CandleSeries Candles { get; }

    public CandleIndicators Indicators { get; }

    public RegimeClassifier Classifier { get; }

    public VolumeProfile Profile { get; }

    public ZoneBook Zones { get; }

    /// <summary>Memory taken, bytes.</summary>
    public long SizeInBytes => States.SizeInBytes + Timers.SizeInBytes + Pool.SizeInBytes + Buckets.SizeInBytes + Candles.SizeInBytes + Indicators.SizeInBytes
        + Profile.SizeInBytes + Zones.SizeInBytes;

    /// <summary>Level 1 as of the last close of the longest timeframe.</summary>
    public Regime Regime(int slot) => _regimes[slot];

    public ref readonly RegimeMeasures RegimeMeasures(int slot) => ref _measures[slot];

    /// <summary>How often each condition of level 1 passed.</summary>
    public ref readonly RegimeTally RegimeTally(int slot) => ref _tallies[slot];

    /// <summary>Time of the first trade since the start or a reset.</summary>
    public long FirstTradeNs(int slot) => _firstTradeNs[slot];

    /// <summary>End of the open candle of the fastest timeframe; which of its candles an event belongs to.</summary>
    public long OpenCandleEndNs(int slot) => Timers[slot].CandleEndNs[0];

    /// <summary>Whether the market trends this way; always, when the regime is forced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Allows(int slot, Direction direction) => Options.ForceRegime
        || _regimes[slot] == (direction == Direction.Long ? Regimes.Regime.TrendingUp : Regimes.Regime.TrendingDown);

    public WarmUp WarmUp(int slot)
    {
        var fastest = Candles.ClosedCount(slot, 0);
        var longest = Candles.ClosedCount(slot, _longest);
        var longestNeeded = Options.ForceRegime ? 0 : Classifier.LongestCandlesNeeded;
        return new WarmUp(fastest, Options.FastestCandlesNeeded, longest, longestNeeded);
    }

    /// <summary>ATR over close of the longest timeframe, NaN until defined.</summary>
    public double AtrFraction(int slot) => Indicators.Longest(slot).AtrOfClose;

    /// <summary>ATR of the fastest timeframe at the price scale, NaN until defined.</summary>
    public double FastestAtr(int slot) => Indicators.Fastest(slot).Atr.Value * _priceUnits[slot];

    /// <summary>Units of the price scale in one unit of quote currency.</summary>
    public double PriceUnits(int slot) => _priceUnits[slot];

    /// <summary>Units of the quantity scale in one unit of the base asset.</summary>
    public double QuantityUnits(int slot) => _quantityUnits[slot];

    /// <summary>A free slot has got its symbol: what follows from its scales and tick is taken over. Before its first candle and trade.</summary>
    internal void Name(int slot)
    {
        SetUnits(slot);
        Indicators.Name(slot, _instruments[slot]);
        Profile.Name(slot, _instruments[slot]);
        Zones.Name(slot, _instruments[slot]);
        Begin(slot);
    }

    private void SetUnits(int slot)
    {
        _priceUnits[slot] = FixedPoint.PowerOfTen(_instruments[slot].PriceScale);
        _quantityUnits[slot] = FixedPoint.PowerOfTen(_instruments[slot].QuantityScale);
    }

    internal void Begin(int slot)
    {
        Candles.Clear(slot);
        Indicators.Clear(slot);
        Zones.Clear(slot);
        Profile.Clear(slot);
        _regimes[slot] = Regimes.Regime.Ranging;
        _measures[slot] = default;
    }

    internal void SetFirstTrade(int slot, long timeNs) => _firstTradeNs[slot] = timeNs;

    /// <summary>A candle closed and is in the series: indicators, then for the longest timeframe zones, then level 1.</summary>
    internal void OnCandleClosed(int slot, int timeframe, in Candle candle, long openTimeNs, long lastPrice)
    {
        Indicators.OnCandleClosed(slot, timeframe, in candle, openTimeNs);
        if (timeframe != _longest) return;
        Zones.OnCandleClosed(slot, Candles, openTimeNs + Options.TimeframesNs[timeframe], lastPrice);
        _regimes[slot] = Classifier.Classify(slot, out _measures[slot]);
        if (Candles.ClosedCount(slot, _longest) >= Classifier.LongestCandlesNeeded) _tallies[slot].Add(in _measures[slot]);
    }
}
