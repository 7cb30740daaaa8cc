using FastEngine.Core.Logging;
using FastEngine.Storage.Logging;

namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>What a running engine tells a person, on standard error and in files under its data folder; nothing here changes results.</summary>
    public static class Log
    {
        public static readonly Section Section =
            new("log", "What a running engine tells a person, on standard error and in files under its data folder; nothing here changes results.");

        public static readonly ChoiceKnob<LogLevel> Level = Section.Declare(new ChoiceKnob<LogLevel>
        {
            Key = "log.level", DefaultText = "information", Hashed = false,
            Meaning = "Events of the hot threads below it are not made.",
        });

        public static readonly ChoiceKnob<ConsoleLog> Console = Section.Declare(new ChoiceKnob<ConsoleLog>
        {
            Key = "log.console", DefaultText = "plain", Hashed = false,
            Meaning = "How the log shows on standard error; the files have it in any case.",
        });

        public static readonly IntegerKnob FileMib = Section.Declare(new IntegerKnob
        {
            Key = "log.file_mib", DefaultText = "16", Unit = "MiB", Min = 1, Max = 1_024, Hashed = false,
            Meaning = "Size after which the next file begins; it begins with each day as well.",
        });

        public static readonly IntegerKnob KeepFiles = Section.Declare(new IntegerKnob
        {
            Key = "log.keep_files", DefaultText = "31", Unit = "files", Min = 1, Max = 10_000, Hashed = false,
            Meaning = "Files that are kept; the oldest goes first.",
        });

        public static readonly IntegerKnob PerSecond = Section.Declare(new IntegerKnob
        {
            Key = "log.per_second", DefaultText = "100", Unit = "events", Min = 1, Max = 100_000, Hashed = false,
            Meaning = "Most events of a kind that a thread logs in a second of the market; the others are counted.",
        });
    }
}
