using FastEngine.Signals.Indicators;
using FastEngine.Signals.Regimes;

namespace FastEngine.Host.Configuration;

/// <summary>The candle indicators and the regime as configured, and how many closed candles everything needs.</summary>
public static class CandleNeeds
{
    private const decimal Percent = 100;

    // A zone is its candle, confirmed by the next, against those before.
    private const int ZoneCandles = 2;

    public static IndicatorOptions Indicators(ResolvedConfig config) => new()
    {
        AdxPeriod = config.Get(Knobs.Indicators.Adx),
        AtrPeriod = config.Get(Knobs.Indicators.Atr),
        FastestAtrPeriod = config.Get(Knobs.Indicators.FastestAtr),
        RsiPeriod = config.Get(Knobs.Indicators.Rsi),
        AutocorrelationReturns = config.Get(Knobs.Indicators.AutocorrelationReturns),
        MacdFast = config.Get(Knobs.Indicators.MacdFast),
        MacdSlow = config.Get(Knobs.Indicators.MacdSlow),
        MacdSignal = config.Get(Knobs.Indicators.MacdSignal),
        EmaFast = config.Get(Knobs.Indicators.EmaFast),
        EmaSlow = config.Get(Knobs.Indicators.EmaSlow),
        VwapSlopeBars = config.Get(Knobs.Indicators.VwapSlopeBars),
        BollingerPeriod = config.Get(Knobs.Indicators.BollingerPeriod),
        BollingerSigmas = (double)config.Get(Knobs.Indicators.BollingerSigmas),
        PersistenceReturns = config.Get(Knobs.Indicators.PersistenceReturns),
        PersistenceChunks = config.Get(Knobs.Indicators.PersistenceChunks),
        MeanReversionLookback = config.Get(Knobs.Indicators.MeanReversionLookback),
        MeanReversionMean = config.Get(Knobs.Indicators.MeanReversionMean),
        MeanReversionOuterSigma = (double)config.Get(Knobs.Indicators.MeanReversionOuter),
        MeanReversionInnerSigma = (double)config.Get(Knobs.Indicators.MeanReversionInner),
        MeanReversionMaxCandles = config.Get(Knobs.Indicators.MeanReversionMaxCandles),
    };

    public static RegimeOptions Regime(ResolvedConfig config) => new()
    {
        Structure = config.Get(Knobs.Regime.Structure),
        AdxMin = (double)config.Get(Knobs.Regime.AdxMin),
        PersistenceMin = (double)config.Get(Knobs.Regime.PersistenceMin),
        MeanReversionMax = (double)config.Get(Knobs.Regime.MeanReversionMax),
        MinAtrOfClose = (double)(config.Get(Knobs.Regime.MinAtrPct) / Percent),
        RequiresVolume = config.Get(Knobs.Regime.Volume),
        RequiresEmaAlignment = config.Get(Knobs.Regime.EmaAlignment),
    };

    /// <summary>Closed candles of the fastest timeframe without which a symbol is warming: 21 with the defaults.</summary>
    public static int Fastest(ResolvedConfig config)
    {
        // The last closed candle is part of the joined one, and a value over n moves needs n + 1 candles.
        int[] before =
        [
            config.Get(Knobs.Bounce.VolumeCandles), config.Get(Knobs.Indicators.FastestAtr), config.Get(Knobs.Indicators.Rsi),
            config.Get(Knobs.Indicators.AutocorrelationReturns),
        ];
        return before.Max() + 1;
    }

    /// <summary>Closed candles of the longest timeframe that level 1 needs: 119 with the defaults.</summary>
    public static int Longest(ResolvedConfig config) => Regime(config).LongestCandlesNeeded(Indicators(config));

    /// <summary>What the history must keep, each need with the words for it.</summary>
    public static IEnumerable<(int Candles, string What)> OfHistory(ResolvedConfig config) =>
    [
        (Fastest(config), "the warm-up of the fastest timeframe"),
        (Longest(config), "level 1"),
        (config.Get(Knobs.Zones.VolumeCandles) + ZoneCandles, "zones.volume_candles"),
        (config.Get(Knobs.Indicators.BollingerPeriod), "indicators.bollinger.period"),
        (Running.EngineSettings.Views(config).CandlesNeeded, "a view"),
        (Running.EngineSettings.Dump(config).CandlesNeeded, "the dump detector"),
    ];
}
