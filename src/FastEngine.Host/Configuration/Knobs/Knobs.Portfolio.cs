namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Risk of all positions together.</summary>
    public static class Portfolio
    {
        public static readonly Section Section = new("portfolio", "Risk of all positions together.", Section.RiskFile);

        public static readonly DurationKnob Period = Section.Declare(new DurationKnob
        {
            Key = "portfolio.period", DefaultText = "10s", Range = DurationRange.Of("1s", "1h", "1s"), Hashed = true,
            Meaning = "The portfolio is checked at multiples of this, and when a position opens or closes.",
        });

        public static readonly DecimalKnob TightStopPct = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.tight_stop_pct", DefaultText = "0.3", Unit = "%", Min = 0.01m, Max = 10m, Step = PpmStep, Hashed = true,
            Meaning = "Distance from the last price to which the portfolio tightens stops.",
        });

        public static readonly IntegerKnob Closes = Section.Declare(new IntegerKnob
        {
            Key = "portfolio.correlation.closes", DefaultText = "1440", Unit = "candles", Min = 3, Max = 100000, Hashed = true,
            Meaning = "Closes of the fastest timeframe that correlations are taken of.",
        });

        public static readonly IntegerKnob LeastReturns = Section.Declare(new IntegerKnob
        {
            Key = "portfolio.correlation.min_returns", DefaultText = "60", Unit = "returns", Min = 2, Max = 99999, Hashed = true,
            Meaning = "With fewer common returns a correlation is unknown.",
        });

        public static readonly DecimalKnob UnknownCorrelation = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.correlation.unknown", DefaultText = "0.8", Min = 0m, Max = 1m, Hashed = true,
            Meaning = "What an entry takes an unknown correlation for; leaders and stops leave it alone.",
        });

        public static readonly DurationKnob Refresh = Section.Declare(new DurationKnob
        {
            Key = "portfolio.correlation.refresh", DefaultText = "5m", Range = DurationRange.Of("1s", "1d", "1s"), Hashed = true,
            Meaning = "Correlations of what is open are taken anew at multiples of this.",
        });

        public static readonly IntegerKnob RefreshPairs = Section.Declare(new IntegerKnob
        {
            Key = "portfolio.correlation.refresh_pairs", DefaultText = "16", Unit = "pairs", Min = 1, Max = 1000000, Hashed = true,
            Meaning = "How many are taken anew within one event; the others follow with the next ones. Some 3 us each, in which no exit is handled.",
        });

        public static readonly DecimalKnob CutAbove = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.correlation.cut_above", DefaultText = "0.8", Min = 0m, Max = 1m, Hashed = true,
            Meaning = "An entry correlated higher than this with an open or pending position of its direction is cut.",
        });

        public static readonly DecimalKnob CutFactor = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.correlation.cut_factor", DefaultText = "0.5", Unit = "x", Min = 0m, Max = 1m, Step = FactorStep, Hashed = true,
            Meaning = "What is left of its size.",
        });

        public static readonly DecimalKnob GroupAbove = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.correlation.group_above", DefaultText = "0.7", Min = 0m, Max = 1m, Hashed = true,
            Meaning = "Positions of a direction correlated higher are one group: in exposure, in health, and when the stop of one is hit.",
        });

        public static readonly AssetsKnob Leaders = Section.Declare(new AssetsKnob
        {
            Key = "portfolio.leaders.assets", DefaultText = "[BTC, ETH, DXY]", Hashed = true,
            Meaning = "What leads the market; one that no input has is left out.",
        });

        public static readonly DecimalKnob LeaderMovePct = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.leaders.move_pct", DefaultText = "1.5", Unit = "%", Min = 0.01m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "A leader that moves as far within the window acts on the positions that it moves against.",
        });

        public static readonly DurationKnob LeaderWindow = Section.Declare(new DurationKnob
        {
            Key = "portfolio.leaders.window", DefaultText = "5m", Range = DurationRange.Of("1s", "1d", "1s"), Hashed = true,
            Meaning = "Window of the leaders' moves.",
        });

        public static readonly DecimalKnob LeaderExitAbove = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.leaders.exit_above", DefaultText = "0.7", Min = 0m, Max = 1m, Hashed = true,
            Meaning = "Correlation with the leader above which such a position is closed.",
        });

        public static readonly DecimalKnob LeaderTightenFrom = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.leaders.tighten_from", DefaultText = "0.4", Min = 0m, Max = 1m, Hashed = true,
            Meaning = "Correlation with the leader from which on its stop is tightened.",
        });

        public static readonly AssetsKnob MemeCoins = Section.Declare(new AssetsKnob
        {
            Key = "portfolio.meme_coins", DefaultText = "[]", Hashed = true,
            Meaning = "Meme coins: their exposure is limited by itself, and they may be held for longer.",
        });

        public static readonly DurationKnob ScalpingHold = Section.Declare(new DurationKnob
        {
            Key = "portfolio.hold.scalping", DefaultText = "30m", Range = DurationRange.Of("1s", "7d", "1s"), Hashed = true,
            Meaning = "A position held for as long is alerted; it is not closed for it.",
        });

        public static readonly DurationKnob ArbitrageHold = Section.Declare(new DurationKnob
        {
            Key = "portfolio.hold.arbitrage", DefaultText = "4h", Range = DurationRange.Of("1s", "7d", "1s"), Hashed = true,
            Meaning = "The same of the strategies that arbitrage.",
        });

        public static readonly DurationKnob MemeHold = Section.Declare(new DurationKnob
        {
            Key = "portfolio.hold.meme_coins", DefaultText = "24h", Range = DurationRange.Of("1s", "7d", "1s"), Hashed = true,
            Meaning = "The same of meme coins, whatever the strategy.",
        });

        public static readonly NamesKnob ArbitrageStrategies = Section.Declare(new NamesKnob
        {
            Key = "portfolio.hold.arbitrage_strategies", DefaultText = "[]", Known = StrategyRegistry.Names, Noun = "a strategy", MinCount = 0, Hashed = true,
            Meaning = "Strategies that arbitrage; the others scalp.",
        });

        public static readonly SessionsKnob Sessions = Section.Declare(new SessionsKnob
        {
            Key = "portfolio.sessions.ends", DefaultText = "[]", Hashed = true,
            Meaning = "When the trading week of a symbol ends, UTC, such as 'EURUSD fri 24:00'; without one it never does.",
        });

        public static readonly DurationKnob SessionLead = Section.Declare(new DurationKnob
        {
            Key = "portfolio.sessions.close_before", DefaultText = "30m", Range = DurationRange.Of("1m", "6d", "1s"), Hashed = true,
            Meaning = "How long before its end the positions of the symbol are closed, and nothing is entered any more.",
        });

        public static readonly CurveKnob Pnl = Section.Declare(new CurveKnob
        {
            Key = "portfolio.health.pnl", DefaultText = "[-5 0, -2.5 15, 5 30]", Hashed = true,
            Meaning = "Points of the unrealised result, percent of the equity.",
        });

        public static readonly DecimalKnob QualityPoints = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.quality_points", DefaultText = "25", Unit = "points", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Points when flow, volume and profit of every position are with it: each counts 1, 0.5 or 0.",
        });

        public static readonly CurveKnob Concentration = Section.Declare(new CurveKnob
        {
            Key = "portfolio.health.concentration", DefaultText = "[1 20, 2 15, 3 10, 4 5, 5 0]", Hashed = true,
            Meaning = "Points of the largest group of correlated positions of a direction.",
        });

        public static readonly CurveKnob HoldMinutes = Section.Declare(new CurveKnob
        {
            Key = "portfolio.health.hold_minutes", DefaultText = "[5 15, 18 12, 30 9, 60 0]", Hashed = true,
            Meaning = "Points of the mean time held, minutes.",
        });

        public static readonly DecimalKnob CalmPoints = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.calm_points", DefaultText = "10", Unit = "points", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Points while no position's symbol is in high volatility.",
        });

        public static readonly DecimalKnob WildPoints = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.wild_points", DefaultText = "5", Unit = "points", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Points while one is.",
        });

        public static readonly DecimalKnob FlowRatio = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.flow_ratio", DefaultText = "1.5", Unit = "x", Min = 1m, Max = 1000m, Hashed = true,
            Meaning = "Imbalance of 30 s beyond which, or its reciprocal, the flow takes a side.",
        });

        public static readonly IntegerKnob FlowTrades = Section.Declare(new IntegerKnob
        {
            Key = "portfolio.health.flow_trades", DefaultText = "5", Unit = "trades", Min = 1, Max = 1000000, Hashed = true,
            Meaning = "With fewer trades it takes none.",
        });

        public static readonly DecimalKnob VolumeSharePct = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.volume_share_pct", DefaultText = "55", Unit = "%", Min = 50m, Max = 100m, Hashed = true,
            Meaning = "Share of a side in the volume of the last bars above which it is that side's.",
        });

        public static readonly DecimalKnob FlatPct = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.flat_pct", DefaultText = "0.05", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "A result of at most this of its cost is neither profit nor loss.",
        });

        public static readonly DecimalKnob HoldsEntriesBelow = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.hold_entries_below", DefaultText = "70", Unit = "points", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Below this score nothing is entered.",
        });

        public static readonly DecimalKnob TightensBelow = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.tighten_below", DefaultText = "50", Unit = "points", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Below this score every stop is tightened.",
        });

        public static readonly DecimalKnob ClosesBelow = Section.Declare(new DecimalKnob
        {
            Key = "portfolio.health.close_below", DefaultText = "30", Unit = "points", Min = 0m, Max = 100m, Hashed = true,
            Meaning = "Below this score the worst positions are closed.",
        });

        public static readonly IntegerKnob ClosesWorst = Section.Declare(new IntegerKnob
        {
            Key = "portfolio.health.close_worst", DefaultText = "2", Unit = "positions", Min = 0, Max = 10000, Hashed = true,
            Meaning = "How many of them at a time.",
        });
    }
}
