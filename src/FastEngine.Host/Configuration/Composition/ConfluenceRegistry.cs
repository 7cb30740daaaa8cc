using FastEngine.Signals.Confluence;

namespace FastEngine.Host.Configuration;

/// <summary>The analysers and filters that a confluence score can be composed of, each with the knobs that it reads.</summary>
public static class ConfluenceRegistry
{
    public static Registry<IPrimaryAnalyser, ResolvedConfig> Primaries { get; } = new(
        (OrderFlowAnalyser.Key, config => new OrderFlowAnalyser(
            (double)config.Get(Knobs.Confluence.OrderFlowMinRatio), config.Get(Knobs.Confluence.OrderFlowMinTrades))),
        (MicrostructureAnalyser.Key, config => new MicrostructureAnalyser(
            (long)(config.Get(Knobs.Confluence.MicrostructureWick) * 1_000), (double)config.Get(Knobs.Confluence.MicrostructureClose))));

    public static Registry<IConfluenceFilter, ResolvedConfig> Filters { get; } = new(
        (MarketProfileFilter.Key, _ => new MarketProfileFilter()),
        (MeanReversionFilter.Key, config => new MeanReversionFilter(
            (double)config.Get(Knobs.Confluence.MeanReversionFull), (double)config.Get(Knobs.Confluence.MeanReversionHalf))),
        (AutocorrelationFilter.Key, config => new AutocorrelationFilter(
            (double)config.Get(Knobs.Confluence.AutocorrelationHigh), (double)config.Get(Knobs.Confluence.AutocorrelationLow))),
        (DemandZoneFilter.Key, _ => new DemandZoneFilter()),
        (OppositeZoneFilter.Key, _ => new OppositeZoneFilter()),
        (FairValueGapFilter.Key, _ => new FairValueGapFilter()),
        (RsiExtremeFilter.Key, config => new RsiExtremeFilter((double)config.Get(Knobs.Confluence.RsiLow))),
        (CvdDivergenceFilter.Key, _ => new CvdDivergenceFilter()),
        (LargeTradesFilter.Key, _ => new LargeTradesFilter()),
        (ExhaustionFilter.Key, _ => new ExhaustionFilter()));
}
