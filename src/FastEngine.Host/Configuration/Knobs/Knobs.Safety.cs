namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>What sets the kill switch.</summary>
    public static class KillSwitch
    {
        public static readonly Section Section = new("kill_switch", "What sets the kill switch.", Section.RiskFile);

        public static readonly TextKnob File = Section.Declare(new TextKnob
        {
            Key = "kill_switch.file", DefaultText = "kill", Longest = 64, Hashed = false,
            Meaning = "File in the data directory that sets it by its content: stop, reduce or flatten. Taking it away resets nothing.",
        });

        public static readonly IntegerKnob ConsecutiveLosses = Section.Declare(new IntegerKnob
        {
            Key = "kill_switch.consecutive_losses", DefaultText = "3", Unit = "trades", Min = 0, Max = 1000, Hashed = true,
            Meaning = "Losing trades in a row that stop entries until a person resets it; 0 for never.",
        });

        public static readonly DurationKnob MaxRoundTrip = Section.Declare(new DurationKnob
        {
            Key = "kill_switch.max_round_trip", DefaultText = "5s", Range = DurationRange.Of("0s", "1h", "1ms"), Hashed = true,
            Meaning = "Longest mean round trip of the last orders, from the decision to the first answer, at which entries go on; 0s for any.",
        });

        public static readonly IntegerKnob RoundTripOrders = Section.Declare(new IntegerKnob
        {
            Key = "kill_switch.round_trip_orders", DefaultText = "20", Unit = "orders", Min = 1, Max = 1000, Hashed = true,
            Meaning = "How many orders that mean is over.",
        });

        public static readonly DurationKnob RoundTripCalm = Section.Declare(new DurationKnob
        {
            Key = "kill_switch.round_trip_calm", DefaultText = "1m", Range = DurationRange.Of("0s", "1h", "1ms"), Hashed = true,
            Meaning = "How long the mean is short again before entries go on.",
        });

        public static readonly DurationKnob PingPeriod = Section.Declare(new DurationKnob
        {
            Key = "kill_switch.ping_period", DefaultText = "5s", Range = DurationRange.Of("1ms", "1h", "1ms"), Hashed = true,
            Meaning = "While it is long, the venue is asked a signed no-op at multiples of this.",
        });

        public static readonly DecimalKnob DailyLossPct = Section.Declare(new DecimalKnob
        {
            Key = "kill_switch.daily_loss_pct", DefaultText = "2", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "Loss of the UTC day, by equity with marks against its start, that stops entries until midnight; 0 for none.",
        });

        public static readonly DecimalKnob HourlyLossPct = Section.Declare(new DecimalKnob
        {
            Key = "kill_switch.hourly_loss_pct", DefaultText = "1", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "Likewise of the hour, until the next.",
        });

        public static readonly DurationKnob FeedSilent = Section.Declare(new DurationKnob
        {
            Key = "kill_switch.feed_silent", DefaultText = "10s", Range = DurationRange.Of("0s", "1h", "1ms"), Hashed = true,
            Meaning = "For how long a connection may give no frame of any kind; 0s for ever.",
        });

        public static readonly IntegerKnob SymbolSilentGaps = Section.Declare(new IntegerKnob
        {
            Key = "kill_switch.symbol_silent_gaps", DefaultText = "10", Unit = "gaps", Min = 0, Max = 1000000, Hashed = true,
            Meaning = "A symbol without a trade for this many of its median gaps is not entered; 0 for always.",
        });

        public static readonly DurationKnob SymbolSilentLeast = Section.Declare(new DurationKnob
        {
            Key = "kill_switch.symbol_silent_least", DefaultText = "1m", Range = DurationRange.Of("1s", "1d", "1s"), Hashed = true,
            Meaning = "Shortest silence of a symbol that counts.",
        });

        public static readonly DurationKnob ViewGrace = Section.Declare(new DurationKnob
        {
            Key = "kill_switch.view_grace", DefaultText = "5s", Range = DurationRange.Of("0s", "1h", "1ms"), Hashed = true,
            Meaning = "How long after its end a bar without news of its symbol is taken for one without trades.",
        });

        public static readonly DurationKnob MaxClockOffset = Section.Declare(new DurationKnob
        {
            Key = "kill_switch.max_clock_offset", DefaultText = "500ms", Range = DurationRange.Of("0s", "1h", "1ms"), Hashed = true,
            Meaning = "Furthest that the measured clock may be off while entries go on; 0s for any.",
        });

        public static readonly DurationKnob ReceiveWindow = Section.Declare(new DurationKnob
        {
            Key = "kill_switch.receive_window", DefaultText = "5s", Range = DurationRange.Of("100ms", "1m", "1ms"), Hashed = true,
            Meaning = "How old a signed request may be when it reaches the venue (recvWindow); a clock that is unsure by more than a quarter of it stops entries, and an order that the venue does not know after it was never sent.",
        });

        public static readonly DurationKnob CheckPeriod = Section.Declare(new DurationKnob
        {
            Key = "kill_switch.check_period", DefaultText = "10s", Range = DurationRange.Of("1ms", "1h", "1ms"), Hashed = true,
            Meaning = "What no event tells is looked at so often: silent symbols, unanswered orders, the time to flat, and what a flattening left.",
        });

        public static readonly IntegerKnob OrderRate = Section.Declare(new IntegerKnob
        {
            Key = "kill_switch.order_rate", DefaultText = "50", Unit = "orders", Min = 1, Max = 1000000, Hashed = true,
            Meaning = "Orders that the venue allows in a window.",
        });

        public static readonly DurationKnob OrderRateWindow = Section.Declare(new DurationKnob
        {
            Key = "kill_switch.order_rate_window", DefaultText = "10s", Range = DurationRange.Of("1ms", "1h", "1ms"), Hashed = true,
            Meaning = "The window of the order rate.",
        });

        public static readonly DecimalKnob ParticipationPct = Section.Declare(new DecimalKnob
        {
            Key = "kill_switch.participation_pct", DefaultText = "10", Unit = "%", Min = 0.0001m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "Part of the traded volume that exits may be, for the time to flat.",
        });

        public static readonly DecimalKnob HalfSpreadPct = Section.Declare(new DecimalKnob
        {
            Key = "kill_switch.half_spread_pct", DefaultText = "0.01", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "Half the spread, for the cost to flat where no quotes tell; half a tick at least.",
        });

        public static readonly DecimalKnob ImpactFactor = Section.Declare(new DecimalKnob
        {
            Key = "kill_switch.impact_factor", DefaultText = "1", Unit = "x", Min = 0m, Max = 1000m, Step = FactorStep, Hashed = true,
            Meaning = "Impact of an exit as large as a bar, in true ranges of a bar, for the cost to flat; it goes with the square root.",
        });

        public static readonly DurationKnob MaxTimeToFlat = Section.Declare(new DurationKnob
        {
            Key = "kill_switch.max_time_to_flat", DefaultText = "1m", Range = DurationRange.Of("0s", "1d", "1ms"), Hashed = true,
            Meaning = "Longest time of flattening everything at which entries go on; 0s for any.",
        });

        public static readonly DecimalKnob MaxCostToFlatPct = Section.Declare(new DecimalKnob
        {
            Key = "kill_switch.max_cost_to_flat_pct", DefaultText = "1", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "Highest cost of flattening everything, of the equity, at which entries go on; 0 for any.",
        });
    }

    /// <summary>Rungs of the loss since UTC midnight, each once a day.</summary>
    public static class Drawdown
    {
        public static readonly Section Section = new("drawdown", "Loss since the start of the UTC day, by equity with marks; each rung acts once a day.", Section.RiskFile);

        public static readonly DecimalKnob AlertPct = Section.Declare(new DecimalKnob
        {
            Key = "drawdown.alert_pct", DefaultText = "2", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "Told a person; 0 for not.",
        });

        public static readonly DecimalKnob HalfPct = Section.Declare(new DecimalKnob
        {
            Key = "drawdown.half_pct", DefaultText = "3", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "The worst half of the positions is closed, rounded up.",
        });

        public static readonly DecimalKnob AllPct = Section.Declare(new DecimalKnob
        {
            Key = "drawdown.all_pct", DefaultText = "4", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "All positions are closed.",
        });

        public static readonly DecimalKnob HaltPct = Section.Declare(new DecimalKnob
        {
            Key = "drawdown.halt_pct", DefaultText = "5", Unit = "%", Min = 0m, Max = 100m, Step = PpmStep, Hashed = true,
            Meaning = "All are closed, and nothing is entered until UTC midnight.",
        });
    }
}
