using FastEngine.Host.Configuration;
using FastEngine.Signals.Regimes;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    // Of bounds of the longest timeframe's ATR, as the required score scales them: it grows with the square root of the time that it is measured over.
    private static double AtrScale(ResolvedConfig config) =>
        Math.Sqrt((double)config.Get(Knobs.Candles.Timeframes)[^1] / RegimeOptions.AtrBaseTimeframeNs);

    private static PortfolioOptions Portfolio(ResolvedConfig config)
    {
        var timeframes = config.Get(Knobs.Candles.Timeframes);
        var strategies = config.Get(Knobs.Strategies.Enabled);
        return new PortfolioOptions
        {
            PeriodNs = config.Get(Knobs.Portfolio.Period),
            BarNs = timeframes[0],
            Closes = config.Get(Knobs.Portfolio.Closes),
            LeastReturns = config.Get(Knobs.Portfolio.LeastReturns),
            UnknownCorrelation = (double)config.Get(Knobs.Portfolio.UnknownCorrelation),
            RefreshNs = config.Get(Knobs.Portfolio.Refresh),
            RefreshPairs = config.Get(Knobs.Portfolio.RefreshPairs),
            Leaders = config.Get(Knobs.Portfolio.Leaders),
            LeaderMovePpm = Ppm(config.Get(Knobs.Portfolio.LeaderMovePct)),
            LeaderMoveNs = config.Get(Knobs.Portfolio.LeaderWindow),
            LeaderExitCorrelation = (double)config.Get(Knobs.Portfolio.LeaderExitAbove),
            LeaderTightenCorrelation = (double)config.Get(Knobs.Portfolio.LeaderTightenFrom),
            TightStopPpm = Ppm(config.Get(Knobs.Portfolio.TightStopPct)),
            CutCorrelation = (double)config.Get(Knobs.Portfolio.CutAbove),
            CutFactorPpm = Factor(config.Get(Knobs.Portfolio.CutFactor)),
            GroupCorrelation = (double)config.Get(Knobs.Portfolio.GroupAbove),
            GroupExposurePpm = Ppm(config.Get(Knobs.Exposure.GroupPct)),
            MemeExposurePpm = Ppm(config.Get(Knobs.Exposure.MemeCoinPct)),
            MemeTotalPpm = Ppm(config.Get(Knobs.Exposure.MemeCoinsPct)),
            MemeCoins = config.Get(Knobs.Portfolio.MemeCoins),
            Health = Health(config),
            LowAtrPpm = (double)(config.Get(Knobs.Confluence.LowAtrPct) * PpmOfPercent) * AtrScale(config),
            HighAtrPpm = (double)(config.Get(Knobs.Confluence.HighAtrPct) * PpmOfPercent) * AtrScale(config),
            LowFactorPpm = Factor(config.Get(Knobs.Sizing.LowVolatilityFactor)),
            MediumFactorPpm = Factor(config.Get(Knobs.Sizing.MediumVolatilityFactor)),
            HighFactorPpm = Factor(config.Get(Knobs.Sizing.HighVolatilityFactor)),
            ScalpingHoldNs = config.Get(Knobs.Portfolio.ScalpingHold),
            ArbitrageHoldNs = config.Get(Knobs.Portfolio.ArbitrageHold),
            MemeHoldNs = config.Get(Knobs.Portfolio.MemeHold),
            ArbitrageStrategies = [.. config.Get(Knobs.Portfolio.ArbitrageStrategies).Select(name => strategies.IndexOf(name)).Where(id => id >= 0)],
            Sessions = config.Get(Knobs.Portfolio.Sessions),
            SessionLeadNs = config.Get(Knobs.Portfolio.SessionLead),
        };
    }

    private static HealthOptions Health(ResolvedConfig config) => new()
    {
        Pnl = config.Get(Knobs.Portfolio.Pnl),
        QualityPoints = (double)config.Get(Knobs.Portfolio.QualityPoints),
        Concentration = config.Get(Knobs.Portfolio.Concentration),
        Hold = config.Get(Knobs.Portfolio.HoldMinutes),
        CalmPoints = (double)config.Get(Knobs.Portfolio.CalmPoints),
        WildPoints = (double)config.Get(Knobs.Portfolio.WildPoints),
        FlowRatio = (double)config.Get(Knobs.Portfolio.FlowRatio),
        FlowTrades = config.Get(Knobs.Portfolio.FlowTrades),
        VolumeSharePct = (double)config.Get(Knobs.Portfolio.VolumeSharePct),
        FlatPpm = Ppm(config.Get(Knobs.Portfolio.FlatPct)),
        HoldsEntriesBelow = (double)config.Get(Knobs.Portfolio.HoldsEntriesBelow),
        TightensBelow = (double)config.Get(Knobs.Portfolio.TightensBelow),
        ClosesBelow = (double)config.Get(Knobs.Portfolio.ClosesBelow),
        ClosesWorst = config.Get(Knobs.Portfolio.ClosesWorst),
    };
}
