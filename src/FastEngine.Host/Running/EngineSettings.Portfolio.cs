using FastEngine.Host.Configuration;
using FastEngine.Signals.Regimes;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    private static PortfolioOptions Portfolio(ResolvedConfig config)
    {
        var timeframes = config.Get(Knobs.Candles.Timeframes);

        // As the required score scales them: ATR grows with the square root of the time that it is measured over.
        var scale = Math.Sqrt((double)timeframes[^1] / RegimeOptions.AtrBaseTimeframeNs);
        var strategies = config.Get(Knobs.Strategies.Enabled);
        return new PortfolioOptions
        {
            PeriodNs = config.Get(Knobs.Portfolio.Period),
            BarNs = timeframes[0],
            Closes = config.Get(Knobs.Portfolio.Closes),
            LeastReturns = config.Get(Knobs.Portfolio.LeastReturns),
            UnknownCorrelation = (double)config.Get(Knobs.Portfolio.UnknownCorrelation),
            RefreshNs = config.Get(Knobs.Portfolio.Refresh),
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
            LowAtrPpm = (double)(config.Get(Knobs.Confluence.LowAtrPct) * PpmOfPercent) * scale,
            HighAtrPpm = (double)(config.Get(Knobs.Confluence.HighAtrPct) * PpmOfPercent) * scale,
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
        Pnl = config.Get(Knobs.Health.Pnl),
        QualityPoints = (double)config.Get(Knobs.Health.QualityPoints),
        Concentration = config.Get(Knobs.Health.Concentration),
        Hold = config.Get(Knobs.Health.Hold),
        CalmPoints = (double)config.Get(Knobs.Health.CalmPoints),
        WildPoints = (double)config.Get(Knobs.Health.WildPoints),
        FlowRatio = (double)config.Get(Knobs.Health.FlowRatio),
        FlowTrades = config.Get(Knobs.Health.FlowTrades),
        VolumeSharePct = (double)config.Get(Knobs.Health.VolumeSharePct),
        FlatPpm = Ppm(config.Get(Knobs.Health.FlatPct)),
        HoldsEntriesBelow = (double)config.Get(Knobs.Health.HoldsEntriesBelow),
        TightensBelow = (double)config.Get(Knobs.Health.TightensBelow),
        ClosesBelow = (double)config.Get(Knobs.Health.ClosesBelow),
        ClosesWorst = config.Get(Knobs.Health.ClosesWorst),
    };
}
