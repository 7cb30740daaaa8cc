namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Clock events, which move timers when a symbol does not trade.</summary>
    public static class Clock
    {
        public static readonly Section Section = new("clock", "Clock events, which move timers when a symbol does not trade.");

        public static readonly DurationKnob Period = Section.Declare(new DurationKnob
        {
            Key = "clock.period", DefaultText = "250ms", Range = DurationRange.Of("1ms", "1m", "1ms"), Hashed = true,
            Meaning = "The source emits a clock event when the highest exchange time passes a multiple of this.",
        });

        public static readonly DurationKnob Lateness = Section.Declare(new DurationKnob
        {
            Key = "clock.lateness", DefaultText = "500ms", Range = DurationRange.Of("0s", "1m", "1ms"), Hashed = true,
            Meaning = "A clock event lags that multiple by this, so that slightly late trades are not overtaken.",
        });
    }

    /// <summary>Jumps of a symbol's time.</summary>
    public static class Gap
    {
        public static readonly Section Section = new("gap", "Jumps of a symbol's time.");

        public static readonly DurationKnob Max = Section.Declare(new DurationKnob
        {
            Key = "gap.max", DefaultText = "1h", Range = DurationRange.Of("1s", "7d", "1s"), Hashed = true,
            Meaning = "A longer jump resets the symbol: windows, candles and timers start anew.",
        });
    }

    /// <summary>Trades too strange to believe before the next one confirms them.</summary>
    public static class Hold
    {
        public static readonly Section Section = new("hold", "Trades too strange to believe before the next one confirms them.");

        public static readonly DurationKnob Ahead = Section.Declare(new DurationKnob
        {
            Key = "hold.ahead", DefaultText = "1h", Range = DurationRange.Of("1s", "7d", "1s"), Hashed = true,
            Meaning = "A trade further than this ahead of the highest accepted time is held.",
        });

        public static readonly DecimalKnob PricePct = Section.Declare(new DecimalKnob
        {
            Key = "hold.price_pct", DefaultText = "10", Unit = "%", Min = 0.01m, Max = 1_000m, Step = PpmStep, Hashed = true,
            Meaning = "A trade further than this from the symbol's last accepted price is held.",
        });
    }

    /// <summary>Trades seen twice.</summary>
    public static class Duplicates
    {
        public static readonly Section Section = new("duplicates", "Trades seen twice.");

        public static readonly IntegerKnob Window = Section.Declare(new IntegerKnob
        {
            Key = "duplicates.window", DefaultText = "4096", Unit = "trade ids", Min = 64, Max = 1 << 20, PowerOfTwo = true, Hashed = true,
            Meaning = "A trade whose id is among this many last ids of its symbol is dropped.",
        });
    }
}
