namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Candles of each symbol.</summary>
    public static class Candles
    {
        public static readonly Section Section = new("candles", "Candles of each symbol.");

        public static readonly DurationsKnob Timeframes = Section.Declare(new DurationsKnob
        {
            Key = "candles.timeframes", DefaultText = "[1m, 5m, 15m]", Range = DurationRange.Of("1s", "1d", "1s"), MaxCount = 8, Hashed = true,
            Meaning = "Timeframes, fastest first; each is a multiple of the one before.",
        });

        public static readonly IntegerKnob History = Section.Declare(new IntegerKnob
        {
            Key = "candles.history", DefaultText = "128", Unit = "candles", Min = 2, Max = 65_536, PowerOfTwo = true, Hashed = true,
            Meaning = "Closed candles of each timeframe that the hot path keeps.",
        });
    }
}
