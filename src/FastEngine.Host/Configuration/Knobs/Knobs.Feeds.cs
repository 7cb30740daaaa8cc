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
    }
}
