using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Safety;

namespace FastEngine.Trading.Tests.Safety;

public class TimeToFlatTests
{
    private static readonly TradingOptions Options = SafetyEvents.Options;

    [Fact]
    public void It_is_nothing_while_nothing_is_open()
    {
        var desk = new Desk(Options);
        desk.Clock(TimeSpan.FromSeconds(10));
        Assert.Equal((0, 0L), (desk.Stage.TimeToFlat.Orders, desk.Stage.TimeToFlat.TotalNs));
    }

    [Fact]
    public void Orders_beyond_the_rate_budget_wait_for_the_next_windows()
    {
        var desk = new Desk(Options with { Safety = new() { OrderRate = 2 } });
        Begin(desk);
        foreach (var strategy in Enumerable.Range(0, 5)) desk.Open(Desk.Long(strategy: strategy));
        desk.Clock(TimeSpan.FromSeconds(10));

        // Five were sent in the last window, so nothing is left of the budget of this one: three windows of two.
        Assert.Equal((5, 30 * EngineTime.NsPerSecond), (desk.Stage.TimeToFlat.Orders, desk.Stage.TimeToFlat.WaitNs));
        desk.Clock(TimeSpan.FromSeconds(10));
        Assert.Equal((5, 20 * EngineTime.NsPerSecond), (desk.Stage.TimeToFlat.Orders, desk.Stage.TimeToFlat.WaitNs));
    }

    [Fact]
    public void The_venues_answer_and_the_symbols_volume_take_their_time()
    {
        var desk = new Desk(Options);
        Begin(desk);
        var order = desk.Enter(Desk.Long());
        desk.Now += 2 * EngineTime.NsPerSecond;
        desk.Fill(order, 10_000, 100_00);
        Volume(desk, 600);
        desk.Clock(TimeSpan.FromSeconds(10));

        // 10 of 600 a minute, of which 10 % may be ours.
        Assert.Equal((2 * EngineTime.NsPerSecond, 10 * EngineTime.NsPerSecond), (desk.Stage.TimeToFlat.AnswerNs, desk.Stage.TimeToFlat.FillNs));
        Assert.Equal(12 * EngineTime.NsPerSecond, desk.Stage.TimeToFlat.TotalNs);
    }

    [Fact]
    public void Above_the_longest_time_entries_are_refused_and_exits_are_not()
    {
        var desk = new Desk(Options);
        Begin(desk);
        var position = desk.Open(Desk.Long());
        Volume(desk, 90);
        desk.Clock(TimeSpan.FromSeconds(10));
        var limit = 60e9;
        var high = desk.Risks(RiskEventKind.TimeToFlatHigh).Single();
        Assert.Equal((1L, limit), (high.Quantity, high.Limit));
        Assert.InRange(high.Measured, 66.6e9, 66.7e9);
        desk = desk.Restored(Options);
        desk.Send(Desk.Long(Desk.OtherUsdm));
        desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.TimeToFlat, high.Measured, limit);
        desk.Exit(position, 100_00);
        Assert.Equal(OrderLeg.Exit, desk.LastOrder.Leg);
        desk.Fill(desk.LastOrder.Order, 10_000, 100_00);
        desk.Clock(TimeSpan.FromSeconds(10));
        Assert.Single(desk.Risks(RiskEventKind.TimeToFlatNormal));
        Assert.Equal(high.Measured, desk.Stage.HighestTimeToFlat.TotalNs);
        desk.Enter(Desk.Long(Desk.OtherUsdm));
    }

    [Fact]
    public void The_cost_is_half_a_spread_and_the_square_root_of_our_share_of_a_bar()
    {
        var desk = new Desk(Options with { Safety = new() { MaxCostToFlatPpm = 250 } });
        Begin(desk);
        desk.Open(Desk.Long());
        desk.Clock(TimeSpan.FromSeconds(10));

        // 1,000 at 1 basis point.
        Assert.Equal((Desk.Usd(0.1m), 10L), (desk.Stage.TimeToFlat.Cost, desk.Stage.TimeToFlat.CostPpm));
        Volume(desk, 1_000, range: 2.4);
        desk.Clock(TimeSpan.FromSeconds(10));

        // The square root of a hundredth of 2.4 % is 0.24 %: 2.4 more, 250 ppm of the equity.
        Assert.InRange(desk.Stage.TimeToFlat.CostPpm, 249, 250);
        desk.Rejected(desk.Enter(Desk.Long(Desk.OtherUsdm)));
        Volume(desk, 0.001, range: 2.4);
        desk.Clock(TimeSpan.FromSeconds(10));
        desk.Send(Desk.Long(Desk.OtherUsdm));
        Assert.Equal(RefusalCause.CostToFlat, desk.LastRefusal?.Cause);
    }

    [Fact]
    public void A_symbol_without_any_volume_takes_the_longest_time_there_is()
    {
        var desk = new Desk(Options);
        Begin(desk);
        desk.Open(Desk.Long());
        Volume(desk, 0);
        desk.Clock(TimeSpan.FromSeconds(10));
        Assert.Equal(24 * EngineTime.NsPerHour, desk.Stage.TimeToFlat.FillNs);
    }

    private static void Begin(Desk desk)
    {
        desk.Now = EngineTime.NextMultiple(desk.Now, EngineTime.NsPerMinute);
        desk.Clock(TimeSpan.Zero);
    }

    private static void Volume(Desk desk, double volume, double range = 0) => desk.View(new SymbolView
    {
        InstrumentId = Desk.Usdm, Price = 100_00, BarTimeNs = desk.Now, BarBuyVolume = volume / 2, BarSellVolume = volume / 2, AtrFast = range,
    });
}
