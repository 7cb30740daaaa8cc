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

        public static readonly DurationKnob QueryLatency = Section.Declare(new DurationKnob
        {
            Key = "paper.query_latency", DefaultText = "0s", Range = DurationRange.Of("0s", "1h", "1us"), Hashed = true,
            Meaning = "Time from a question to its answer, half of it on the way to the venue; 0 for that of an order and its report.",
        });

        public static readonly BooleanKnob PushPositions = Section.Declare(new BooleanKnob
        {
            Key = "paper.push_positions", DefaultText = "true", Hashed = true,
            Meaning = "The venue tells of a position after each fill of it.",
        });

        public static readonly DurationKnob PositionLatency = Section.Declare(new DurationKnob
        {
            Key = "paper.position_latency", DefaultText = "0s", Range = DurationRange.Of("0s", "1h", "1us"), Hashed = true,
            Meaning = "Time from the report of a fill to that of its position.",
        });

        public static readonly BooleanKnob RefuseReduceOnly = Section.Declare(new BooleanKnob
        {
            Key = "paper.refuse_reduce_only", DefaultText = "true", Hashed = true,
            Meaning = "In hedge mode the venue refuses orders that say that they may only reduce, as Binance does.",
        });

        public static readonly BooleanKnob CheckMargin = Section.Declare(new BooleanKnob
        {
            Key = "paper.check_margin", DefaultText = "false", Hashed = true,
            Meaning = "The venue refuses orders that open without margin, by account.equity and account.leverage.",
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
