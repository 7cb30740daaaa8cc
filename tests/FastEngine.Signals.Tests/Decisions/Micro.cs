using FastEngine.Core;
using FastEngine.Signals.Confluence;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Indicators;
using FastEngine.Signals.Regimes;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Decisions;

/// <summary>Options of short recordings, and looser than any real ones, so that every level passes now and then on a tape of minutes.</summary>
internal static class Micro
{
    public static readonly long[] CascadeWindowsNs = [5 * EngineTime.NsPerSecond, 15 * EngineTime.NsPerSecond, 30 * EngineTime.NsPerSecond];

    public static readonly SignalOptions Signals = new()
    {
        PoolTrades = 64 * 1024,
        TimeframesNs = [EngineTime.NsPerSecond, 2 * EngineTime.NsPerSecond, 4 * EngineTime.NsPerSecond],
        CascadeWindowsNs = CascadeWindowsNs,
        // Neither these nor the profile's boundaries are all closes of candles, so that they alone bring an evaluation on.
        PublicationPeriodNs = 1_300 * EngineTime.NsPerMs,
        Profile = new ProfileOptions { WindowNs = 60 * EngineTime.NsPerSecond, PeriodNs = 7_500 * EngineTime.NsPerMs },
        Zones = new ZoneOptions { WickMultipleMilli = 1_000, VolumeMultipleMilli = 1_100, VolumeCandles = 5, MaxZones = 12 },
        Gaps = new GapOptions { MinSizePpm = 200, MaxGaps = 8, LifeNs = 60 * EngineTime.NsPerSecond },
        Exits = new ExitOptions { TrailPpm = 1_000, StopMinPpm = 200, StopMaxPpm = 1_000, PartialAtPpm = 500 },
        ForceRegime = true,
    };

    /// <summary>Level 1 on, with conditions that a random walk meets now and then.</summary>
    public static readonly SignalOptions WithRegime = Signals with
    {
        ForceRegime = false,
        Indicators = new IndicatorOptions
        {
            AdxPeriod = 3, AtrPeriod = 3, PersistenceReturns = 8, PersistenceChunks = [4, 8], MeanReversionLookback = 6, MeanReversionMean = 4,
        },
        Regime = new RegimeOptions
        {
            Structure = RegimeStructure.Loose, AdxMin = 5, PersistenceMin = -10, MeanReversionMax = 2, MinAtrOfClose = 0, RequiresVolume = false,
        },
    };

    public static DecisionOptions Decisions(DecisionMode mode) => new()
    {
        Mode = mode, CascadeWindowsNs = CascadeWindowsNs, CascadeMinRatio = 1.2, OrderFlowWindowNs = 15 * EngineTime.NsPerSecond,
        Bounce = new BounceOptions { Min = 0.35, MinVolumeRatio = 0.5, MinRangeTicks = 15 },
        Required = new RequiredScore(Base: 2, LowVolatilityExtra: 0.4, HighVolatilityDiscount: 0.24, LowAtrFraction: 0.0003, HighAtrFraction: 0.001),
        Confluence = new ConfluenceScore(
            [new OrderFlowAnalyser(minRatio: 1.3, minTrades: 5), new MicrostructureAnalyser(wickMilli: 300, minClosePosition: 0.5)],
            [
                (new MarketProfileFilter(), 1.5), (new MeanReversionFilter(fullSigma: 2, halfSigma: 1), 1.5),
                (new AutocorrelationFilter(high: 0.6, low: 0.3), 1), (new DemandZoneFilter(), 2), (new OppositeZoneFilter(), 0.5),
                (new FairValueGapFilter(), 1.5),
            ]),
    };

    public static Instrument[] Instruments(int count, long tick = 10) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Instrument
        {
            Id = i, Symbol = $"S{i}", Name = $"S{i}", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = tick, Lot = 10,
        }),
    ];
}
