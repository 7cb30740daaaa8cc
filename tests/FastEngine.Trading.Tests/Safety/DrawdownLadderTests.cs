using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Safety;

namespace FastEngine.Trading.Tests.Safety;

public class DrawdownLadderTests
{
    private static readonly TradingOptions Options = SafetyEvents.Options with
    {
        MaxPosition = Desk.Usd(4_000), SymbolExposurePpm = 100_000_000, TotalExposurePpm = 100_000_000, Leverage = 10,
        Safety = new SafetyOptions { DailyLossPpm = 0, HourlyLossPpm = 0, MarginClosePpm = 0 },
    };

    private static readonly RiskEventKind[] Rungs = [RiskEventKind.LadderAlert, RiskEventKind.LadderHalf, RiskEventKind.LadderAll, RiskEventKind.LadderHalt];

    [Fact]
    public void Each_rung_acts_once_a_day()
    {
        var desk = Open();
        Fall(desk, 195);
        Assert.Empty(desk.Risks(Rungs));
        Fall(desk, 200);
        Assert.Equal((RiskEventKind.LadderAlert, 20_000d, 20_000d, 0L), Last(desk));
        Fall(desk, 100);
        Fall(desk, 250);
        Assert.Single(desk.Risks(Rungs));
        Assert.Equal(3, desk.Orders.Count);
        Fall(desk, 300);
        Assert.Equal((RiskEventKind.LadderHalf, 30_000d, 30_000d, 2L), Last(desk));
        Assert.Equal(5, desk.Orders.Count);
        Fall(desk, 350);
        Fall(desk, 300);
        Assert.Equal(5, desk.Orders.Count);
        Fall(desk, 400);
        Assert.Equal((RiskEventKind.LadderAll, 40_000d, 40_000d, 3L), Last(desk));
        Assert.Equal(6, desk.Orders.Count);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
        Fall(desk, 500);
        Assert.Equal((RiskEventKind.LadderHalt, 50_000d, 50_000d, 3L), Last(desk));
        desk.AssertTripped(KillSwitchReason.Drawdown, 50_000, 50_000);
        Assert.Equal(4, desk.Stage.LadderRung);
    }

    [Fact]
    public void The_worst_half_rounded_up_is_closed_at_three_percent()
    {
        var desk = Open();
        desk.Candle(Desk.OtherUsdm, 99_00);
        desk.Candle(Desk.Spot, 98_00);
        desk.Candle(Desk.Usdm, 95_50);
        var exits = desk.Orders.Skip(3).ToArray();
        Assert.Equal([Desk.Usdm, Desk.Spot], exits.Select(exit => exit.InstrumentId));
        Assert.All(exits, exit => Assert.Equal((OrderLeg.Exit, ExitReason.DrawdownLadder), (exit.Leg, exit.Reason)));
    }

    [Fact]
    public void Equally_bad_positions_go_by_their_ids()
    {
        var desk = Open();
        desk.Candle(Desk.Spot, 96_25);
        desk.Candle(Desk.OtherUsdm, 96_25);
        Assert.Equal([Desk.OtherUsdm, Desk.Spot], desk.Orders.Skip(3).Select(exit => exit.InstrumentId));
    }

    [Fact]
    public void A_fall_through_several_rungs_acts_on_each()
    {
        var desk = Open();
        desk.Candle(Desk.Usdm, 85_00);
        Assert.Equal(Rungs, desk.Risks(Rungs).Select(risk => risk.Kind));
        Assert.Equal(6, desk.Orders.Count);
        desk.AssertTripped(KillSwitchReason.Drawdown, 60_000, 50_000);
    }

    [Fact]
    public void Closing_all_cancels_what_is_pending_and_closes_what_still_fills()
    {
        var desk = Open();
        var pending = desk.Enter(Desk.Long(Desk.Usdm, strategy: 5));
        Fall(desk, 400);
        Assert.Equal([pending], desk.Cancels);
        desk.Fill(pending, 100, 90_00);
        Assert.Equal((OrderLeg.Exit, 100L), (desk.LastOrder.Leg, desk.LastOrder.Quantity));
    }

    [Fact]
    public void Midnight_takes_the_halt_back_and_begins_the_ladder_anew()
    {
        var desk = Open();
        Fall(desk, 500);
        desk = desk.Restored(Options);
        Assert.Equal(4, desk.Stage.LadderRung);
        desk.Clock(TimeSpan.FromTicks((EngineTime.NextMultiple(desk.Now, 24 * EngineTime.NsPerHour) - desk.Now) / TimeSpan.NanosecondsPerTick));
        desk.AssertReset(KillSwitchReason.Drawdown);
        Assert.Equal(0, desk.Stage.LadderRung);
        var first = desk.Risks(RiskEventKind.DayBegan).Single().Amount;
        Assert.Equal(Desk.Usd(9_500), first);

        // 2 % of the new day's 9,500.
        Fall(desk, 689);
        Assert.Empty(desk.Risks(Rungs));
        Fall(desk, 690);
        Assert.Equal(RiskEventKind.LadderAlert, desk.Risks(Rungs).Single().Kind);
    }

    // Three longs of 40,000 lots of 100 each: 4,000 USD.
    private static Desk Open()
    {
        var desk = new Desk(Options);
        foreach (var instrument in new[] { Desk.Usdm, Desk.OtherUsdm, Desk.Spot }) desk.Open(Desk.Long(instrument));
        Assert.All(desk.OpenPositions(), position => Assert.Equal(40_000, position.Quantity));
        return desk;
    }

    // By so many USD below what it was opened with, all on one symbol.
    private static void Fall(Desk desk, long usd) => desk.Candle(Desk.Usdm, 100_00 - usd * 100 / 40);

    private static (RiskEventKind Kind, double Measured, double Limit, long Closes) Last(Desk desk)
    {
        var risk = desk.Risks(Rungs)[^1];
        return (risk.Kind, risk.Measured, risk.Limit, risk.Quantity);
    }
}
