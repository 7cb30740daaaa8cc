namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Reading of recordings and sockets.</summary>
    public static class Feeds
    {
        public static readonly Section Section = new("feeds", "Reading of recordings and sockets.");

        public static readonly IntegerKnob MaxLineBytes = Section.Declare(new IntegerKnob
        {
            Key = "feeds.max_line_bytes", DefaultText = "1MiB", Unit = "bytes", Min = 1_024, Max = 1 << 30, Hashed = true,
            Meaning = "A longer line is malformed.",
        });

        public static readonly DecimalKnob MaxMalformedPct = Section.Declare(new DecimalKnob
        {
            Key = "feeds.max_malformed_pct", DefaultText = "1", Unit = "%", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "More malformed lines than this stop a run.",
        });

        public static readonly DurationKnob Stale = Section.Declare(new DurationKnob
        {
            Key = "feeds.stale", DefaultText = "1m", Range = DurationRange.Of("1s", "1h", "1ms"), Hashed = false,
            Meaning = "A connection of the market that gives no data for so long is replaced.",
        });

        public static readonly DurationKnob Life = Section.Declare(new DurationKnob
        {
            Key = "feeds.life", DefaultText = "23h", Range = DurationRange.Of("10s", "24h", "1s"), Hashed = false,
            Meaning = "So old, a connection of the market is replaced; the exchange ends it at 24 hours.",
        });

        public static readonly DurationKnob Overlap = Section.Declare(new DurationKnob
        {
            Key = "feeds.overlap", DefaultText = "5s", Range = DurationRange.Of("0s", "5m", "1ms"), Hashed = false,
            Meaning = "How long a connection and its successor run side by side.",
        });

        public static readonly DurationKnob GapGrace = Section.Declare(new DurationKnob
        {
            Key = "feeds.gap_grace", DefaultText = "1s", Range = DurationRange.Of("0s", "1m", "1ms"), Hashed = false,
            Meaning = "How long missing trades are waited for before the exchange is asked for them.",
        });

        public static readonly BooleanKnob WarmUp = Section.Declare(new BooleanKnob
        {
            Key = "feeds.warm_up", DefaultText = "true", Hashed = false,
            Meaning = "Whether symbols that are new to a live engine get the exchange's closed candles before the first trade.",
        });

        public static readonly IntegerKnob PerConnection = Section.Declare(new IntegerKnob
        {
            Key = "feeds.streams_per_connection", DefaultText = "0", Unit = "streams", Min = 0, Max = 1_024, Hashed = false,
            Meaning = "Most streams of one connection; 0 for what the exchange allows.",
        });

        public static readonly BooleanKnob IsRouted = Section.Declare(new BooleanKnob
        {
            Key = "feeds.usdm_routed", DefaultText = "true", Hashed = false,
            Meaning = "Whether addresses of USD-M streams name their class (/public, /market), as the exchange wants since 2026-04-23.",
        });
    }
}
