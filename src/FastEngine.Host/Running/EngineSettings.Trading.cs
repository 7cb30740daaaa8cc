using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Trading;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    private const int FactorOne = 1_000_000;

    /// <param name="config">Resolved.</param>
    /// <param name="configHash">Of the run, lower-case hex; client order ids carry a part of it.</param>
    public static TradingOptions Trading(ResolvedConfig config, string configHash) => new()
    {
        StartingEquity = Amount(config.Get(Knobs.Account.Equity)),
        Leverage = config.Get(Knobs.Account.Leverage),
        RiskPpm = Ppm(config.Get(Knobs.Sizing.RiskPct)),
        MaxRiskPpm = Ppm(config.Get(Knobs.Sizing.MaxRiskPct)),
        MaxPosition = Amount(config.Get(Knobs.Sizing.MaxPosition)),
        StopMinPpm = Ppm(config.Get(Knobs.Stop.MinPct)),
        StopMaxPpm = Ppm(config.Get(Knobs.Stop.MaxPct)),
        MaxPositions = config.Get(Knobs.Positions.Max),
        SameDirection = config.Get(Knobs.Positions.SameDirection),
        Mode = config.Get(Knobs.Positions.Mode),
        UnattributedClose = config.Get(Knobs.Positions.UnattributedClose),
        CorrectAfterNs = config.Get(Knobs.Positions.CorrectAfter),
        LateViewNs = Math.Max(config.Get(Knobs.Positions.LateView), config.Get(Knobs.Positions.CorrectAfter)),
        CloseUnattributed = config.Get(Knobs.Positions.CloseUnattributed),
        TotalExposurePpm = Ppm(config.Get(Knobs.Exposure.TotalPct)),
        SymbolExposurePpm = Ppm(config.Get(Knobs.Exposure.SymbolPct)),
        FitExposure = config.Get(Knobs.Sizing.FitExposure),
        MarginBufferPpm = Ppm(config.Get(Knobs.Margin.BufferPct)),
        PriceBandPpm = Ppm(config.Get(Knobs.Sanity.PriceBandPct)),
        FurthestStopPpm = Ppm(config.Get(Knobs.Sanity.MaxStopPct)),
        ParkedMaxAgeNs = config.Get(Knobs.Parked.MaxAge),
        LowConfluence = (double)config.Get(Knobs.Confluence.LowBand),
        MediumConfluence = (double)config.Get(Knobs.Confluence.MediumBand),
        HighConfluence = (double)config.Get(Knobs.Confluence.HighBand),
        NoneFactorPpm = Factor(config.Get(Knobs.Sizing.NoneFactor)),
        LowFactorPpm = Factor(config.Get(Knobs.Sizing.LowFactor)),
        MediumFactorPpm = Factor(config.Get(Knobs.Sizing.MediumFactor)),
        HighFactorPpm = Factor(config.Get(Knobs.Sizing.HighFactor)),
        AccountSampleNs = config.Get(Knobs.Account.Sample),
        Protection = Protection(config),
        Safety = Safety(config),
        Portfolio = Portfolio(config),
        Dtms = Dtms(config),
        Doubt = Doubt(config),
        Execution = Execution(config),
        ConfigTag = ClientOrderId.TagOf(configHash),
    };

    private static int Factor(decimal factor) => (int)(factor * FactorOne);

    // Knobs of money are whole cents.
    private static Int128 Amount(decimal money) => (Int128)(money * 100) * (Money.One / 100);
}
