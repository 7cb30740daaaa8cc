namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Level 2: the volume profile.</summary>
    public static class Profile
    {
        public static readonly Section Section = new("profile", "Level 2: the volume profile.");

        public static readonly DurationKnob Window = Section.Declare(new DurationKnob
        {
            Key = "profile.window", DefaultText = "15m", Range = DurationRange.Of("1s", "1d", "1s"), Hashed = true,
            Meaning = "A profile holds the trades of this long; a multiple of its period, 60 at most.",
        });

        public static readonly DurationKnob Period = Section.Declare(new DurationKnob
        {
            Key = "profile.period", DefaultText = "5m", Range = DurationRange.Of("1s", "1d", "1s"), Hashed = true,
            Meaning = "A profile is taken at each multiple of this.",
        });

        public static readonly DecimalKnob BinPct = Section.Declare(new DecimalKnob
        {
            Key = "profile.bin_pct", DefaultText = "0.01", Unit = "%", Min = 0.0001m, Max = 10m, Step = PpmStep, Hashed = true,
            Meaning = "Width of a bin, of the symbol's first price.",
        });

        public static readonly DecimalKnob RebinPct = Section.Declare(new DecimalKnob
        {
            Key = "profile.rebin_pct", DefaultText = "20", Unit = "%", Min = 0.1m, Max = 50m, Step = PpmStep, Hashed = true,
            Meaning = "A price further than this from the one that set the bins sets them anew.",
        });

        public static readonly DecimalKnob ValueAreaPct = Section.Declare(new DecimalKnob
        {
            Key = "profile.value_area_pct", DefaultText = "70", Unit = "%", Min = 1m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "Share of the volume that the value area holds.",
        });

        public static readonly DecimalKnob EdgePct = Section.Declare(new DecimalKnob
        {
            Key = "profile.edge_pct", DefaultText = "0.1", Unit = "%", Min = 0.0001m, Max = 10m, Step = PpmStep, Hashed = true,
            Meaning = "A price is at an edge of the value area when it is within this of itself and within profile.edge_width_pct.",
        });

        public static readonly DecimalKnob EdgeWidthPct = Section.Declare(new DecimalKnob
        {
            Key = "profile.edge_width_pct", DefaultText = "25", Unit = "%", Min = 0.0001m, Max = 50m, Step = PpmStep, Hashed = true,
            Meaning = "A price is at an edge of the value area when it is within this of the area's width and within profile.edge_pct.",
        });

        public static readonly IntegerKnob Capacity = Section.Declare(new IntegerKnob
        {
            Key = "profile.capacity", DefaultText = "1024", Unit = "bins", Min = 64, Max = 65536, PowerOfTwo = true, Hashed = true,
            Meaning = "Bins that the histogram of one period and symbol can hold; the volume of others is lost and counted.",
        });
    }

    /// <summary>Level 2: demand and supply zones of the longest timeframe.</summary>
    public static class Zones
    {
        public static readonly Section Section = new("zones", "Level 2: demand and supply zones of the longest timeframe.");

        public static readonly DecimalKnob WickMultiple = Section.Declare(new DecimalKnob
        {
            Key = "zones.wick_multiple", DefaultText = "2", Unit = "x body", Min = 0.001m, Max = 1000m, Step = MilliStep, Hashed = true,
            Meaning = "The wick of a zone's candle is longer than this many times its body, or the tick when that is larger.",
        });

        public static readonly DecimalKnob VolumeMultiple = Section.Declare(new DecimalKnob
        {
            Key = "zones.volume_multiple", DefaultText = "1.5", Unit = "x mean", Min = 0.001m, Max = 1000m, Step = MilliStep, Hashed = true,
            Meaning = "The volume of a zone's candle is above this many times the mean of the candles before it.",
        });

        public static readonly IntegerKnob VolumeCandles = Section.Declare(new IntegerKnob
        {
            Key = "zones.volume_candles", DefaultText = "20", Unit = "candles", Min = 1, Max = 1000, Hashed = true,
            Meaning = "Candles before a zone's candle that the mean volume is over.",
        });

        public static readonly IntegerKnob Max = Section.Declare(new IntegerKnob
        {
            Key = "zones.max", DefaultText = "50", Unit = "zones", Min = 1, Max = 1000, Hashed = true,
            Meaning = "Zones kept of a symbol, both sides together; the oldest goes.",
        });

        public static readonly DecimalKnob WidenPct = Section.Declare(new DecimalKnob
        {
            Key = "zones.widen_pct", DefaultText = "0.1", Unit = "%", Min = 0.0001m, Max = 10m, Step = PpmStep, Hashed = true,
            Meaning = "A price is at a zone, gap or edge within this of the price on each side.",
        });

        public static readonly DecimalKnob TargetMinPct = Section.Declare(new DecimalKnob
        {
            Key = "zones.target_min_pct", DefaultText = "0.3", Unit = "%", Min = 0m, Max = 50m, Step = PpmStep, Hashed = true,
            Meaning = "The near edge of an opposite zone is a target from this far beyond the price.",
        });

        public static readonly DecimalKnob TargetMaxPct = Section.Declare(new DecimalKnob
        {
            Key = "zones.target_max_pct", DefaultText = "2", Unit = "%", Min = 0.0001m, Max = 50m, Step = PpmStep, Hashed = true,
            Meaning = "The near edge of an opposite zone is a target up to this far beyond the price.",
        });
    }

    /// <summary>Level 2: fair value gaps of the longest timeframe.</summary>
    public static class Gaps
    {
        public static readonly Section Section = new("gaps", "Level 2: fair value gaps of the longest timeframe.");

        public static readonly DecimalKnob MinPct = Section.Declare(new DecimalKnob
        {
            Key = "gaps.min_pct", DefaultText = "0.2", Unit = "%", Min = 0.0001m, Max = 50m, Step = PpmStep, Hashed = true,
            Meaning = "Smallest gap, of the third candle's close.",
        });

        public static readonly DecimalKnob ArmPct = Section.Declare(new DecimalKnob
        {
            Key = "gaps.arm_pct", DefaultText = "0.1", Unit = "%", Min = 0.0001m, Max = 50m, Step = PpmStep, Hashed = true,
            Meaning = "A gap counts once the price was this far away from it.",
        });

        public static readonly DurationKnob Life = Section.Declare(new DurationKnob
        {
            Key = "gaps.life", DefaultText = "24h", Range = DurationRange.Of("1m", "30d", "1s"), Hashed = true,
            Meaning = "A gap of this age goes, at the next close of the longest timeframe.",
        });

        public static readonly IntegerKnob Max = Section.Declare(new IntegerKnob
        {
            Key = "gaps.max", DefaultText = "64", Unit = "gaps", Min = 1, Max = 1000, Hashed = true,
            Meaning = "Gaps kept of a symbol, both directions together; the oldest goes.",
        });
    }
}
