using FastEngine.Host.Configuration;
using FastEngine.Trading.Dtms;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    private const double PercentPerWhole = 100;

    /// <summary>Without the calendar of news, which is a file.</summary>
    public static DtmsOptions Dtms(ResolvedConfig config) => new()
    {
        IsEnabled = config.Get(Knobs.Dtms.Enabled),
        StartProfitR = (double)config.Get(Knobs.Dtms.StartProfitR),
        StartLossR = (double)config.Get(Knobs.Dtms.StartLossR),
        StartAfterNs = config.Get(Knobs.Dtms.StartAfter),
        FastCheckNs = config.Get(Knobs.Dtms.Fast),
        HighVolatilityCheckNs = config.Get(Knobs.Dtms.FastHigh),
        SlowCheckNs = config.Get(Knobs.Dtms.FastSlow),
        ForcedMoveR = (double)config.Get(Knobs.Dtms.ForcedMoveR),
        DeepCheckNs = config.Get(Knobs.Dtms.Deep),
        DeepSpacingNs = config.Get(Knobs.Dtms.DeepSpacing),
        StopBehindR = (double)config.Get(Knobs.Dtms.StopBehindR),
        ReducePpm = Ppm(config.Get(Knobs.Dtms.Reduce)),
        HedgePpm = Ppm(config.Get(Knobs.Dtms.Hedge)),
        HedgeStopAtr = (double)config.Get(Knobs.Dtms.HedgeStopAtr),
        ReAddPpm = Ppm(config.Get(Knobs.Dtms.ReAdd)),
        CloseRetryNs = config.Get(Knobs.Dtms.CloseRetry),
        LowAtrPpm = (double)(config.Get(Knobs.Confluence.LowAtrPct) * PpmOfPercent) * AtrScale(config),
        HighAtrPpm = (double)(config.Get(Knobs.Confluence.HighAtrPct) * PpmOfPercent) * AtrScale(config),
        Scoring = DtmsScoring(config),
        Flip = new DtmsFlip
        {
            BasePpm = Ppm(config.Get(Knobs.Dtms.FlipBase)),
            Asian = (double)config.Get(Knobs.Dtms.FlipAsian),
            London = (double)config.Get(Knobs.Dtms.FlipLondon),
            Overlap = (double)config.Get(Knobs.Dtms.FlipOverlap),
            NewYork = (double)config.Get(Knobs.Dtms.FlipNewYork),
            LowVolatility = (double)config.Get(Knobs.Dtms.FlipLowVolatility),
            HighVolatility = (double)config.Get(Knobs.Dtms.FlipHighVolatility),
            Range = (double)config.Get(Knobs.Dtms.FlipRange),
            Least = (double)config.Get(Knobs.Dtms.FlipLeast),
            Most = (double)config.Get(Knobs.Dtms.FlipMost),
        },
        Sessions = new DtmsSessions
        {
            LondonHour = config.Get(Knobs.Dtms.LondonHour),
            OverlapHour = config.Get(Knobs.Dtms.OverlapHour),
            NewYorkHour = config.Get(Knobs.Dtms.NewYorkHour),
            AsianHour = config.Get(Knobs.Dtms.AsianHour),
        },
        Transitions = new DtmsTransitions
        {
            WarnAt = (double)config.Get(Knobs.Dtms.WarnAt),
            ReduceAt = (double)config.Get(Knobs.Dtms.ReduceAt),
            HedgeAt = (double)config.Get(Knobs.Dtms.HedgeAt),
            HealthyAt = (double)config.Get(Knobs.Dtms.HealthyAt),
            CalmAt = (double)config.Get(Knobs.Dtms.CalmAt),
            RecoveredAt = (double)config.Get(Knobs.Dtms.RecoveredAt),
            Confluence = (double)config.Get(Knobs.Dtms.Confluence) / PercentPerWhole,
            WarningNs = config.Get(Knobs.Dtms.WarningTime),
            HedgedNs = config.Get(Knobs.Dtms.HedgedTime),
            RecoveringNs = config.Get(Knobs.Dtms.RecoveringTime),
        },
        Rails = new DtmsRailOptions
        {
            BeforeNewsNs = config.Get(Knobs.Dtms.BeforeNews),
            AfterNewsNs = config.Get(Knobs.Dtms.AfterNews),
            MaxAgeNs = config.Get(Knobs.Dtms.MaxAge),
        },
    };

    private static DtmsScoring DtmsScoring(ResolvedConfig config) => new()
    {
        Most = Weights(config, Knobs.Dtms.MostStructure, Knobs.Dtms.MostVwap, Knobs.Dtms.MostMomentum, Knobs.Dtms.MostEma, Knobs.Dtms.MostDelta,
            Knobs.Dtms.MostCandle),
        Range = Weights(config, Knobs.Dtms.RangeStructure, Knobs.Dtms.RangeVwap, Knobs.Dtms.RangeMomentum, Knobs.Dtms.RangeEma, Knobs.Dtms.RangeDelta,
            Knobs.Dtms.RangeCandle),
        HighVolatility = Weights(config, Knobs.Dtms.HighVolatilityStructure, Knobs.Dtms.HighVolatilityVwap, Knobs.Dtms.HighVolatilityMomentum, Knobs.Dtms.HighVolatilityEma, Knobs.Dtms.HighVolatilityDelta,
            Knobs.Dtms.HighVolatilityCandle),
        Asian = (double)config.Get(Knobs.Dtms.AsianFactor),
        BreakPpm = Ppm(config.Get(Knobs.Dtms.Break)),
        ChangePpm = Ppm(config.Get(Knobs.Dtms.Change)),
        FlipCloses = config.Get(Knobs.Dtms.FlipCloses),
        Flip = (double)config.Get(Knobs.Dtms.FlipWorth),
        OppositeHigh = (double)config.Get(Knobs.Dtms.OppositeHigh) / PercentPerWhole,
        OppositeRaised = (double)config.Get(Knobs.Dtms.OppositeRaised) / PercentPerWhole,
        OppositeLow = (double)config.Get(Knobs.Dtms.OppositeLow) / PercentPerWhole,
        VolumeHigh = (double)config.Get(Knobs.Dtms.VolumeHigh),
        VolumeRaised = (double)config.Get(Knobs.Dtms.VolumeRaised),
        VolumeLow = (double)config.Get(Knobs.Dtms.VolumeLow),
        RsiMiddle = (double)config.Get(Knobs.Dtms.RsiMiddle),
        Rsi = (double)config.Get(Knobs.Dtms.Rsi),
        Macd = (double)config.Get(Knobs.Dtms.Macd),
        DeltaZ = (double)config.Get(Knobs.Dtms.DeltaZ),
        CandleBody = (double)config.Get(Knobs.Dtms.CandleBody) / PercentPerWhole,
        CandleThroughVwap = (double)config.Get(Knobs.Dtms.CandleThroughVwap),
    };

    private static DtmsWeights Weights(
        ResolvedConfig config, DecimalKnob structure, DecimalKnob vwap, DecimalKnob momentum, DecimalKnob ema, DecimalKnob delta, DecimalKnob candle) => new(
        (double)config.Get(structure), (double)config.Get(vwap), (double)config.Get(momentum), (double)config.Get(ema), (double)config.Get(delta),
        (double)config.Get(candle));
}
