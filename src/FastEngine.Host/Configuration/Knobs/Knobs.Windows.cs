namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Rolling order flow of each symbol; windows up to 60 s are exact, longer ones count in one-second buckets.</summary>
    public static class Windows
    {
        public static readonly Section Section =
            new("windows", "Rolling order flow of each symbol; windows up to 60 s are exact, longer ones count in one-second buckets.");

        public static readonly DurationsKnob Imbalance = Section.Declare(new DurationsKnob
        {
            Key = "windows.imbalance", DefaultText = "[15s, 30s, 1m, 5m, 15m]", Range = DurationRange.OfWindows, MaxCount = 8, Hashed = true,
            Meaning = "Windows of buy volume / sell volume.",
        });

        public static readonly DecimalKnob ImbalanceCap = Section.Declare(new DecimalKnob
        {
            Key = "windows.imbalance_cap", DefaultText = "1000", Unit = "ratio", Min = 1m, Max = 1_000_000m, Hashed = true,
            Meaning = "Imbalances are clamped to 1/cap and cap.",
        });

        public static readonly DurationKnob Cvd = Section.Declare(new DurationKnob
        {
            Key = "windows.cvd", DefaultText = "15m", Range = DurationRange.OfWindows, Hashed = true,
            Meaning = "Window of the cumulative volume delta.",
        });

        public static readonly DurationKnob Stats = Section.Declare(new DurationKnob
        {
            Key = "windows.stats", DefaultText = "15m", Range = DurationRange.OfWindows, Hashed = true,
            Meaning = "Window of the mean and standard deviation of trade prices.",
        });

        public static readonly DurationKnob LargeTradeWindow = Section.Declare(new DurationKnob
        {
            Key = "windows.large_trade.window", DefaultText = "5m", Range = DurationRange.OfWindows, Hashed = true,
            Meaning = "Window of the mean quantity that a large trade is compared with, and in which large trades are counted.",
        });

        public static readonly DecimalKnob LargeTradeMultiple = Section.Declare(new DecimalKnob
        {
            Key = "windows.large_trade.multiple", DefaultText = "10", Unit = "x mean", Min = 1m, Max = 10_000m, Step = MilliStep, Hashed = true,
            Meaning = "A trade is large above this many times the mean quantity.",
        });

        public static readonly DurationKnob ExhaustionShort = Section.Declare(new DurationKnob
        {
            Key = "windows.exhaustion.short", DefaultText = "30s", Range = DurationRange.OfWindows, Hashed = true,
            Meaning = "Window whose volume rate shows exhaustion.",
        });

        public static readonly DurationKnob ExhaustionLong = Section.Declare(new DurationKnob
        {
            Key = "windows.exhaustion.long", DefaultText = "5m", Range = DurationRange.OfWindows, Hashed = true,
            Meaning = "Window whose volume rate it is compared with.",
        });

        public static readonly DecimalKnob ExhaustionFactor = Section.Declare(new DecimalKnob
        {
            Key = "windows.exhaustion.factor", DefaultText = "0.5", Unit = "ratio", Min = 0.001m, Max = 10m, Step = MilliStep, Hashed = true,
            Meaning = "Exhausted when the short rate is below this part of the long one.",
        });

        public static readonly IntegerKnob PoolTrades = Section.Declare(new IntegerKnob
        {
            Key = "windows.pool_trades", DefaultText = "16M", Unit = "trades", Min = SegmentTrades, Max = 1 << 26, Step = SegmentTrades, Hashed = true,
            Meaning = "Trades that the exact windows of one shard can hold; a symbol that finds none left is tainted.",
        });

        public static readonly DurationKnob PublicationPeriod = Section.Declare(new DurationKnob
        {
            Key = "windows.publication.period", DefaultText = "5s", Range = DurationRange.Of("1ms", "1d", "1ms"), Hashed = true,
            Meaning = "Order flow of a symbol is published at multiples of this.",
        });
    }
}
