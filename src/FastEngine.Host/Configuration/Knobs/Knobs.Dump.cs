namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Closed bars of the fastest timeframe that the measures of protection and risk are over.</summary>
    public static class Views
    {
        public static readonly Section Section = new("views", "Closed bars of the fastest timeframe that the measures of protection and risk are over.");

        public static readonly IntegerKnob SwingBars = Section.Declare(new IntegerKnob
        {
            Key = "views.swing_bars", DefaultText = "10", Unit = "bars", Min = 1, Max = 500, Hashed = true,
            Meaning = "Bars of the swing extremes.",
        });

        public static readonly IntegerKnob StructureBars = Section.Declare(new IntegerKnob
        {
            Key = "views.structure_bars", DefaultText = "10", Unit = "bars", Min = 1, Max = 500, Hashed = true,
            Meaning = "Bars before the last one whose extremes a break of structure is beyond.",
        });

        public static readonly IntegerKnob CharacterBars = Section.Declare(new IntegerKnob
        {
            Key = "views.character_bars", DefaultText = "15", Unit = "bars", Min = 1, Max = 500, Hashed = true,
            Meaning = "Bars before the last one whose extremes a change of character is beyond.",
        });

        public static readonly IntegerKnob DeltaBars = Section.Declare(new IntegerKnob
        {
            Key = "views.delta_bars", DefaultText = "30", Unit = "bars", Min = 2, Max = 500, Hashed = true,
            Meaning = "Bars, the last one included, from whose mean and deviation its volume delta is measured.",
        });
    }

    /// <summary>The dump detector: exits on closed bars of the fastest timeframe, looked for at each check.</summary>
    public static class Dump
    {
        public static readonly Section Section = new("dump", "The dump detector: exits on closed bars of the fastest timeframe, looked for at each check.", Section.RiskFile);

        public static readonly BooleanKnob Enabled = Section.Declare(new BooleanKnob
        {
            Key = "dump.enabled", DefaultText = "true", Hashed = true,
            Meaning = "Positions leave when any of its signals shows; it is measured always.",
        });

        public static readonly DecimalKnob ReversalRatio = Section.Declare(new DecimalKnob
        {
            Key = "dump.reversal.ratio", DefaultText = "1.5", Unit = "ratio", Min = 1m, Max = 1000m, Hashed = true,
            Meaning = "Opposite over own volume beyond which a bar is one of a volume reversal.",
        });

        public static readonly IntegerKnob ReversalBars = Section.Declare(new IntegerKnob
        {
            Key = "dump.reversal.bars", DefaultText = "3", Unit = "bars", Min = 1, Max = 100, Hashed = true,
            Meaning = "Bars in a row of a volume reversal, all closed after the entry.",
        });

        public static readonly IntegerKnob MeanBars = Section.Declare(new IntegerKnob
        {
            Key = "dump.mean_bars", DefaultText = "20", Unit = "bars", Min = 1, Max = 500, Hashed = true,
            Meaning = "Bars before the last one that make its mean volume.",
        });

        public static readonly DecimalKnob SpikeMultiple = Section.Declare(new DecimalKnob
        {
            Key = "dump.spike.multiple", DefaultText = "3", Unit = "ratio", Min = 1m, Max = 1000m, Hashed = true,
            Meaning = "A volume spike is a bar above this multiple of the mean volume.",
        });

        public static readonly DecimalKnob SpikeChangePct = Section.Declare(new DecimalKnob
        {
            Key = "dump.spike.change_pct", DefaultText = "0.3", Unit = "%", Min = 0m, Max = 50m, Step = PpmStep, Hashed = true,
            Meaning = "A volume spike moves against the position by more than this, close against open.",
        });

        public static readonly DurationKnob FlowWindow = Section.Declare(new DurationKnob
        {
            Key = "dump.flow.window", DefaultText = "30s", Range = DurationRange.OfWindows, Hashed = true,
            Meaning = "Window of the imbalance that flips.",
        });

        public static readonly DecimalKnob FlowRatio = Section.Declare(new DecimalKnob
        {
            Key = "dump.flow.ratio", DefaultText = "2.5", Unit = "ratio", Min = 1m, Max = 1000m, Hashed = true,
            Meaning = "A flip was beyond this with the position, at its entry or a check, and is beyond it against.",
        });

        public static readonly IntegerKnob FlowMinTrades = Section.Declare(new IntegerKnob
        {
            Key = "dump.flow.min_trades", DefaultText = "5", Unit = "trades", Min = 1, Max = 1000000, Hashed = true,
            Meaning = "Least trades in the window of a flip, both times.",
        });

        public static readonly IntegerKnob MomentumSteps = Section.Declare(new IntegerKnob
        {
            Key = "dump.momentum.steps", DefaultText = "3", Unit = "steps", Min = 1, Max = 100, Hashed = true,
            Meaning = "Steps in a row of a lower high and a lower low (for a short, higher); the bars are one more, all closed after the entry.",
        });

        public static readonly IntegerKnob LevelBars = Section.Declare(new IntegerKnob
        {
            Key = "dump.level.bars", DefaultText = "10", Unit = "bars", Min = 1, Max = 500, Hashed = true,
            Meaning = "Bars before the last one whose lowest low (for a short, highest high) its close breaks.",
        });

        public static readonly DecimalKnob LevelMultiple = Section.Declare(new DecimalKnob
        {
            Key = "dump.level.multiple", DefaultText = "1.5", Unit = "ratio", Min = 0m, Max = 1000m, Hashed = true,
            Meaning = "A level breaks on more than this multiple of the mean volume.",
        });

        public static readonly DecimalKnob WickPct = Section.Declare(new DecimalKnob
        {
            Key = "dump.rejection.wick_pct", DefaultText = "0.5", Unit = "%", Min = 0m, Max = 50m, Step = PpmStep, Hashed = true,
            Meaning = "A wick that ends in an opposite zone is a rejection beyond this part of the close.",
        });
    }
}
