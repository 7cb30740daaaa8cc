namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>The paper venue: orders filled from the trades of the tape.</summary>
    public static class Paper
    {
        public static readonly Section Section = new("paper", "The paper venue: orders filled from the trades of the tape.");

        public static readonly DurationKnob SubmitLatency = Section.Declare(new DurationKnob
        {
            Key = "paper.submit_latency", DefaultText = "10ms", Range = DurationRange.Of("0s", "1h", "1us"), Hashed = true,
            Meaning = "Time of an order from its decision to the venue.",
        });

        public static readonly DurationKnob AckLatency = Section.Declare(new DurationKnob
        {
            Key = "paper.ack_latency", DefaultText = "10ms", Range = DurationRange.Of("0s", "1h", "1us"), Hashed = true,
            Meaning = "Time of a report from its fill to the trade thread.",
        });

        public static readonly DurationKnob CancelLatency = Section.Declare(new DurationKnob
        {
            Key = "paper.cancel_latency", DefaultText = "10ms", Range = DurationRange.Of("0s", "1h", "1us"), Hashed = true,
            Meaning = "Time of a cancellation from its request to the venue.",
        });

        public static readonly DecimalKnob ParticipationPct = Section.Declare(new DecimalKnob
        {
            Key = "paper.participation_pct", DefaultText = "100", Unit = "%", Min = 0.01m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "Part of each trade's quantity that all orders together may take.",
        });

        public static readonly ChoiceKnob<SlippageKind> SlippageModel = Section.Declare(new ChoiceKnob<SlippageKind>
        {
            Key = "paper.slippage.model", DefaultText = "none", Hashed = true,
            Meaning = "How much worse than the tape an order that takes liquidity is filled: not at all, half a spread, or by the square-root law of impact.",
        });

        public static readonly IntegerKnob SpreadTicks = Section.Declare(new IntegerKnob
        {
            Key = "paper.slippage.spread_ticks", DefaultText = "1", Unit = "ticks", Min = 0, Max = 1000000, Hashed = true,
            Meaning = "Spread that the model half_spread takes half of.",
        });

        public static readonly DecimalKnob ImpactBps = Section.Declare(new DecimalKnob
        {
            Key = "paper.slippage.impact_bps", DefaultText = "10", Unit = "bps of the price", Min = 0m, Max = 10000m, Hashed = true,
            Meaning = "Impact of an order as large as the volume of the last 5 minutes.",
        });

        public static readonly DecimalKnob ImpactCapBps = Section.Declare(new DecimalKnob
        {
            Key = "paper.slippage.impact_cap_bps", DefaultText = "50", Unit = "bps of the price", Min = 0m, Max = 10000m, Hashed = true,
            Meaning = "Most that impact worsens a fill; also what it does when nothing traded.",
        });
    }
}
