namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>The databases, one a symbol; nothing here changes results.</summary>
    public static class Storage
    {
        public static readonly Section Section = new("storage", "The databases, one a symbol; nothing here changes results.");

        public static readonly BooleanKnob Enabled = Section.Declare(new BooleanKnob
        {
            Key = "storage.enabled", DefaultText = "true", Hashed = false,
            Meaning = "Whether a running engine keeps databases.",
        });

        public static readonly IntegerKnob MemoryMib = Section.Declare(new IntegerKnob
        {
            Key = "storage.memory_mib", DefaultText = "512", Unit = "MiB", Min = 64, Max = 1 << 20, Hashed = false,
            Meaning = "Memory of the database library, all symbols together.",
        });

        public static readonly IntegerKnob Threads = Section.Declare(new IntegerKnob
        {
            Key = "storage.threads", DefaultText = "2", Unit = "threads", Min = 1, Max = 64, Hashed = false,
            Meaning = "Threads of the database library.",
        });

        public static readonly IntegerKnob MaxAttached = Section.Declare(new IntegerKnob
        {
            Key = "storage.max_attached", DefaultText = "200", Unit = "databases", Min = 1, Max = 10_000, Hashed = false,
            Meaning = "Databases that are open at once; the one not used for the longest is closed.",
        });

        public static readonly IntegerKnob BatchRows = Section.Declare(new IntegerKnob
        {
            Key = "storage.batch_rows", DefaultText = "122880", Unit = "rows", Min = 1, Max = 10_000_000, Hashed = false,
            Meaning = "Rows of a symbol that are written at once.",
        });

        public static readonly DurationKnob BatchPeriod = Section.Declare(new DurationKnob
        {
            Key = "storage.batch_period", DefaultText = "2s", Range = DurationRange.Of("10ms", "1h", "1ms"), Hashed = false,
            Meaning = "Rows wait no longer than this to be written.",
        });

        public static readonly ChoiceKnob<RetentionProfile> Profile = Section.Declare(new ChoiceKnob<RetentionProfile>
        {
            Key = "storage.retention.profile", DefaultText = "rolling", Hashed = false,
            Meaning = "Rows are deleted after the times below (rolling), or never (keep_everything).",
        });

        public static readonly DurationKnob RetentionTicks = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.ticks", DefaultText = "15m", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "Of trades of the tape.",
        });

        public static readonly DurationKnob RetentionCandles1 = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.candles_1m", DefaultText = "15m", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "Of candles of a minute.",
        });

        public static readonly DurationKnob RetentionCandles5 = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.candles_5m", DefaultText = "1h", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "Of candles of five minutes.",
        });

        public static readonly DurationKnob RetentionCandles15 = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.candles_15m", DefaultText = "1h", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "Of candles of fifteen minutes.",
        });

        public static readonly DurationKnob RetentionOtherCandles = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.other_candles", DefaultText = "1h", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "Of candles of other timeframes.",
        });

        public static readonly DurationKnob RetentionOrderFlow = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.order_flow", DefaultText = "15m", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "Of order flow.",
        });

        public static readonly DurationKnob RetentionMarketProfile = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.market_profile", DefaultText = "15m", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "Of volume profiles.",
        });

        public static readonly DurationKnob RetentionGaps = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.gaps", DefaultText = "24h", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "Of fair value gaps that were not filled.",
        });

        public static readonly DurationKnob RetentionDecisions = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.decisions", DefaultText = "15m", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "Of decision records.",
        });

        public static readonly DurationKnob RetentionOrders = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.orders", DefaultText = "168h", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "Of orders and fills.",
        });

        public static readonly DurationKnob RetentionPositions = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.positions", DefaultText = "87600h", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "Of closed strategy and exchange positions, and of their contributions: few rows, by which strategies are compared.",
        });

        public static readonly DurationKnob RetentionEvery = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.every", DefaultText = "5m", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "How often rows are looked through, candles aside.",
        });

        public static readonly DurationKnob RetentionCandlesEvery = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.candles_every", DefaultText = "15m", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "How often candles are looked through.",
        });

        public static readonly DurationKnob RetentionTradesEvery = Section.Declare(new DurationKnob
        {
            Key = "storage.retention.trades_every", DefaultText = "1m", Range = DurationRange.Of("1s", "87600h", "1s"), Hashed = false,
            Meaning = "How often closed trades that are kept elsewhere are deleted.",
        });

        public static readonly IntegerKnob RetentionZones = Section.Declare(new IntegerKnob
        {
            Key = "storage.retention.zones", DefaultText = "50", Unit = "zones", Min = 1, Max = 10_000, Hashed = false,
            Meaning = "Zones of a symbol; the oldest go first.",
        });

        public static readonly DecimalKnob RewriteFactor = Section.Declare(new DecimalKnob
        {
            Key = "storage.rewrite_factor", DefaultText = "3", Unit = "times", Min = 1.5m, Max = 100m, Step = 0.1m, Hashed = false,
            Meaning = "A file this much larger than what is in it is rewritten.",
        });
    }
}
