namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>The sync with Firestore; it is off without a key file and an emulator, and nothing here changes results.</summary>
    public static class Firestore
    {
        /// <summary>What stands for no value.</summary>
        public const string None = "none";

        /// <summary>Firestore's limit of a commit.</summary>
        private const int MostWrites = 500;

        public static readonly Section Section =
            new("firestore", "The sync with Firestore; it is off without a key file and an emulator, and nothing here changes results.");

        public static readonly SecretKnob KeyFile = Section.Declare(new SecretKnob
        {
            Key = "firestore.key_file", DefaultText = "${env:FASTENGINE_FIRESTORE_KEY}", Hashed = false,
            Meaning = "Path of the service account's JSON key; without one the sync is off and trades stay in the local databases.",
        });

        public static readonly TextKnob ProjectId = Section.Declare(new TextKnob
        {
            Key = "firestore.project_id", DefaultText = None, Hashed = false,
            Meaning = "Project; none for that of the key file.",
        });

        public static readonly TextKnob Database = Section.Declare(new TextKnob
        {
            Key = "firestore.database", DefaultText = "(default)", Hashed = false,
            Meaning = "Database of the project.",
        });

        public static readonly TextKnob EmulatorHost = Section.Declare(new TextKnob
        {
            Key = "firestore.emulator_host", DefaultText = None, Hashed = false,
            Meaning = "Host and port of an emulator, which goes before the key file; with none the variable FIRESTORE_EMULATOR_HOST is looked at.",
        });

        public static readonly IntegerKnob BatchWrites = Section.Declare(new IntegerKnob
        {
            Key = "firestore.batch_writes", DefaultText = "500", Unit = "documents", Min = 1, Max = MostWrites, Hashed = false,
            Meaning = "Documents that are committed at once.",
        });

        public static readonly DurationKnob CommitPause = Section.Declare(new DurationKnob
        {
            Key = "firestore.commit_pause", DefaultText = "1s", Range = DurationRange.Of("0s", "1h", "1ms"), Hashed = false,
            Meaning = "Commits begin at least this far apart; Firestore sustains one write a second of a document.",
        });

        public static readonly DurationKnob BackoffMax = Section.Declare(new DurationKnob
        {
            Key = "firestore.backoff_max", DefaultText = "1m", Range = DurationRange.Of("10ms", "1h", "1ms"), Hashed = false,
            Meaning = "Longest wait between two tries while Firestore cannot be reached.",
        });

        public static readonly IntegerKnob OutboxMib = Section.Declare(new IntegerKnob
        {
            Key = "firestore.outbox_mib", DefaultText = "256", Unit = "MiB", Min = 1, Max = 1 << 20, Hashed = false,
            Meaning = "Disk for what waits to be sent; when it is full, the journal is what waits.",
        });

        public static readonly DurationKnob DrainLimit = Section.Declare(new DurationKnob
        {
            Key = "firestore.drain_limit", DefaultText = "10s", Range = DurationRange.Of("0s", "10m", "1ms"), Hashed = false,
            Meaning = "How long a stop waits for what is not sent yet; the rest stays on disk and is sent after the next start.",
        });
    }
}
