using FastEngine.Host.Configuration;
using FastEngine.Trading.Safety;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    private static SafetyOptions Safety(ResolvedConfig config) => new()
    {
        ConsecutiveLosses = config.Get(Knobs.KillSwitch.ConsecutiveLosses),
        MaxRoundTripNs = config.Get(Knobs.KillSwitch.MaxRoundTrip),
        RoundTripOrders = config.Get(Knobs.KillSwitch.RoundTripOrders),
        RoundTripCalmNs = config.Get(Knobs.KillSwitch.RoundTripCalm),
        PingPeriodNs = config.Get(Knobs.KillSwitch.PingPeriod),
        DailyLossPpm = Ppm(config.Get(Knobs.KillSwitch.DailyLossPct)),
        HourlyLossPpm = Ppm(config.Get(Knobs.KillSwitch.HourlyLossPct)),
        FeedSilentNs = config.Get(Knobs.KillSwitch.FeedSilent),
        SymbolSilentGaps = config.Get(Knobs.KillSwitch.SymbolSilentGaps),
        SymbolSilentLeastNs = config.Get(Knobs.KillSwitch.SymbolSilentLeast),
        ViewGraceNs = config.Get(Knobs.KillSwitch.ViewGrace),
        BarNs = config.Get(Knobs.Candles.Timeframes)[0],
        MaxClockOffsetNs = config.Get(Knobs.KillSwitch.MaxClockOffset),
        ReceiveWindowNs = config.Get(Knobs.KillSwitch.ReceiveWindow),
        CheckPeriodNs = config.Get(Knobs.KillSwitch.CheckPeriod),
        OrderRate = config.Get(Knobs.KillSwitch.OrderRate),
        OrderRateWindowNs = config.Get(Knobs.KillSwitch.OrderRateWindow),
        ParticipationPpm = Ppm(config.Get(Knobs.KillSwitch.ParticipationPct)),
        HalfSpreadPpm = Ppm(config.Get(Knobs.KillSwitch.HalfSpreadPct)),
        ImpactPpm = Factor(config.Get(Knobs.KillSwitch.ImpactFactor)),
        MaxTimeToFlatNs = config.Get(Knobs.KillSwitch.MaxTimeToFlat),
        MaxCostToFlatPpm = Ppm(config.Get(Knobs.KillSwitch.MaxCostToFlatPct)),
        LadderAlertPpm = Ppm(config.Get(Knobs.Drawdown.AlertPct)),
        LadderHalfPpm = Ppm(config.Get(Knobs.Drawdown.HalfPct)),
        LadderAllPpm = Ppm(config.Get(Knobs.Drawdown.AllPct)),
        LadderHaltPpm = Ppm(config.Get(Knobs.Drawdown.HaltPct)),
        MarginClosePpm = Ppm(config.Get(Knobs.Margin.ClosePct)),
    };
}
