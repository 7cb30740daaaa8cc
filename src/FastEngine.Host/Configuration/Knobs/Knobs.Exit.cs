namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>The trailing stop of a position.</summary>
    public static class Stop
    {
        public static readonly Section Section = new("stop", "The trailing stop of a position.");

        public static readonly DecimalKnob TrailPct = Section.Declare(new DecimalKnob
        {
            Key = "stop.trail_pct", DefaultText = "0.5", Unit = "%", Min = 0.01m, Max = 1m, Step = PpmStep, Hashed = true,
            Meaning = "Distance behind the best price since entry.",
        });

        public static readonly DecimalKnob MinPct = Section.Declare(new DecimalKnob
        {
            Key = "stop.min_pct", DefaultText = "0.2", Unit = "%", Min = 0.01m, Max = 1m, Step = PpmStep, Hashed = true,
            Meaning = "The initial stop is at least this far from the average entry.",
        });

        public static readonly DecimalKnob MaxPct = Section.Declare(new DecimalKnob
        {
            Key = "stop.max_pct", DefaultText = "0.5", Unit = "%", Min = 0.01m, Max = 1m, Step = PpmStep, Hashed = true,
            Meaning = "The initial stop is at most this far from the average entry.",
        });
    }

    /// <summary>The exit monitor of a position.</summary>
    public static class Exit
    {
        public static readonly Section Section = new("exit", "The exit monitor of a position.");

        public static readonly DurationKnob CheckPeriod = Section.Declare(new DurationKnob
        {
            Key = "exit.check_period", DefaultText = "2s", Range = DurationRange.Of("100ms", "1m", "1ms"), Hashed = true,
            Meaning = "Positions are checked at multiples of this.",
        });

        public static readonly DurationsKnob CascadeWindows = Section.Declare(new DurationsKnob
        {
            Key = "exit.cascade.windows", DefaultText = "[15s, 1m, 5m]", Range = DurationRange.OfWindows, MinCount = 3, MaxCount = 3, Hashed = true,
            Meaning = "Windows whose imbalances show a reversal, shortest first.",
        });

        public static readonly DecimalKnob CascadeRatio = Section.Declare(new DecimalKnob
        {
            Key = "exit.cascade.ratio", DefaultText = "2", Unit = "ratio", Min = 1m, Max = 1000m, Hashed = true,
            Meaning = "A short leaves above this imbalance of the shortest window, a long below its reciprocal.",
        });

        public static readonly IntegerKnob CascadeMinTrades = Section.Declare(new IntegerKnob
        {
            Key = "exit.cascade.min_trades", DefaultText = "5", Unit = "trades", Min = 1, Max = 1000000, Hashed = true,
            Meaning = "Least trades in the shortest window of a reversal.",
        });

        public static readonly IntegerKnob CascadeConfirmations = Section.Declare(new IntegerKnob
        {
            Key = "exit.cascade.confirmations", DefaultText = "2", Unit = "checks", Min = 1, Max = 1000, Hashed = true,
            Meaning = "Checks in a row that must see the reversal.",
        });

        public static readonly AdverseStepsKnob Adverse = Section.Declare(new AdverseStepsKnob
        {
            Key = "exit.adverse", DefaultText = "[5 below 0.3%, 3 below 1%, 2 below 2%, 1]", Hashed = true,
            Meaning = "Adverse moves in a row, check to check, that end a position, by its profit.",
        });

        public static readonly DecimalKnob PartialAtPct = Section.Declare(new DecimalKnob
        {
            Key = "exit.partial.at_pct", DefaultText = "0", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "Profit at which a part is closed, once; 0 for never.",
        });

        public static readonly DecimalKnob PartialPartPct = Section.Declare(new DecimalKnob
        {
            Key = "exit.partial.part_pct", DefaultText = "50", Unit = "%", Min = 1m, Max = 99m, Step = PpmStep, Hashed = true,
            Meaning = "The part of a position that is closed at exit.partial.at_pct.",
        });
    }
}
