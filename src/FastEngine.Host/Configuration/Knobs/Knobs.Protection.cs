namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Stop and target legs at the venue.</summary>
    public static class Protection
    {
        public static readonly Section Section = new("protection", "Stop and target legs at the venue.", Section.RiskFile);

        public static readonly BooleanKnob Enabled = Section.Declare(new BooleanKnob
        {
            Key = "protection.enabled", DefaultText = "true", Hashed = true,
            Meaning = "Legs are placed at the venue.",
        });

        public static readonly BooleanKnob StopLeg = Section.Declare(new BooleanKnob
        {
            Key = "protection.stop_leg", DefaultText = "true", Hashed = true,
            Meaning = "A stop leg is among them.",
        });

        public static readonly DurationKnob Poll = Section.Declare(new DurationKnob
        {
            Key = "protection.poll", DefaultText = "200ms", Range = DurationRange.Of("10ms", "10s", "1ms"), Hashed = true,
            Meaning = "A venue that was asked is asked again after this.",
        });

        public static readonly DurationKnob Confirm = Section.Declare(new DurationKnob
        {
            Key = "protection.confirm", DefaultText = "2s", Range = DurationRange.Of("100ms", "1m", "1ms"), Hashed = true,
            Meaning = "The venue may take so long to show a position, a leg or a cancellation.",
        });

        public static readonly DecimalKnob LegThresholdPct = Section.Declare(new DecimalKnob
        {
            Key = "protection.leg_threshold_pct", DefaultText = "0.1", Unit = "%", Min = 0m, Max = 10m, Step = PpmStep, Hashed = true,
            Meaning = "The stop leg follows the trailing stop when they differ by more than this.",
        });

        public static readonly DurationKnob LegInterval = Section.Declare(new DurationKnob
        {
            Key = "protection.leg_interval", DefaultText = "180s", Range = DurationRange.Of("0s", "1h", "1ms"), Hashed = true,
            Meaning = "The stop leg follows at most once in this; at once when a risk action tightens the stop.",
        });

        public static readonly DecimalKnob LegGapPct = Section.Declare(new DecimalKnob
        {
            Key = "protection.leg_gap_pct", DefaultText = "0.1", Unit = "%", Min = 0m, Max = 10m, Step = PpmStep, Hashed = true,
            Meaning = "The stop leg stands so much beyond the engine's stop, but no further from the average entry than sanity.max_stop_pct.",
        });

        public static readonly DecimalKnob LegReachPct = Section.Declare(new DecimalKnob
        {
            Key = "protection.leg_reach_pct", DefaultText = "0.05", Unit = "%", Min = 0m, Max = 10m, Step = PpmStep, Hashed = true,
            Meaning = "Where strategies share a side, an exit waits for the end of its legs when the market has passed a trigger of theirs or is this near.",
        });

        public static readonly DurationKnob LegWait = Section.Declare(new DurationKnob
        {
            Key = "protection.leg_wait", DefaultText = "500ms", Range = DurationRange.Of("0s", "1s", "1ms"), Hashed = true,
            Meaning = "An exit waits so long for the end of legs, there and on spot always; 0s for not at all.",
        });

        public static readonly DurationKnob GrowthInterval = Section.Declare(new DurationKnob
        {
            Key = "protection.growth_interval", DefaultText = "1s", Range = DurationRange.Of("0s", "1s", "1ms"), Hashed = true,
            Meaning = "Legs follow an entry that is still filling at most once in this; when it is done at once.",
        });

        public static readonly DurationKnob RepairInterval = Section.Declare(new DurationKnob
        {
            Key = "protection.repair_interval", DefaultText = "60s", Range = DurationRange.Of("1s", "1h", "1ms"), Hashed = true,
            Meaning = "Legs of a position that are gone are restored at most once in this; whether they are there is looked at as often.",
        });

        public static readonly DurationKnob MaxNaked = Section.Declare(new DurationKnob
        {
            Key = "protection.max_naked_seconds", DefaultText = "5s", Range = DurationRange.Of("1s", "10m", "1ms"), Hashed = true,
            Meaning = "A position without one of its legs for longer is closed at market.",
        });
    }
}
