namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Notional over equity.</summary>
    public static class Exposure
    {
        public static readonly Section Section = new("exposure", "Notional over equity.", Section.RiskFile);

        public static readonly DecimalKnob TotalPct = Section.Declare(new DecimalKnob
        {
            Key = "exposure.total_pct", DefaultText = "300", Unit = "%", Min = 1m, Max = 10000m, Step = PpmStep, Hashed = true,
            Meaning = "Most notional of all positions together.",
        });

        public static readonly DecimalKnob SymbolPct = Section.Declare(new DecimalKnob
        {
            Key = "exposure.symbol_pct", DefaultText = "100", Unit = "%", Min = 1m, Max = 10000m, Step = PpmStep, Hashed = true,
            Meaning = "Most notional of one symbol.",
        });

        public static readonly DecimalKnob GroupPct = Section.Declare(new DecimalKnob
        {
            Key = "exposure.group_pct", DefaultText = "200", Unit = "%", Min = 1m, Max = 10000m, Step = PpmStep, Hashed = true,
            Meaning = "Most notional of an entry and the positions of its direction that are correlated with it (portfolio.correlation.group_above).",
        });

        public static readonly DecimalKnob MemeCoinPct = Section.Declare(new DecimalKnob
        {
            Key = "exposure.meme_coin_pct", DefaultText = "1", Unit = "%", Min = 0.01m, Max = 10000m, Step = PpmStep, Hashed = true,
            Meaning = "Most notional of one meme coin.",
        });

        public static readonly DecimalKnob MemeCoinsPct = Section.Declare(new DecimalKnob
        {
            Key = "exposure.meme_coins_pct", DefaultText = "5", Unit = "%", Min = 0.01m, Max = 10000m, Step = PpmStep, Hashed = true,
            Meaning = "Most notional of all meme coins together.",
        });
    }

    /// <summary>Margin of the account.</summary>
    public static class Margin
    {
        public static readonly Section Section = new("margin", "Margin of the account.", Section.RiskFile);

        public static readonly DecimalKnob BufferPct = Section.Declare(new DecimalKnob
        {
            Key = "margin.buffer_pct", DefaultText = "50", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "Available margin over equity below which nothing is entered.",
        });

        public static readonly DecimalKnob ClosePct = Section.Declare(new DecimalKnob
        {
            Key = "margin.close_pct", DefaultText = "30", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "Available margin over equity below which the worst positions are closed, until the buffer is there; 0 for none.",
        });
    }

    /// <summary>The last look at an entry.</summary>
    public static class Sanity
    {
        public static readonly Section Section = new("sanity", "The last look at an entry.");

        public static readonly DecimalKnob PriceBandPct = Section.Declare(new DecimalKnob
        {
            Key = "sanity.price_band_pct", DefaultText = "1", Unit = "%", Min = 0.01m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "Furthest that a signal's price may be from the last known one.",
        });

        public static readonly DecimalKnob MaxStopPct = Section.Declare(new DecimalKnob
        {
            Key = "sanity.max_stop_pct", DefaultText = "0.5", Unit = "%", Min = 0.01m, Max = 1m, Step = PpmStep, Hashed = true,
            Meaning = "No entry whose stop would be further, whatever its sizing was told.",
        });
    }

    /// <summary>Signals that wait for the close of an opposite position.</summary>
    public static class Parked
    {
        public static readonly Section Section = new("parked", "Signals that wait for the close of an opposite position.");

        public static readonly DurationKnob MaxAge = Section.Declare(new DurationKnob
        {
            Key = "parked.max_age", DefaultText = "2s", Range = DurationRange.Of("1ms", "1h", "1ms"), Hashed = true,
            Meaning = "A signal that waited longer for the close of an opposite position is dropped.",
        });
    }
}
