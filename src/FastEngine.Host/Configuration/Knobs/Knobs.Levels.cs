using FastEngine.Signals.Decisions;

namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Level 3: order flow that leans further the shorter its window.</summary>
    public static class Cascade
    {
        public static readonly Section Section = new("cascade", "Level 3: order flow that leans further the shorter its window.");

        public static readonly DurationsKnob Windows = Section.Declare(new DurationsKnob
        {
            Key = "cascade.windows", DefaultText = "[1m, 5m, 15m]", Range = DurationRange.OfWindows, MinCount = 3, MaxCount = 3, Hashed = true,
            Meaning = "Windows whose imbalances must accelerate, shortest first.",
        });

        public static readonly IntegerKnob MinTrades = Section.Declare(new IntegerKnob
        {
            Key = "cascade.min_trades", DefaultText = "5", Unit = "trades", Min = 1, Max = 1000000, Hashed = true,
            Meaning = "Least trades in the shortest window.",
        });
    }

    /// <summary>Level 4: a rejection on the fastest timeframe, with volume.</summary>
    public static class Bounce
    {
        public static readonly Section Section = new("bounce", "Level 4: a rejection on the fastest timeframe, with volume.");

        public static readonly DecimalKnob Min = Section.Declare(new DecimalKnob
        {
            Key = "bounce.min", DefaultText = "0.7", Min = 0m, Max = 1m, Hashed = true,
            Meaning = "The bounce must be above this.",
        });

        public static readonly DecimalKnob VolumeRatio = Section.Declare(new DecimalKnob
        {
            Key = "bounce.volume_ratio", DefaultText = "1.5", Unit = "ratio", Min = 0m, Max = 1000m, Hashed = true,
            Meaning = "Volume of the joined candle over twice the mean must be above this.",
        });

        public static readonly IntegerKnob VolumeCandles = Section.Declare(new IntegerKnob
        {
            Key = "bounce.volume_candles", DefaultText = "20", Unit = "candles", Min = 1, Max = 1000, Hashed = true,
            Meaning = "Closed candles that the mean volume is over.",
        });

        public static readonly IntegerKnob MinRangeTicks = Section.Declare(new IntegerKnob
        {
            Key = "bounce.min_range_ticks", DefaultText = "3", Unit = "ticks", Min = 1, Max = 1000000, Hashed = true,
            Meaning = "Least range of the joined candle.",
        });

        public static readonly DurationKnob SpeedWindow = Section.Declare(new DurationKnob
        {
            Key = "bounce.speed_window", DefaultText = "5s", Range = DurationRange.Of("1ms", "1m", "1ms"), Hashed = true,
            Meaning = "Window of the extreme that speed is measured from; no longer than the longest window of 60 s or less.",
        });

        public static readonly DecimalKnob WickWeight = Section.Declare(new DecimalKnob
        {
            Key = "bounce.weights.wick", DefaultText = "0.4", Min = 0m, Max = 1m, Hashed = true,
            Meaning = "Share of the wick in the bounce.",
        });

        public static readonly DecimalKnob CloseWeight = Section.Declare(new DecimalKnob
        {
            Key = "bounce.weights.close", DefaultText = "0.4", Min = 0m, Max = 1m, Hashed = true,
            Meaning = "Share of the close position in the bounce.",
        });

        public static readonly DecimalKnob SpeedWeight = Section.Declare(new DecimalKnob
        {
            Key = "bounce.weights.speed", DefaultText = "0.2", Min = 0m, Max = 1m, Hashed = true,
            Meaning = "Share of the speed in the bounce; the three add up to 1.",
        });
    }

    /// <summary>What an entry must pass.</summary>
    public static class Decision
    {
        public static readonly Section Section = new("decision", "What an entry must pass.");

        public static readonly ChoiceKnob<DecisionMode> Mode = Section.Declare(new ChoiceKnob<DecisionMode>
        {
            Key = "decision.mode", DefaultText = "levels", Hashed = true,
            Names = new Dictionary<DecisionMode, string> { [DecisionMode.LevelsAndConfluence] = "levels+confluence" },
            Meaning = "An entry passes all four levels (levels), those and the required score, or the primary analysers and the required score (confluence).",
        });

        public static readonly DecimalKnob CascadeMinRatio = Section.Declare(new DecimalKnob
        {
            Key = "decision.cascade.min_ratio", DefaultText = "2.0", Unit = "ratio", Min = 1m, Max = 1000m, Hashed = true,
            Meaning = "A long needs the imbalance of the shortest cascade window above this, a short below its reciprocal.",
        });
    }
}
