namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Deadlines of exits in real time, watched from another thread.</summary>
    public static class Watchdog
    {
        public static readonly Section Section = new("watchdog", "Deadlines of exits, watched from another thread while the engine runs in real time.");

        public static readonly BooleanKnob Enabled = Section.Declare(new BooleanKnob
        {
            Key = "watchdog.enabled", DefaultText = "true", Hashed = false,
            Meaning = "Whether exit checks and exits are watched.",
        });

        public static readonly DurationKnob Deadline = Section.Declare(new DurationKnob
        {
            Key = "watchdog.deadline", DefaultText = "1s", Range = DurationRange.Of("10ms", "1m", "1ms"), Hashed = false,
            Meaning = "How late an exit check may be beyond its period, and how long an exit that was asked for may wait for its order.",
        });

        public static readonly DurationKnob Grace = Section.Declare(new DurationKnob
        {
            Key = "watchdog.grace", DefaultText = "1s", Range = DurationRange.Of("10ms", "1m", "1ms"), Hashed = false,
            Meaning = "How long the trade thread may then make no progress before the exit is sent by the backup path.",
        });
    }
}
