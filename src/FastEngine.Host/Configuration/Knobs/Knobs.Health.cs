namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>The health score of the portfolio, 0 to 100; a part of its section.</summary>
    public static class Health
    {
        public static readonly CurveKnob Pnl = Portfolio.Section.Declare(new CurveKnob
        {
            Key = "portfolio.health.pnl", DefaultText = "[-5 0, -2.5 15, 5 30]", Hashed = true,
            Meaning = "Points of the unrealised result, percent of the equity.",
        });

        public static readonly DecimalKnob QualityPoints = Portfolio.Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.quality_points", DefaultText = "25", Unit = "points", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Points when flow, volume and profit of every position are with it: each counts 1, 0.5 or 0.",
        });

        public static readonly CurveKnob Concentration = Portfolio.Section.Declare(new CurveKnob
        {
            Key = "portfolio.health.concentration", DefaultText = "[1 20, 2 15, 3 10, 4 5, 5 0]", Hashed = true,
            Meaning = "Points of the largest group of correlated positions of a direction.",
        });

        public static readonly CurveKnob Hold = Portfolio.Section.Declare(new CurveKnob
        {
            Key = "portfolio.health.hold_minutes", DefaultText = "[5 15, 18 12, 30 9, 60 0]", Hashed = true,
            Meaning = "Points of the mean time held, minutes.",
        });

        public static readonly DecimalKnob CalmPoints = Portfolio.Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.calm_points", DefaultText = "10", Unit = "points", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Points while no position's symbol is in high volatility.",
        });

        public static readonly DecimalKnob WildPoints = Portfolio.Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.wild_points", DefaultText = "5", Unit = "points", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Points while one is.",
        });

        public static readonly DecimalKnob FlowRatio = Portfolio.Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.flow_ratio", DefaultText = "1.5", Unit = "x", Min = 1m, Max = 1000m, Hashed = true,
            Meaning = "Imbalance of 30 s beyond which, or its reciprocal, the flow takes a side.",
        });

        public static readonly IntegerKnob FlowTrades = Portfolio.Section.Declare(new IntegerKnob
        {
            Key = "portfolio.health.flow_trades", DefaultText = "5", Unit = "trades", Min = 1, Max = 1000000, Hashed = true,
            Meaning = "With fewer trades it takes none.",
        });

        public static readonly DecimalKnob VolumeSharePct = Portfolio.Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.volume_share_pct", DefaultText = "55", Unit = "%", Min = 50m, Max = 100m, Hashed = true,
            Meaning = "Share of a side in the volume of the last bars above which it is that side's.",
        });

        public static readonly DecimalKnob FlatPct = Portfolio.Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.flat_pct", DefaultText = "0.05", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "A result of at most this of its cost is neither profit nor loss.",
        });

        public static readonly DecimalKnob HoldsEntriesBelow = Portfolio.Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.hold_entries_below", DefaultText = "70", Unit = "points", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Below this score nothing is entered.",
        });

        public static readonly DecimalKnob TightensBelow = Portfolio.Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.tighten_below", DefaultText = "50", Unit = "points", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Below this score every stop is tightened.",
        });

        public static readonly DecimalKnob ClosesBelow = Portfolio.Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.close_below", DefaultText = "30", Unit = "points", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Below this score the worst positions are closed.",
        });

        public static readonly IntegerKnob ClosesWorst = Portfolio.Section.Declare(new IntegerKnob
        {
            Key = "portfolio.health.close_worst", DefaultText = "2", Unit = "positions", Min = 0, Max = 10000, Hashed = true,
            Meaning = "How many of them at a time.",
        });
    }
}
