using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Safety;

public class FeedAndClockTests
{
    [Fact]
    public void A_connection_without_a_frame_for_ten_seconds_stops_entries_until_one_comes()
    {
        var desk = new Desk(SafetyEvents.Options);
        desk.Clock(TimeSpan.FromSeconds(1), 10 * EngineTime.NsPerSecond - 1);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        desk.Clock(TimeSpan.FromSeconds(1), 10 * EngineTime.NsPerSecond);
        desk.AssertTripped(KillSwitchReason.FeedSilent, 10e9, 10e9);
        desk.Clock(TimeSpan.FromSeconds(1), 11 * EngineTime.NsPerSecond);
        Assert.Single(desk.Risks(RiskEventKind.TriggerTripped));
        desk = desk.Restored(SafetyEvents.Options);
        desk.Clock(TimeSpan.FromSeconds(1), 0);
        desk.AssertReset(KillSwitchReason.FeedSilent);
        desk.Enter(Desk.Long());
    }

    [Theory]
    [InlineData(500_000_001, 0, 500_000_001, 500_000_000)]
    [InlineData(-500_000_001, 0, -500_000_001, 500_000_000)]
    [InlineData(0, 1_250_000_001, 1_250_000_001, 1_250_000_000)]
    [InlineData(600_000_000, 2_000_000_000, 600_000_000, 500_000_000)]
    public void A_clock_that_is_off_or_unsure_stops_entries_until_it_is_right(long offset, long uncertainty, double measured, double limit)
    {
        var desk = new Desk(SafetyEvents.Options);
        desk.Clock(TimeSpan.FromSeconds(1));
        Report(desk, 500_000_000, 1_250_000_000);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        Report(desk, offset, uncertainty);
        desk.AssertTripped(KillSwitchReason.ClockOffset, measured, limit);
        desk = desk.Restored(SafetyEvents.Options);
        Report(desk, 0, 0);
        desk.AssertReset(KillSwitchReason.ClockOffset);
        Assert.DoesNotContain(desk.Ledger, e => e.Kind == LedgerEventKind.CommandRefused);
    }

    private static void Report(Desk desk, long offset, long uncertainty) =>
        desk.Command(new Command { Kind = CommandKind.ReportClock, Value = offset, Uncertainty = uncertainty, InstrumentId = -1 });
}
