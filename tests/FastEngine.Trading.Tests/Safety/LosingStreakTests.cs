using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Safety;

public class LosingStreakTests
{
    private static readonly TradingOptions Options = SafetyEvents.Options;

    [Fact]
    public void The_third_losing_trade_in_a_row_stops_entries()
    {
        var desk = new Desk(Options);
        desk.Trade(-10);
        desk.Trade(-10);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        desk.Trade(-10);
        desk.AssertTripped(KillSwitchReason.ConsecutiveLosses, 3, 3);
    }

    [Fact]
    public void A_profit_begins_a_new_streak_and_zero_does_nothing()
    {
        var desk = new Desk(Options);
        foreach (var gain in new[] { -10, -10, 1, -10, 0, -10, 0 }) desk.Trade(gain);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        desk.Trade(-10);
        desk.AssertTripped(KillSwitchReason.ConsecutiveLosses, 3, 3);
    }

    [Fact]
    public void A_trade_is_a_whole_position_net_of_fees()
    {
        var desk = new Desk(Options);
        for (var trade = 0; trade < 3; trade++)
        {
            var position = desk.Open(Desk.Long());
            desk.Exit(position, 101_00, partPpm: 500_000);
            desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 101_00, fee: 3);
            Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
            desk.Exit(position, 100_00);
            desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00, fee: 3);
        }

        desk.AssertTripped(KillSwitchReason.ConsecutiveLosses, 3, 3);
    }

    [Fact]
    public void Only_a_person_resets_it_and_then_the_streak_is_new()
    {
        var desk = new Desk(Options);
        for (var trade = 0; trade < 3; trade++) desk.Trade(-10);
        desk.Kill(KillSwitchLevel.None, KillSwitchReason.ConsecutiveLosses, CommandOrigin.Engine);
        desk.Kill(KillSwitchLevel.None, KillSwitchReason.None, CommandOrigin.Engine);
        Assert.Equal(KillSwitchLevel.StopEntries, desk.Stage.KillSwitch);
        desk = desk.Restored(Options);
        desk.Kill(KillSwitchLevel.None, KillSwitchReason.None, CommandOrigin.Operator);
        desk.AssertReset(KillSwitchReason.ConsecutiveLosses);
        desk.Trade(-10);
        desk.Trade(-10);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        desk.Trade(-10);
        desk.AssertTripped(KillSwitchReason.ConsecutiveLosses, 3, 3);
    }

    [Fact]
    public void The_streak_survives_a_restart()
    {
        var desk = new Desk(Options);
        desk.Trade(-10);
        desk.Trade(-10);
        desk = desk.Restored(Options);
        desk.Trade(-10);
        desk.AssertTripped(KillSwitchReason.ConsecutiveLosses, 3, 3);
    }
}
