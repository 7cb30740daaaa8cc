namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>The ledger of stage latencies that a running engine keeps; nothing here changes results.</summary>
    public static class Latency
    {
        public static readonly Section Section = new("latency", "The ledger of stage latencies that a running engine keeps in its data folder; nothing here changes results.");

        public static readonly BooleanKnob Enabled = Section.Declare(new BooleanKnob
        {
            Key = "latency.enabled", DefaultText = "true", Hashed = false,
            Meaning = "Whether every order, and one event in engine.latency_sample, has a record of its stages.",
        });

        public static readonly DurationKnob CountersEvery = Section.Declare(new DurationKnob
        {
            Key = "latency.counters_every", DefaultText = "20ms", Range = DurationRange.Of("1ms", "1s", "1ms"), Hashed = false,
            Meaning = "Between samples of the counters of threads and collector, by which slow records are explained.",
        });

        public static readonly IntegerKnob FileMib = Section.Declare(new IntegerKnob
        {
            Key = "latency.file_mib", DefaultText = "16", Unit = "MiB", Min = 1, Max = 1_024, Hashed = false,
            Meaning = "Size after which the next file of the ledger begins.",
        });

        public static readonly IntegerKnob KeepFiles = Section.Declare(new IntegerKnob
        {
            Key = "latency.keep_files", DefaultText = "8", Unit = "files", Min = 1, Max = 10_000, Hashed = false,
            Meaning = "Files of the ledger that are kept; the oldest goes first.",
        });
    }
}
