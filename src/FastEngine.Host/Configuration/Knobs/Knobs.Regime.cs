using FastEngine.Signals.Regimes;

namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Level 1: whether the longest timeframe trends.</summary>
    public static class Regime
    {
        public static readonly Section Section = new("regime", "Level 1: whether the longest timeframe trends.");

        public static readonly ChoiceKnob<RegimeForce> Force = Section.Declare(new ChoiceKnob<RegimeForce>
        {
            Key = "regime.force", DefaultText = "none", Hashed = true,
            Meaning = "Both skips level 1 and the candles that only it needs, for studies and short recordings.",
        });

        public static readonly ChoiceKnob<RegimeStructure> Structure = Section.Declare(new ChoiceKnob<RegimeStructure>
        {
            Key = "regime.structure", DefaultText = "strict", Hashed = true,
            Meaning = "Whether each of the last three highs and lows is beyond the one before (strict), or the last beyond the first (loose).",
        });

        public static readonly DecimalKnob AdxMin = Section.Declare(new DecimalKnob
        {
            Key = "regime.adx_min", DefaultText = "25", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "ADX must be above this.",
        });

        public static readonly DecimalKnob PersistenceMin = Section.Declare(new DecimalKnob
        {
            Key = "regime.persistence_min", DefaultText = "0.55", Min = -1m, Max = 2m, Hashed = true,
            Meaning = "Persistence must be above this; a random walk has 0.49 on average, deviation 0.10 over 64 returns.",
        });

        public static readonly DecimalKnob MeanReversionMax = Section.Declare(new DecimalKnob
        {
            Key = "regime.mean_reversion_max", DefaultText = "0.6", Min = 0m, Max = 1.1m, Hashed = true,
            Meaning = "Mean-reversion strength must be below this.",
        });

        public static readonly DecimalKnob MinAtrPct = Section.Declare(new DecimalKnob
        {
            Key = "regime.min_atr_pct", DefaultText = "0.05", Unit = "%", Min = 0m, Max = 10m, Hashed = true,
            Meaning = "ATR / close must be above this at 15m; it is scaled by the square root of the longest timeframe / 15m.",
        });

        public static readonly BooleanKnob Volume = Section.Declare(new BooleanKnob
        {
            Key = "regime.volume", DefaultText = "true", Hashed = true,
            Meaning = "The volume of the last candle must be at least that of the second before it.",
        });

        public static readonly BooleanKnob EmaAlignment = Section.Declare(new BooleanKnob
        {
            Key = "regime.ema_alignment", DefaultText = "false", Hashed = true,
            Meaning = "Close, fast and slow EMA of the longest timeframe must be in the order of the trend.",
        });
    }
}
