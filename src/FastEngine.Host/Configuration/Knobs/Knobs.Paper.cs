using FastEngine.Simulation.Models.Passive;

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
            Meaning = "How much worse than the tape an order that takes liquidity is filled: not at all, half a spread, or by impact, which grows with the square root of what the order takes, or in line with it.",
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

        public static readonly DurationKnob ImpactHalfLife = Section.Declare(new DurationKnob
        {
            Key = "paper.slippage.impact_half_life", DefaultText = "0s", Range = DurationRange.Of("0s", "1d", "1ms"), Hashed = true, Added = true,
            Meaning = "How long it takes until half of an order's impact is gone, which later orders of its side pay too; 0: they pay nothing of it.",
        });

        public static readonly PaperDelayKnobs Delays = new(Section);

        public static readonly ChoiceKnob<PassiveFill> PassiveModel = Section.Declare(new ChoiceKnob<PassiveFill>
        {
            Key = "paper.passive.model", DefaultText = "through", Hashed = true, Added = true,
            Meaning = "What fills a resting limit order: a trade through its price alone; at its price too when the queue ahead is done; or any trade at its price.",
        });

        public static readonly DecimalKnob QueueLevels = Section.Declare(new DecimalKnob
        {
            Key = "paper.passive.queue_levels", DefaultText = "1", Min = 0m, Max = 1000m, Step = FactorStep, Hashed = true, Added = true,
            Meaning = "Without a book, the queue ahead of a new order, as a multiple of what a price level trades on average.",
        });

        public static readonly DecimalKnob QueueCancelledPct = Section.Declare(new DecimalKnob
        {
            Key = "paper.passive.queue_cancelled_pct", DefaultText = "0", Unit = "% of what trades at the price", Min = 0m, Max = 10000m, Step = PpmStep, Hashed = true, Added = true,
            Meaning = "Without a book, what is cancelled ahead for each quantity that trades.",
        });

        public static readonly IntegerKnob QueuePower = Section.Declare(new IntegerKnob
        {
            Key = "paper.passive.queue_power", DefaultText = "2", Min = 1, Max = 5, Hashed = true, Added = true,
            Meaning = "With a book, n of the probability ahead^n / (ahead^n + behind^n) that what was cancelled was ahead.",
        });

        public static readonly PaperFeeKnobs Fees = new(Section);

        public static readonly ChoiceKnob<FundingKind> FundingModel = Section.Declare(new ChoiceKnob<FundingKind>
        {
            Key = "paper.funding.model", DefaultText = "none", Hashed = true, Added = true,
            Meaning = "Funding of positions in perpetual futures: none, a fixed rate at 00:00, 08:00 and 16:00 UTC, or the rates of a file.",
        });

        public static readonly DecimalKnob FundingRatePct = Section.Declare(new DecimalKnob
        {
            Key = "paper.funding.rate_pct", DefaultText = "0.01", Unit = "% of the notional", Min = -10m, Max = 10m, Step = FeeStep, Hashed = true, Added = true,
            Meaning = "Fixed rate that longs pay and shorts receive.",
        });

        public static readonly DataFileKnob FundingFile = Section.Declare(new DataFileKnob
        {
            Key = "paper.funding.file", DefaultText = "none", Hashed = true, Added = true,
            Meaning = "CSV of rates with the header time,symbol,rate: UTC, the rate as a part of the notional.",
        });

        public static readonly PaperLiquidationKnobs Liquidation = new(Section);

        public static readonly OutagesKnob Outages = Section.Declare(new OutagesKnob
        {
            Key = "paper.outages", DefaultText = "[]", Hashed = true, Added = true,
            Meaning = "Times in which the venue takes no orders, each 'UTC length refuse|silent' such as 2025-06-21T12:30:00 10m refuse.",
        });
    }
}
