namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Defensive trade management.</summary>
    public static class Dtms
    {
        private const string Prefix = "dtms.";

        public static readonly Section Section = new("dtms",
            "Defensive trade management: each position is scored, warned of, hedged or closed. R is the distance of average entry and initial stop.", Section.DtmsFile);

        public static readonly BooleanKnob Enabled = Section.Declare(new BooleanKnob
        {
            Key = "dtms.enabled", DefaultText = "true", Hashed = true,
            Meaning = "Whether positions are managed; volatility is low and high by confluence.low_atr_pct and confluence.high_atr_pct.",
        });

        public static readonly PathKnob News = Section.Declare(new PathKnob
        {
            Key = "dtms.news", DefaultText = "config/news.csv", Optional = true, Hashed = false,
            Meaning = "CSV of news near which no new risk is taken: time,impact,currency,title; the default need not be there.",
        });

        public static readonly DecimalKnob StartProfitR = Number("start.profit_r", "0.2", 0.01m, 100m, "R", "Profit at which the checks of a position begin.");
        public static readonly DecimalKnob StartLossR = Number("start.loss_r", "0.5", 0.01m, 100m, "R", "Loss at which they begin.");
        public static readonly DurationKnob StartAfter = Time("start.after", "15m", "1s", "1d", "Time after the first fill at which they begin in any case.");
        public static readonly DurationKnob Fast = Time("checks.fast", "30s", "1s", "1h", "Between two fast checks.");
        public static readonly DurationKnob FastHigh = Time("checks.fast_high_volatility", "15s", "1s", "1h", "Between two fast checks in high volatility.");
        public static readonly DurationKnob FastSlow = Time("checks.fast_slow", "60s", "1s", "1h",
            "Between two fast checks with a hedge, or in a market of low volatility without a trend.");
        public static readonly DecimalKnob ForcedMoveR = Number("checks.forced_move_r", "0.5", 0.01m, 100m, "R",
            "Move since the last deep check that forces the next one.");
        public static readonly DurationKnob Deep = Time("checks.deep", "15m", "1s", "1d", "Deep checks are due at multiples of this.");
        public static readonly DurationKnob DeepSpacing = Time("checks.deep_spacing", "10m", "1s", "1d", "Least time between deep checks that nothing forces.");
        public static readonly DecimalKnob StopBehindR = Number("actions.stop_behind_r", "0.3", 0.01m, 100m, "R",
            "Distance behind the price that the first warning moves the stop to.");
        public static readonly DecimalKnob Reduce = Percent("actions.reduce_pct", "50", 1m, 99m, "What the second warning closes, once a position.");
        public static readonly DecimalKnob Hedge = Percent("actions.hedge_pct", "50", 1m, 99m, "What of the open quantity is hedged.");
        public static readonly DecimalKnob HedgeStopAtr = Number("actions.hedge_stop_atr", "0.5", 0.01m, 100m, "ATR",
            "Distance of the stop of a hedge from the price.");
        public static readonly DecimalKnob ReAdd = Percent("actions.readd_pct", "50", 1m, 99m,
            "What of the closed quantity is added again to a trade that recovered.");
        public static readonly DurationKnob CloseRetry = Time("actions.close_retry", "2s", "100ms", "1m", "How long until a close that failed is tried again.");
        public static readonly DurationKnob BeforeNews = Time("rails.before_news", "30m", "0s", "1d", "No new risk so long before news.");
        public static readonly DurationKnob AfterNews = Time("rails.after_news", "15m", "0s", "1d", "No new risk so long after news.");
        public static readonly DurationKnob MaxAge = Time("rails.max_age", "5m", "1s", "1d", "Oldest data that new risk is taken on.");
        public static readonly DecimalKnob WarnAt = Number("states.warn_at", "-2", -20m, 20m, "", "Score at or below which a healthy position is warned of.");
        public static readonly DecimalKnob ReduceAt = Number("states.reduce_at", "-4", -20m, 20m, "",
            "Score at or below which the second warning follows the first.");
        public static readonly DecimalKnob HedgeAt = Number("states.hedge_at", "-6", -20m, 20m, "",
            "Score at or below which a position with the second warning is hedged.");
        public static readonly DecimalKnob HealthyAt = Number("states.healthy_at", "0", -20m, 20m, "", "Score at or above which the first warning ends.");
        public static readonly DecimalKnob CalmAt = Number("states.calm_at", "-2", -20m, 20m, "",
            "Score at or above which the second warning goes back to the first.");
        public static readonly DecimalKnob RecoveredAt = Number("states.recovered_at", "1", -20m, 20m, "",
            "Score at or above which a recovering position is healthy.");
        public static readonly DecimalKnob Confluence = Percent("states.confluence_pct", "70", 1m, 100m,
            "Part of the maxima of all parts that must be against for a hedge when the VWAP has turned.");
        public static readonly DurationKnob WarningTime = Time("states.warning", "30m", "1s", "7d",
            "Time in a warning after which it steps back if the score allows.");
        public static readonly DurationKnob HedgedTime = Time("states.hedged", "75m", "1s", "7d", "Time with a hedge after which everything is closed.");
        public static readonly DurationKnob RecoveringTime = Time("states.recovering", "30m", "1s", "7d",
            "Time of recovering after which the position is closed.");
        public static readonly IntegerKnob LondonHour = Whole("sessions.london", "7", 0, 23, "hour UTC", "London begins; Asia ends.");
        public static readonly IntegerKnob OverlapHour = Whole("sessions.overlap", "12", 0, 23, "hour UTC", "London and New York overlap from here.");
        public static readonly IntegerKnob NewYorkHour = Whole("sessions.new_york", "16", 0, 23, "hour UTC", "New York is alone from here.");
        public static readonly IntegerKnob AsianHour = Whole("sessions.asian", "21", 0, 23, "hour UTC", "Asia begins.");
        public static readonly DecimalKnob FlipBase = Percent("flip.base_pct", "0.02", 0.0001m, 1m,
            "Slope of the VWAP that counts as turned, part of the price a bar.");
        public static readonly DecimalKnob FlipAsian = Number("flip.asian", "1.5", 0.01m, 10m, "x", "Its factor in the Asian session.");
        public static readonly DecimalKnob FlipLondon = Number("flip.london", "1", 0.01m, 10m, "x", "Its factor in the London session.");
        public static readonly DecimalKnob FlipOverlap = Number("flip.overlap", "0.7", 0.01m, 10m, "x", "Its factor in the overlap.");
        public static readonly DecimalKnob FlipNewYork = Number("flip.new_york", "0.8", 0.01m, 10m, "x", "Its factor in the New York session.");
        public static readonly DecimalKnob FlipLowVolatility = Number("flip.low_volatility", "1.4", 0.01m, 10m, "x", "Its factor in low volatility.");
        public static readonly DecimalKnob FlipHighVolatility = Number("flip.high_volatility", "0.8", 0.01m, 10m, "x", "Its factor in high volatility.");
        public static readonly DecimalKnob FlipRange = Number("flip.range", "1.3", 0.01m, 10m, "x", "Its factor without a trend.");
        public static readonly DecimalKnob FlipLeast = Number("flip.least", "0.5", 0.01m, 10m, "x", "Least of all its factors together.");
        public static readonly DecimalKnob FlipMost = Number("flip.most", "1.8", 0.01m, 10m, "x", "Most of all its factors together.");
        public static readonly DecimalKnob MostStructure = Number("score.most.structure", "3", 0.01m, 10m, "", "The most that structure gives for or against.");
        public static readonly DecimalKnob MostVwap = Number("score.most.vwap", "2", 0.01m, 10m, "", "The most that VWAP and volume gives for or against.");
        public static readonly DecimalKnob MostMomentum = Number("score.most.momentum", "2", 0.01m, 10m, "", "The most that momentum gives for or against.");
        public static readonly DecimalKnob MostEma = Number("score.most.ema", "1.5", 0.01m, 10m, "",
            "The most that the alignment of the averages gives for or against.");
        public static readonly DecimalKnob MostDelta = Number("score.most.delta", "1", 0.01m, 10m, "", "The most that delta pressure gives for or against.");
        public static readonly DecimalKnob MostCandle = Number("score.most.candle", "1", 0.01m, 10m, "",
            "The most that candle conviction gives for or against.");
        public static readonly DecimalKnob RangeStructure = Number("score.range.structure", "0.7", 0.01m, 10m, "x", "Factor of structure without a trend.");
        public static readonly DecimalKnob RangeVwap = Number("score.range.vwap", "1.3", 0.01m, 10m, "x", "Factor of VWAP and volume without a trend.");
        public static readonly DecimalKnob RangeMomentum = Number("score.range.momentum", "1", 0.01m, 10m, "x", "Factor of momentum without a trend.");
        public static readonly DecimalKnob RangeEma = Number("score.range.ema", "0.8", 0.01m, 10m, "x",
            "Factor of the alignment of the averages without a trend.");
        public static readonly DecimalKnob RangeDelta = Number("score.range.delta", "1.2", 0.01m, 10m, "x", "Factor of delta pressure without a trend.");
        public static readonly DecimalKnob RangeCandle = Number("score.range.candle", "1.1", 0.01m, 10m, "x", "Factor of candle conviction without a trend.");
        public static readonly DecimalKnob HighVolatilityStructure = Number("score.high_volatility.structure", "1.2", 0.01m, 10m, "x",
            "Factor of structure in high volatility.");
        public static readonly DecimalKnob HighVolatilityVwap = Number("score.high_volatility.vwap", "0.9", 0.01m, 10m, "x",
            "Factor of VWAP and volume in high volatility.");
        public static readonly DecimalKnob HighVolatilityMomentum = Number("score.high_volatility.momentum", "0.8", 0.01m, 10m, "x",
            "Factor of momentum in high volatility.");
        public static readonly DecimalKnob HighVolatilityEma = Number("score.high_volatility.ema", "1", 0.01m, 10m, "x",
            "Factor of the alignment of the averages in high volatility.");
        public static readonly DecimalKnob HighVolatilityDelta = Number("score.high_volatility.delta", "1.1", 0.01m, 10m, "x",
            "Factor of delta pressure in high volatility.");
        public static readonly DecimalKnob HighVolatilityCandle = Number("score.high_volatility.candle", "0.9", 0.01m, 10m, "x",
            "Factor of candle conviction in high volatility.");
        public static readonly DecimalKnob AsianFactor = Number("score.asian", "0.8", 0.01m, 10m, "x", "Factor of all parts in the Asian session.");
        public static readonly DecimalKnob Break = Percent("score.break_pct", "0.03", 0.0001m, 10m,
            "Close beyond the extreme of the 10 bars before that is a break of structure.");
        public static readonly DecimalKnob Change = Percent("score.change_pct", "0.25", 0.0001m, 10m,
            "Close beyond the extreme of the 15 bars before that is a change of character.");
        public static readonly IntegerKnob FlipCloses = Whole("score.flip_closes", "2", 1, 100, "bars",
            "Bars in a row that closed on one side of a turned VWAP.");
        public static readonly DecimalKnob FlipWorth = Number("score.flip", "2", 0.01m, 10m, "", "What a turned VWAP is worth.");
        public static readonly DecimalKnob OppositeHigh = Percent("score.opposite_high_pct", "65", 1m, 99m, "Opposite share of the volume that is high.");
        public static readonly DecimalKnob OppositeRaised = Percent("score.opposite_raised_pct", "55", 1m, 99m, "Opposite share of the volume that is raised.");
        public static readonly DecimalKnob OppositeLow = Percent("score.opposite_low_pct", "35", 1m, 99m, "Opposite share of the volume that is low.");
        public static readonly DecimalKnob VolumeHigh = Number("score.volume_high", "1", 0.01m, 10m, "", "What a high opposite share costs.");
        public static readonly DecimalKnob VolumeRaised = Number("score.volume_raised", "0.5", 0.01m, 10m, "", "What a raised one costs.");
        public static readonly DecimalKnob VolumeLow = Number("score.volume_low", "1", 0.01m, 10m, "", "What a low one gives.");
        public static readonly DecimalKnob RsiMiddle = Number("score.rsi_middle", "50", 1m, 99m, "", "RSI on this side of which it is against a trade.");
        public static readonly DecimalKnob Rsi = Number("score.rsi", "2", 0.01m, 10m, "", "What an RSI is worth that is on one side and moves on.");
        public static readonly DecimalKnob Macd = Number("score.macd", "1", 0.01m, 10m, "", "What a MACD histogram is worth that moves one way twice.");
        public static readonly DecimalKnob DeltaZ = Number("score.delta_z", "0.5", 0.01m, 10m, "deviations", "Volume delta of a bar that counts.");
        public static readonly DecimalKnob CandleBody = Percent("score.candle_body_pct", "65", 1m, 100m, "Part of a candle's range that its body is at least.");
        public static readonly DecimalKnob CandleThroughVwap = Number("score.candle_through_vwap", "2", 0.01m, 10m, "",
            "What such a candle is worth that went through the VWAP.");

        private static DecimalKnob Number(string key, string text, decimal min, decimal max, string unit, string meaning) => Section.Declare(new DecimalKnob
        {
            Key = Prefix + key, DefaultText = text, Unit = unit, Min = min, Max = max, Step = FactorStep, Hashed = true, Meaning = meaning,
        });

        private static DecimalKnob Percent(string key, string text, decimal min, decimal max, string meaning) => Section.Declare(new DecimalKnob
        {
            Key = Prefix + key, DefaultText = text, Unit = "%", Min = min, Max = max, Step = PpmStep, Hashed = true, Meaning = meaning,
        });

        private static DurationKnob Time(string key, string text, string min, string max, string meaning) => Section.Declare(new DurationKnob
        {
            Key = Prefix + key, DefaultText = text, Range = DurationRange.Of(min, max, "1ms"), Hashed = true, Meaning = meaning,
        });

        private static IntegerKnob Whole(string key, string text, int min, int max, string unit, string meaning) => Section.Declare(new IntegerKnob
        {
            Key = Prefix + key, DefaultText = text, Unit = unit, Min = min, Max = max, Hashed = true, Meaning = meaning,
        });
    }
}
