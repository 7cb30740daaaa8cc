namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Symbols that are added to a live engine while it runs.</summary>
    public static class Watchlist
    {
        public static readonly Section Section = new("watchlist", "Symbols that are added to a live engine while it runs.", Section.ApiFile);

        public static readonly IntegerKnob Slots = Section.Declare(new IntegerKnob
        {
            Key = "watchlist.slots", DefaultText = "64", Unit = "symbols", Min = 0, Max = 512, Hashed = false,
            Meaning = "Slots of each market of a live engine; a symbol keeps its slot for the life of the data directory.",
        });

        public static readonly DurationKnob Lasts = Section.Declare(new DurationKnob
        {
            Key = "watchlist.lasts", DefaultText = "24h", Range = DurationRange.Of("1s", "365d", "1s"), Hashed = false,
            Meaning = "How long a symbol stays that was added or renewed without a time.",
        });

        public static readonly DurationKnob WarnBefore = Section.Declare(new DurationKnob
        {
            Key = "watchlist.warn_before", DefaultText = "1h", Range = DurationRange.Of("0s", "24h", "1s"), Hashed = false,
            Meaning = "So long before a symbol's end people are told.",
        });

        public static readonly IntegerKnob Top = Section.Declare(new IntegerKnob
        {
            Key = "watchlist.top", DefaultText = "15", Unit = "symbols", Min = 1, Max = 100, Hashed = false,
            Meaning = "How many symbols the selection of the most liquid has, made at the start and at 00:00 UTC.",
        });

        public static readonly TextKnob Quote = Section.Declare(new TextKnob
        {
            Key = "watchlist.quote", DefaultText = "USDT", Hashed = false,
            Meaning = "Quote currency of the symbols that are selected.",
        });

        public static readonly BooleanKnob FollowsTop = Section.Declare(new BooleanKnob
        {
            Key = "watchlist.follows_top", DefaultText = "false", Hashed = false,
            Meaning = "Whether the selection is traded: what enters it is added without an end, what leaves it is removed.",
        });
    }
}
