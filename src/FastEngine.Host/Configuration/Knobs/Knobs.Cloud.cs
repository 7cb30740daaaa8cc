namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Uploads of reports, logs and snapshots to a bucket; they are off without one, and nothing here changes results.</summary>
    public static class Cloud
    {
        /// <summary>What stands for no value.</summary>
        public const string None = "none";

        public static readonly Section Section = new("cloud", "Uploads of reports, logs and snapshots to a bucket; they are off without one, and nothing here changes results.");

        public static readonly TextKnob Bucket = Section.Declare(new TextKnob
        {
            Key = "cloud.bucket", DefaultText = None, Hashed = false,
            Meaning = "Bucket that files are uploaded to; none for no uploads.",
        });

        public static readonly TextKnob Prefix = Section.Declare(new TextKnob
        {
            Key = "cloud.prefix", DefaultText = "fastengine", Hashed = false,
            Meaning = "Begins every object's name: another one for each engine that shares the bucket.",
        });

        public static readonly SecretKnob KeyFile = Section.Declare(new SecretKnob
        {
            Key = "cloud.key_file", DefaultText = "${env:FASTENGINE_CLOUD_KEY}", Hashed = false,
            Meaning = "Path of the service account's JSON key; an emulator named by STORAGE_EMULATOR_HOST needs none.",
        });

        public static readonly IntegerKnob MaxFiles = Section.Declare(new IntegerKnob
        {
            Key = "cloud.max_files", DefaultText = "1000", Unit = "files", Min = 1, Max = 100_000, Hashed = false,
            Meaning = "Files that may wait to be sent; more are not taken, and counted.",
        });

        public static readonly IntegerKnob MaxSpoolMib = Section.Declare(new IntegerKnob
        {
            Key = "cloud.max_spool_mib", DefaultText = "2048", Unit = "MiB", Min = 1, Max = 1 << 20, Hashed = false,
            Meaning = "Disk for copies of files that wait to be sent, likewise.",
        });
    }
}
