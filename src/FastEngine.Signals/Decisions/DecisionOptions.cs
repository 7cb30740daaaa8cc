using FastEngine.Core;
using FastEngine.Signals.Confluence;

namespace FastEngine.Signals.Decisions;

/// <summary>What the four-level strategy reads of its knobs.</summary>
public sealed record DecisionOptions
{
    public DecisionMode Mode { get; init; }

    /// <summary>Windows of level 3, shortest first; each is one of the symbol's windows.</summary>
    public IReadOnlyList<long> CascadeWindowsNs { get; init; } =
        [EngineTime.NsPerMinute, 5 * EngineTime.NsPerMinute, 15 * EngineTime.NsPerMinute];

    /// <summary>A long needs the shortest window's imbalance above this, a short below its reciprocal.</summary>
    public double CascadeMinRatio { get; init; } = 2;

    /// <summary>Least trades in the shortest window.</summary>
    public int CascadeMinTrades { get; init; } = 5;

    public BounceOptions Bounce { get; init; } = new();

    /// <summary>Window of the order-flow analyser; one of the symbol's windows.</summary>
    public long OrderFlowWindowNs { get; init; } = 30 * EngineTime.NsPerSecond;

    public ConfluenceScore Confluence { get; init; } = DefaultConfluence();

    public RequiredScore Required { get; init; } = new(Base: 3, LowVolatilityExtra: 0.4, HighVolatilityDiscount: 0.24, LowAtrFraction: 0.005, HighAtrFraction: 0.015);

    private static ConfluenceScore DefaultConfluence() => new(
        [new OrderFlowAnalyser(minRatio: 2.5, minTrades: 5), new MicrostructureAnalyser(wickMilli: 2_000, minClosePosition: 0.8)],
        [
            (new MarketProfileFilter(), 1.5), (new MeanReversionFilter(fullSigma: 2, halfSigma: 1), 1.5),
            (new AutocorrelationFilter(high: 0.6, low: 0.3), 1), (new DemandZoneFilter(), 2), (new OppositeZoneFilter(), 0.5),
            (new FairValueGapFilter(), 1.5), (new RsiExtremeFilter(low: 30), 0), (new CvdDivergenceFilter(), 0), (new LargeTradesFilter(), 0),
            (new ExhaustionFilter(), 0),
        ]);
}
