using FastEngine.Storage.Journal;

namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>What a running engine can be made again from; nothing here changes results.</summary>
    public static class Journal
    {
        public static readonly Section Section = new("journal", "What a running engine can be made again from; nothing here changes results.");

        public static readonly ChoiceKnob<FsyncPolicy> Fsync = Section.Declare(new ChoiceKnob<FsyncPolicy>
        {
            Key = "journal.fsync", DefaultText = "off", Hashed = false,
            Meaning = "What survives a power loss: what the system wrote by itself (off), all but the last interval, an order's intent before it leaves, or each batch. A killed process loses nothing that it acted on with any.",
        });

        public static readonly DurationKnob FsyncInterval = Section.Declare(new DurationKnob
        {
            Key = "journal.fsync_interval", DefaultText = "100ms", Range = DurationRange.Of("1ms", "1m", "1ms"), Hashed = false,
            Meaning = "Time between two syncs, of interval and intent.",
        });

        public static readonly IntegerKnob SegmentMib = Section.Declare(new IntegerKnob
        {
            Key = "journal.segment_mib", DefaultText = "256", Unit = "MiB", Min = 1, Max = 16_384, Hashed = false,
            Meaning = "Size after which the next file begins, with a snapshot; so much is reserved ahead.",
        });

        public static readonly DurationKnob SegmentAge = Section.Declare(new DurationKnob
        {
            Key = "journal.segment_age", DefaultText = "1h", Range = DurationRange.Of("1s", "168h", "1s"), Hashed = false,
            Meaning = "Age after which the next file begins.",
        });

        public static readonly IntegerKnob BufferMib = Section.Declare(new IntegerKnob
        {
            Key = "journal.buffer_mib", DefaultText = "16", Unit = "MiB", Min = 1, Max = 1_024, PowerOfTwo = true, Hashed = false,
            Meaning = "Memory for records that the disk has not taken yet.",
        });

        public static readonly IntegerKnob KeepMib = Section.Declare(new IntegerKnob
        {
            Key = "journal.keep_mib", DefaultText = "16384", Unit = "MiB", Min = 1, Max = 1 << 24, Hashed = false,
            Meaning = "Older files expire beyond this, when a newer snapshot was verified and every reader is past them.",
        });

        public static readonly DurationKnob KeepAge = Section.Declare(new DurationKnob
        {
            Key = "journal.keep_age", DefaultText = "168h", Range = DurationRange.Of("1m", "87600h", "1s"), Hashed = false,
            Meaning = "Older files expire after this, likewise. What is kept is what the shards warm up from after a restart.",
        });

        public static readonly DurationKnob ExpireEvery = Section.Declare(new DurationKnob
        {
            Key = "journal.expire_every", DefaultText = "1m", Range = DurationRange.Of("100ms", "24h", "1ms"), Hashed = false,
            Meaning = "How often files are looked at for whether they expired.",
        });

        public static readonly IntegerKnob Overflow = Section.Declare(new IntegerKnob
        {
            Key = "journal.overflow", DefaultText = "65536", Unit = "events", Min = 1_024, Max = 1 << 24, PowerOfTwo = true, Hashed = false,
            Meaning = "Room on disk, taken at start, for events of the trade thread that the journal cannot take; entries stop when half of it is used.",
        });
    }
}
