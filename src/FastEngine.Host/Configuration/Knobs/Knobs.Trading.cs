using FastEngine.Core.Execution;
using FastEngine.Trading;

namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>The account on paper.</summary>
    public static class Account
    {
        public static readonly Section Section = new("account", "The account on paper.");

        public static readonly DecimalKnob Equity = Section.Declare(new DecimalKnob
        {
            Key = "account.equity", DefaultText = "10000", Unit = "USD", Min = 1m, Max = 1000000000m, Step = CentStep, Hashed = true,
            Meaning = "Equity at the start.",
        });

        public static readonly IntegerKnob Leverage = Section.Declare(new IntegerKnob
        {
            Key = "account.leverage", DefaultText = "3", Unit = "x", Min = 1, Max = TradingOptions.MaxLeverage, Hashed = true,
            Meaning = "Leverage on margined markets; spot has 1.",
        });

        public static readonly DurationKnob Sample = Section.Declare(new DurationKnob
        {
            Key = "account.sample", DefaultText = "1m", Range = DurationRange.Of("1s", "1d", "1s"), Hashed = true,
            Meaning = "The account is written to the ledger at multiples of this.",
        });
    }

    /// <summary>How large an entry is.</summary>
    public static class Sizing
    {
        public static readonly Section Section = new("sizing", "How large an entry is.");

        public static readonly DecimalKnob RiskPct = Section.Declare(new DecimalKnob
        {
            Key = "sizing.risk_pct", DefaultText = "0.5", Unit = "%", Min = 0.01m, Max = 2m, Step = PpmStep, Hashed = true,
            Meaning = "Part of the current equity that a position may lose at its stop.",
        });

        public static readonly DecimalKnob MaxRiskPct = Section.Declare(new DecimalKnob
        {
            Key = "sizing.max_risk_pct", DefaultText = "2", Unit = "%", Min = 0.01m, Max = 2m, Step = PpmStep, Hashed = true,
            Meaning = "Part of the current equity that a position may lose at its stop after all factors of its size.",
        });

        public static readonly DecimalKnob MaxPosition = Section.Declare(new DecimalKnob
        {
            Key = "sizing.max_position_usd", DefaultText = "0", Unit = "USD", Min = 0m, Max = 1000000000m, Step = CentStep, Hashed = true,
            Meaning = "Largest notional of an entry; 0 for no limit.",
        });

        public static readonly BooleanKnob FitExposure = Section.Declare(new BooleanKnob
        {
            Key = "sizing.fit_exposure", DefaultText = "true", Hashed = true,
            Meaning = "An entry takes what its symbol's exposure limit leaves, instead of being refused for it.",
        });

        public static readonly DecimalKnob NoneFactor = Section.Declare(new DecimalKnob
        {
            Key = "sizing.by_confluence.none", DefaultText = "1", Unit = "x", Min = 0m, Max = 10m, Step = FactorStep, Hashed = true,
            Meaning = "Factor of the size below the low band.",
        });

        public static readonly DecimalKnob LowFactor = Section.Declare(new DecimalKnob
        {
            Key = "sizing.by_confluence.low", DefaultText = "1", Unit = "x", Min = 0m, Max = 10m, Step = FactorStep, Hashed = true,
            Meaning = "Factor of the size in the low band.",
        });

        public static readonly DecimalKnob MediumFactor = Section.Declare(new DecimalKnob
        {
            Key = "sizing.by_confluence.medium", DefaultText = "1", Unit = "x", Min = 0m, Max = 10m, Step = FactorStep, Hashed = true,
            Meaning = "Factor of the size in the medium band.",
        });

        public static readonly DecimalKnob HighFactor = Section.Declare(new DecimalKnob
        {
            Key = "sizing.by_confluence.high", DefaultText = "1", Unit = "x", Min = 0m, Max = 10m, Step = FactorStep, Hashed = true,
            Meaning = "Factor of the size in the high band.",
        });

        public static readonly DecimalKnob LowVolatilityFactor = Section.Declare(new DecimalKnob
        {
            Key = "sizing.by_regime.low", DefaultText = "0.8", Unit = "x", Min = 0m, Max = 10m, Step = FactorStep, Hashed = true,
            Meaning = "Factor of the size in low volatility, where less of a move is left after costs.",
        });

        public static readonly DecimalKnob MediumVolatilityFactor = Section.Declare(new DecimalKnob
        {
            Key = "sizing.by_regime.medium", DefaultText = "1", Unit = "x", Min = 0m, Max = 10m, Step = FactorStep, Hashed = true,
            Meaning = "Factor of the size in medium volatility, and while it is unknown.",
        });

        public static readonly DecimalKnob HighVolatilityFactor = Section.Declare(new DecimalKnob
        {
            Key = "sizing.by_regime.high", DefaultText = "0.5", Unit = "x", Min = 0m, Max = 10m, Step = FactorStep, Hashed = true,
            Meaning = "Factor of the size in high volatility, where prices pass a stop before it fills.",
        });
    }

    /// <summary>Strategy positions.</summary>
    public static class Positions
    {
        public static readonly Section Section = new("positions", "Strategy positions.");

        public static readonly IntegerKnob Max = Section.Declare(new IntegerKnob
        {
            Key = "positions.max", DefaultText = "5", Unit = "positions", Min = 1, Max = 10000, Hashed = true,
            Meaning = "Open and pending positions.",
        });

        public static readonly ChoiceKnob<SameDirection> SameDirection = Section.Declare(new ChoiceKnob<SameDirection>
        {
            Key = "positions.same_direction", DefaultText = "accumulate", Hashed = true,
            Meaning = "What happens to a signal while another strategy holds or opens a position of its symbol and direction.",
        });

        public static readonly ChoiceKnob<AccountMode> Mode = Section.Declare(new ChoiceKnob<AccountMode>
        {
            Key = "positions.mode", DefaultText = "hedge", Hashed = true,
            Meaning = "Whether long and short of a margined symbol stand side by side or are netted, as the account at the venue has it. Spot is long-only in both.",
        });

        public static readonly ChoiceKnob<UnattributedClose> UnattributedClose = Section.Declare(new ChoiceKnob<UnattributedClose>
        {
            Key = "positions.unattributed_close", DefaultText = "fifo", Hashed = true,
            Meaning = "Which strategies' positions are closed when the venue has less than they do and no fill says why: the oldest, or all by quantity. Closes by hand and liquidations are always shared by quantity.",
        });

        public static readonly DurationKnob CorrectAfter = Section.Declare(new DurationKnob
        {
            Key = "positions.correct_after", DefaultText = "2s", Range = DurationRange.Of("1ms", "1h", "1ms"), Hashed = true,
            Meaning = "How long the venue's position differs from ours, with nothing under way, until it is asked once more and taken to be right.",
        });

        public static readonly DurationKnob LateView = Section.Declare(new DurationKnob
        {
            Key = "positions.late_view", DefaultText = "30s", Range = DurationRange.Of("1ms", "1d", "1ms"), Hashed = true,
            Meaning = "The same while the venue shows what it did before our last fill: its view is late. At least positions.correct_after.",
        });

        public static readonly BooleanKnob CloseUnattributed = Section.Declare(new BooleanKnob
        {
            Key = "positions.close_unattributed", DefaultText = "false", Hashed = true,
            Meaning = "What belongs to no strategy has no stop at the venue: whether it is closed after protection.max_naked_seconds.",
        });
    }
}
