namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Periods of the indicators over closed candles.</summary>
    public static class Indicators
    {
        public static readonly Section Section = new("indicators", "Periods of the indicators over closed candles.");

        public static readonly IntegerKnob Adx = Section.Declare(new IntegerKnob
        {
            Key = "indicators.adx", DefaultText = "14", Unit = "candles", Min = 2, Max = 500, Hashed = true,
            Meaning = "Period of the ADX of the longest timeframe.",
        });

        public static readonly IntegerKnob Atr = Section.Declare(new IntegerKnob
        {
            Key = "indicators.atr", DefaultText = "14", Unit = "candles", Min = 1, Max = 500, Hashed = true,
            Meaning = "Period of the ATR of the longest timeframe.",
        });

        public static readonly IntegerKnob FastestAtr = Section.Declare(new IntegerKnob
        {
            Key = "indicators.fastest_atr", DefaultText = "14", Unit = "candles", Min = 1, Max = 500, Hashed = true,
            Meaning = "Period of the ATR of the fastest timeframe.",
        });

        public static readonly IntegerKnob Rsi = Section.Declare(new IntegerKnob
        {
            Key = "indicators.rsi", DefaultText = "14", Unit = "candles", Min = 1, Max = 500, Hashed = true,
            Meaning = "Period of the RSI of the fastest timeframe.",
        });

        public static readonly IntegerKnob AutocorrelationReturns = Section.Declare(new IntegerKnob
        {
            Key = "indicators.autocorrelation_returns", DefaultText = "10", Unit = "returns", Min = 3, Max = 500, Hashed = true,
            Meaning = "Log returns of the fastest timeframe whose lag-1 autocorrelation is taken.",
        });

        public static readonly IntegerKnob MacdFast = Section.Declare(new IntegerKnob
        {
            Key = "indicators.macd.fast", DefaultText = "12", Unit = "candles", Min = 1, Max = 500, Hashed = true,
            Meaning = "Fast average of the MACD.",
        });

        public static readonly IntegerKnob MacdSlow = Section.Declare(new IntegerKnob
        {
            Key = "indicators.macd.slow", DefaultText = "26", Unit = "candles", Min = 2, Max = 1000, Hashed = true,
            Meaning = "Slow average of the MACD.",
        });

        public static readonly IntegerKnob MacdSignal = Section.Declare(new IntegerKnob
        {
            Key = "indicators.macd.signal", DefaultText = "9", Unit = "candles", Min = 1, Max = 500, Hashed = true,
            Meaning = "Signal line of the MACD.",
        });

        public static readonly IntegerKnob EmaFast = Section.Declare(new IntegerKnob
        {
            Key = "indicators.ema.fast", DefaultText = "50", Unit = "candles", Min = 1, Max = 1000, Hashed = true,
            Meaning = "Fast exponential average.",
        });

        public static readonly IntegerKnob EmaSlow = Section.Declare(new IntegerKnob
        {
            Key = "indicators.ema.slow", DefaultText = "200", Unit = "candles", Min = 2, Max = 2000, Hashed = true,
            Meaning = "Slow exponential average.",
        });

        public static readonly IntegerKnob VwapSlopeBars = Section.Declare(new IntegerKnob
        {
            Key = "indicators.vwap_slope_bars", DefaultText = "5", Unit = "candles", Min = 2, Max = Signals.Indicators.Vwap.MaxSlopeBars, Hashed = true,
            Meaning = "Bars of the fastest timeframe over which the slope of the VWAP is taken.",
        });

        public static readonly IntegerKnob BollingerPeriod = Section.Declare(new IntegerKnob
        {
            Key = "indicators.bollinger.period", DefaultText = "20", Unit = "candles", Min = 2, Max = 500, Hashed = true,
            Meaning = "Closes of the Bollinger bands.",
        });

        public static readonly DecimalKnob BollingerSigmas = Section.Declare(new DecimalKnob
        {
            Key = "indicators.bollinger.sigmas", DefaultText = "2", Unit = "deviations", Min = 0.1m, Max = 10m, Hashed = true,
            Meaning = "Distance of the Bollinger bands from their mean.",
        });

        public static readonly IntegerKnob PersistenceReturns = Section.Declare(new IntegerKnob
        {
            Key = "indicators.persistence.returns", DefaultText = "64", Unit = "returns", Min = 4, Max = 4096, Hashed = true,
            Meaning = "Log returns of the longest timeframe whose persistence (Hurst exponent) is measured.",
        });

        public static readonly IntegersKnob PersistenceChunks = Section.Declare(new IntegersKnob
        {
            Key = "indicators.persistence.chunks", DefaultText = "[8, 16, 32, 64]", Unit = "returns", Min = 2, Max = 4_096, MinCount = 2, MaxCount = 16, Hashed = true,
            Meaning = "Chunk sizes of the rescaled range that persistence is the slope of; none is more than its returns.",
        });

        public static readonly IntegerKnob MeanReversionLookback = Section.Declare(new IntegerKnob
        {
            Key = "indicators.mean_reversion.lookback", DefaultText = "100", Unit = "candles", Min = 1, Max = 4096, Hashed = true,
            Meaning = "Candles of the longest timeframe whose excursions from the mean are looked at.",
        });

        public static readonly IntegerKnob MeanReversionMean = Section.Declare(new IntegerKnob
        {
            Key = "indicators.mean_reversion.mean", DefaultText = "20", Unit = "candles", Min = 2, Max = 1000, Hashed = true,
            Meaning = "Closes of the mean that a candle deviates from.",
        });

        public static readonly DecimalKnob MeanReversionOuter = Section.Declare(new DecimalKnob
        {
            Key = "indicators.mean_reversion.outer", DefaultText = "2", Unit = "deviations", Min = 0.1m, Max = 10m, Hashed = true,
            Meaning = "An excursion from the mean begins beyond this.",
        });

        public static readonly DecimalKnob MeanReversionInner = Section.Declare(new DecimalKnob
        {
            Key = "indicators.mean_reversion.inner", DefaultText = "0.5", Unit = "deviations", Min = 0m, Max = 10m, Hashed = true,
            Meaning = "An excursion from the mean is back within this.",
        });

        public static readonly IntegerKnob MeanReversionMaxCandles = Section.Declare(new IntegerKnob
        {
            Key = "indicators.mean_reversion.max_candles", DefaultText = "20", Unit = "candles", Min = 1, Max = 1000, Hashed = true,
            Meaning = "An excursion of this many candles counts as not come back.",
        });
    }
}
