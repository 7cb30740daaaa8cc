namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Orders of which the venue says nothing.</summary>
    public static class Doubt
    {
        public static readonly Section Section = new("doubt", "Orders of which the venue says nothing: it is asked for them by their id.", Section.RiskFile);

        public static readonly DurationKnob ExitAfter = Section.Declare(new DurationKnob
        {
            Key = "doubt.exit_after", DefaultText = "3s", Range = DurationRange.Of("10ms", "10m", "1ms"), Hashed = true,
            Meaning = "The venue is asked for an exit that it has not answered for so long; at once when something wants the position closed again.",
        });

        public static readonly DurationKnob EntryAfter = Section.Declare(new DurationKnob
        {
            Key = "doubt.entry_after", DefaultText = "3s", Range = DurationRange.Of("10ms", "10m", "1ms"), Hashed = true,
            Meaning = "Likewise for an entry or a hedge.",
        });

        public static readonly DurationKnob SilentAfter = Section.Declare(new DurationKnob
        {
            Key = "doubt.silent_after", DefaultText = "10s", Range = DurationRange.Of("0s", "1h", "1ms"), Hashed = true,
            Meaning = "Likewise for one that it has accepted, after its last report; 0s: never.",
        });

        public static readonly DurationKnob Repeat = Section.Declare(new DurationKnob
        {
            Key = "doubt.repeat", DefaultText = "1s", Range = DurationRange.Of("10ms", "10m", "1ms"), Hashed = true,
            Meaning = "A question without an answer is asked again after this; that the venue does not know an order counts once kill_switch.receive_window is over.",
        });

        public static readonly DurationKnob CheckPeriod = Section.Declare(new DurationKnob
        {
            Key = "doubt.check_period", DefaultText = "250ms", Range = DurationRange.Of("10ms", "1m", "1ms"), Hashed = true,
            Meaning = "Orders are looked at in this period.",
        });
    }
}
