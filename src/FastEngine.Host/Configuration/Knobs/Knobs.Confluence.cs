using FastEngine.Signals.Confluence;

namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Primary analysers and weighted filters: the score of an entry.</summary>
    public static class Confluence
    {
        public static readonly Section Section = new("confluence", "Primary analysers and weighted filters: the score of an entry.");

        public static readonly NamesKnob Primaries = Section.Declare(new NamesKnob
        {
            Key = "confluence.primaries", DefaultText = "[order_flow, microstructure]", Known = ConfluenceRegistry.Primaries.Names,
            Noun = "a primary analyser", MinCount = 0, Hashed = true,
            Meaning = "Analysers that all must pass where decision.mode is confluence.",
        });

        public static readonly WeightedNamesKnob Filters = Section.Declare(new WeightedNamesKnob
        {
            Key = "confluence.filters", Known = ConfluenceRegistry.Filters.Names, Noun = "a filter", MaxWeight = 10m,
            MaxCount = ConfluenceScore.MaxFilters, Hashed = true,
            DefaultText = "[market_profile 1.5, mean_reversion 1.5, autocorrelation 1, demand_zone 2, opposite_zone 0.5, fair_value_gap 1.5, "
                + "rsi_extreme 0, cvd_divergence 0, large_trades 0, exhaustion 0]",
            Meaning = "Filters and the most points that each adds.",
        });

        public static readonly DecimalKnob Required = Section.Declare(new DecimalKnob
        {
            Key = "confluence.required", DefaultText = "3", Unit = "points", Min = 0m, Max = 120m, Hashed = true,
            Meaning = "Score that an entry needs where decision.mode asks for one.",
        });

        public static readonly DecimalKnob LowVolatilityExtra = Section.Declare(new DecimalKnob
        {
            Key = "confluence.low_volatility_extra", DefaultText = "0.4", Unit = "points", Min = 0m, Max = 120m, Hashed = true,
            Meaning = "Added to the required score in a quiet market.",
        });

        public static readonly DecimalKnob HighVolatilityDiscount = Section.Declare(new DecimalKnob
        {
            Key = "confluence.high_volatility_discount", DefaultText = "0.24", Unit = "points", Min = 0m, Max = 120m, Hashed = true,
            Meaning = "Taken off the required score in a wild market.",
        });

        public static readonly DecimalKnob LowAtrPct = Section.Declare(new DecimalKnob
        {
            Key = "confluence.low_atr_pct", DefaultText = "0.5", Unit = "%", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Quiet is ATR / close of the longest timeframe below this at 15m, scaled like regime.min_atr_pct.",
        });

        public static readonly DecimalKnob HighAtrPct = Section.Declare(new DecimalKnob
        {
            Key = "confluence.high_atr_pct", DefaultText = "1.5", Unit = "%", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Wild is ATR / close of the longest timeframe above this at 15m, scaled like regime.min_atr_pct.",
        });

        public static readonly DecimalKnob LowBand = Section.Declare(new DecimalKnob
        {
            Key = "confluence.bands.low", DefaultText = "3", Unit = "points", Min = 0m, Max = 120m, Hashed = true,
            Meaning = "Least score of the low band.",
        });

        public static readonly DecimalKnob MediumBand = Section.Declare(new DecimalKnob
        {
            Key = "confluence.bands.medium", DefaultText = "5", Unit = "points", Min = 0m, Max = 120m, Hashed = true,
            Meaning = "Least score of the medium band.",
        });

        public static readonly DecimalKnob HighBand = Section.Declare(new DecimalKnob
        {
            Key = "confluence.bands.high", DefaultText = "7", Unit = "points", Min = 0m, Max = 120m, Hashed = true,
            Meaning = "Least score of the high band.",
        });

        public static readonly DurationKnob OrderFlowWindow = Section.Declare(new DurationKnob
        {
            Key = "confluence.order_flow.window", DefaultText = "30s", Range = DurationRange.OfWindows, Hashed = true,
            Meaning = "Window of the imbalance that the order-flow analyser looks at.",
        });

        public static readonly DecimalKnob OrderFlowMinRatio = Section.Declare(new DecimalKnob
        {
            Key = "confluence.order_flow.min_ratio", DefaultText = "2.5", Unit = "ratio", Min = 1m, Max = 1000m, Hashed = true,
            Meaning = "A long needs the imbalance of the order-flow analyser above this, a short below its reciprocal.",
        });

        public static readonly IntegerKnob OrderFlowMinTrades = Section.Declare(new IntegerKnob
        {
            Key = "confluence.order_flow.min_trades", DefaultText = "5", Unit = "trades", Min = 1, Max = 1000000, Hashed = true,
            Meaning = "Least trades in the window of the order-flow analyser.",
        });

        public static readonly DecimalKnob MicrostructureWick = Section.Declare(new DecimalKnob
        {
            Key = "confluence.microstructure.wick_multiple", DefaultText = "2", Unit = "x body", Min = 0.001m, Max = 1000m, Step = MilliStep, Hashed = true,
            Meaning = "The wick of the last closed candle is longer than this many times the body, or the tick when that is larger.",
        });

        public static readonly DecimalKnob MicrostructureClose = Section.Declare(new DecimalKnob
        {
            Key = "confluence.microstructure.close_position", DefaultText = "0.8", Min = 0m, Max = 1m, Hashed = true,
            Meaning = "The close of the last closed candle lies above this share of its range, seen from the wick.",
        });

        public static readonly DecimalKnob MeanReversionFull = Section.Declare(new DecimalKnob
        {
            Key = "confluence.mean_reversion.full", DefaultText = "2", Unit = "deviations", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Full points where the price is further than this from its mean.",
        });

        public static readonly DecimalKnob MeanReversionHalf = Section.Declare(new DecimalKnob
        {
            Key = "confluence.mean_reversion.half", DefaultText = "1", Unit = "deviations", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Half the points where the price is further than this from its mean.",
        });

        public static readonly DecimalKnob AutocorrelationHigh = Section.Declare(new DecimalKnob
        {
            Key = "confluence.autocorrelation.high", DefaultText = "0.6", Min = 0m, Max = 1m, Hashed = true,
            Meaning = "Full points where the size of the autocorrelation is above this, half below.",
        });

        public static readonly DecimalKnob AutocorrelationLow = Section.Declare(new DecimalKnob
        {
            Key = "confluence.autocorrelation.low", DefaultText = "0.3", Min = 0m, Max = 1m, Hashed = true,
            Meaning = "Full points where the size of the autocorrelation is below this, half above.",
        });

        public static readonly DecimalKnob RsiLow = Section.Declare(new DecimalKnob
        {
            Key = "confluence.rsi_extreme.low", DefaultText = "30", Min = 0m, Max = 50m, Hashed = true,
            Meaning = "RSI is stretched below this for a long, above 100 less it for a short.",
        });
    }
}
