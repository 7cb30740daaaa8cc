using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Safety;

public class PeriodLossTests
{
    private static readonly TradingOptions Options = SafetyEvents.Whole with { Safety = new() { LadderAlertPpm = 900_000, LadderHalfPpm = 900_000, LadderAllPpm = 900_000, LadderHaltPpm = 900_000 } };

    [Fact]
    public void A_loss_of_two_percent_by_marks_since_midnight_stops_entries_until_midnight()
    {
        var desk = Open(Options with { Safety = Options.Safety with { HourlyLossPpm = 0 } });
        desk.Candle(Desk.Usdm, 98_01);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        desk.Candle(Desk.Usdm, 98_00);
        desk.AssertTripped(KillSwitchReason.DailyLoss, 20_000, 20_000);
        desk.Candle(Desk.Usdm, 100_00);
        Assert.Equal(KillSwitchLevel.StopEntries, desk.Stage.KillSwitch);
        desk.Clock(Midnight(desk) - TimeSpan.FromTicks(1));
        Assert.Equal(KillSwitchLevel.StopEntries, desk.Stage.KillSwitch);
        desk.Clock(TimeSpan.FromTicks(1));
        desk.AssertReset(KillSwitchReason.DailyLoss);
        Assert.Equal(Desk.Usd(10_000), desk.Risks(RiskEventKind.DayBegan).Single().Amount);
    }

    [Fact]
    public void A_loss_of_one_percent_in_the_hour_stops_entries_until_the_next()
    {
        var desk = Open(Options);
        desk.Candle(Desk.Usdm, 99_01);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        desk.View(Desk.Usdm, 99_00);
        desk.AssertTripped(KillSwitchReason.HourlyLoss, 10_000, 10_000);
        desk.Clock(Hour(desk));
        desk.AssertReset(KillSwitchReason.HourlyLoss);

        // From here the hour's first equity is 9,900: 1 % of it is 99.
        desk.Candle(Desk.Usdm, 98_02);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        desk.Candle(Desk.Usdm, 98_01);
        desk.AssertTripped(KillSwitchReason.HourlyLoss, 10_000, 10_000);
    }

    [Fact]
    public void A_realised_loss_counts_likewise()
    {
        var desk = Open(Options);
        desk.Exit(desk.OpenPositions().Single().PositionId, 100_00);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 98_99);
        desk.AssertTripped(KillSwitchReason.HourlyLoss, 10_100, 10_000);
    }

    [Fact]
    public void What_an_event_changes_belongs_to_the_hour_that_it_begins()
    {
        var desk = Open(Options);
        desk.Now += (long)(Hour(desk).TotalSeconds * EngineTime.NsPerSecond);
        desk.Candle(Desk.Usdm, 99_00);
        desk.AssertTripped(KillSwitchReason.HourlyLoss, 10_000, 10_000);
    }

    [Fact]
    public void A_persons_reset_holds_until_the_hour_is_over()
    {
        var desk = Open(Options);
        desk.Candle(Desk.Usdm, 99_00);
        desk.Kill(KillSwitchLevel.None, KillSwitchReason.None, CommandOrigin.Operator);
        desk = desk.Restored(Options);
        desk.Candle(Desk.Usdm, 98_90);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        desk.Clock(Hour(desk));
        desk.Candle(Desk.Usdm, 97_90);
        Assert.Equal(KillSwitchLevel.StopEntries, desk.Stage.KillSwitchOf(KillSwitchReason.HourlyLoss));
    }

    [Fact]
    public void The_engine_lowers_only_what_it_set_itself()
    {
        var desk = Open(Options);
        desk.Candle(Desk.Usdm, 99_00);
        desk.Kill(KillSwitchLevel.ReduceOnly, KillSwitchReason.HourlyLoss, CommandOrigin.Operator);
        desk.Clock(Hour(desk));
        Assert.Equal(KillSwitchLevel.ReduceOnly, desk.Stage.KillSwitchOf(KillSwitchReason.HourlyLoss));
    }

    [Fact]
    public void The_time_since_when_a_reason_is_set_is_kept()
    {
        var desk = Open(Options);
        desk.Now += 7 * EngineTime.NsPerSecond;
        desk.Candle(Desk.Usdm, 99_00);
        var since = desk.Now;
        desk.Clock(TimeSpan.FromMinutes(1));
        desk.Candle(Desk.Usdm, 98_90);
        Assert.Equal(since, desk.Restored(Options).Stage.KillSwitchSinceNs(KillSwitchReason.HourlyLoss));
        desk.Clock(Hour(desk));
        Assert.Equal(0, desk.Stage.KillSwitchSinceNs(KillSwitchReason.HourlyLoss));
    }

    private static Desk Open(TradingOptions options)
    {
        var desk = new Desk(options);
        desk.Open(Desk.Long());
        Assert.Equal(100_000, desk.OpenPositions().Single().Quantity);
        return desk;
    }

    private static TimeSpan Midnight(Desk desk) => Until(desk, 24 * EngineTime.NsPerHour);

    private static TimeSpan Hour(Desk desk) => Until(desk, EngineTime.NsPerHour);

    private static TimeSpan Until(Desk desk, long period) => TimeSpan.FromTicks((EngineTime.NextMultiple(desk.Now, period) - desk.Now) / TimeSpan.NanosecondsPerTick);
}
