using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Safety;

namespace FastEngine.Trading.Tests.Safety;

public class MarginBufferTests
{
    private static readonly TradingOptions Options = SafetyEvents.Options with
    {
        MaxPosition = Desk.Usd(1_200), Leverage = 1, MarginBufferPpm = 500_000, SymbolExposurePpm = 100_000_000,
        Safety = new SafetyOptions { DailyLossPpm = 0, HourlyLossPpm = 0, LadderAlertPpm = 999_999, LadderHalfPpm = 999_999, LadderAllPpm = 999_999, LadderHaltPpm = 999_999 },
    };

    [Fact]
    public void The_worst_positions_are_closed_until_half_is_available_when_too_little_is()
    {
        // Five positions of 1,200 on 10,000 without leverage tie up 60 %; shorts that lose tie up more while the equity falls.
        var desk = Open(out var positions);
        desk.Candle(Desk.OtherUsdm, 120_00);
        Assert.Empty(desk.Risks(RiskEventKind.MarginBufferLow));
        desk.Candle(Desk.OtherUsdm, 130_00);
        var risks = desk.Risks(RiskEventKind.MarginBufferLow).ToArray();
        Assert.Equal([positions[1], positions[4]], risks.Select(risk => risk.PositionId));
        Assert.All(desk.Orders.Skip(5), order => Assert.Equal((OrderLeg.Exit, ExitReason.MarginBuffer), (order.Leg, order.Reason)));
        Assert.Equal(risks.Length, desk.Orders.Count - 5);
        Assert.True(risks[^2].Amount * 2 < desk.Stage.Account.Equity && risks[^1].Amount * 2 >= desk.Stage.Account.Equity);
    }

    [Fact]
    public void What_is_closing_counts_as_closed()
    {
        var desk = Open(out _);
        desk.Candle(Desk.OtherUsdm, 130_00);
        var (orders, restored) = (desk.Orders.Count, desk.Restored(Options));
        restored.Candle(Desk.OtherUsdm, 129_00);
        Assert.Equal(orders, restored.Orders.Count);
        Assert.Single(restored.Risks(RiskEventKind.MarginBufferRestored));
    }

    [Fact]
    public void A_close_that_was_refused_is_tried_again_at_the_next_price()
    {
        var desk = Open(out _);
        desk.Candle(Desk.OtherUsdm, 130_00);
        var exits = desk.Orders.Skip(5).ToArray();
        foreach (var exit in exits) desk.Rejected(exit.Order);
        Assert.Equal(5 + exits.Length, desk.Orders.Count);
        desk.Candle(Desk.OtherUsdm, 130_00);
        Assert.Equal(5 + 2 * exits.Length, desk.Orders.Count);
    }

    private static Desk Open(out long[] positions)
    {
        var desk = new Desk(Options);
        positions =
        [
            desk.Open(Desk.Long()), desk.Open(Desk.Short(Desk.OtherUsdm)), desk.Open(Desk.Long(Desk.Usdm, strategy: 1)), desk.Open(Desk.Long(Desk.Usdm, strategy: 2)), desk.Open(Desk.Short(Desk.OtherUsdm, strategy: 3)),
        ];
        return desk;
    }
}
