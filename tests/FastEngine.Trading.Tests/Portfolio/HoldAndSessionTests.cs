using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Trading.Tests.Portfolio;

public class HoldAndSessionTests
{
    private const long Minute = EngineTime.NsPerMinute;
    private const long Day = 24 * EngineTime.NsPerHour;

    // Friday 2023-11-17 00:00 UTC.
    private const long Friday = 1_700_179_200 * EngineTime.NsPerSecond;

    [Theory]
    [InlineData(0, Desk.OtherUsdm, 30)]
    [InlineData(1, Desk.OtherUsdm, 4 * 60)]
    [InlineData(0, Desk.Spot, 24 * 60)]
    [InlineData(1, Desk.Spot, 24 * 60)]
    public void A_position_held_for_too_long_is_told_once_and_kept(int strategy, int instrument, int minutes)
    {
        var desk = new Desk(new TradingOptions { Portfolio = new PortfolioOptions { ArbitrageStrategies = [1], MemeCoins = ["LTC"] } });
        var position = desk.Open(Desk.Long(instrument, strategy));
        Wait(desk, minutes * Minute - EngineTime.NsPerSecond);
        Assert.Empty(Of(desk, RiskEventKind.HoldAlert));
        for (var i = 0; i < 5; i++) Wait(desk, 10 * EngineTime.NsPerSecond);
        var alert = Assert.Single(Of(desk, RiskEventKind.HoldAlert));
        Assert.Equal((position, instrument, (double)minutes * Minute), (alert.PositionId, alert.InstrumentId, alert.Limit));
        Assert.InRange(alert.Measured, alert.Limit, alert.Limit + 10 * EngineTime.NsPerSecond);
        Assert.Single(desk.OpenPositions());
        Assert.Single(desk.Orders);
    }

    [Fact]
    public void The_positions_of_a_symbol_are_closed_before_its_week_ends_and_nothing_is_entered_until_it_has()
    {
        var desk = Forex(Friday + 23 * EngineTime.NsPerHour + 29 * Minute);
        desk.Open(Desk.Long(Desk.Usdm));
        var position = desk.Open(Desk.Long(Desk.OtherUsdm));
        Wait(desk, 59 * EngineTime.NsPerSecond);
        Assert.Equal(2, desk.Orders.Count);
        Wait(desk, EngineTime.NsPerSecond);
        var exit = Assert.Single(desk.Orders.Skip(2));
        Assert.Equal((position, ExitReason.SessionClose), (exit.PositionId, exit.Reason));
        var told = Assert.Single(Of(desk, RiskEventKind.SessionEnding));
        Assert.Equal((Desk.OtherUsdm, 30.0 * Minute), (told.InstrumentId, told.Measured));
        desk.Send(Desk.Long(Desk.OtherUsdm, strategy: 1));
        desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.SessionEnding, 30.0 * Minute, 30.0 * Minute);

        // Refused by the venue: as long as it is older than the closing it is overdue, also in the next week.
        desk.Rejected(exit.Order);
        Wait(desk, 10 * EngineTime.NsPerSecond);
        Assert.Equal(4, desk.Orders.Count);
        desk.Rejected(desk.LastOrder.Order);
        Wait(desk, 2 * Day);
        Assert.Equal(5, desk.Orders.Count);
        Assert.Single(Of(desk, RiskEventKind.SessionEnding));
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00);
        Wait(desk, 1);
        desk.Open(Desk.Long(Desk.OtherUsdm));
        Wait(desk, 5 * Day);
        Assert.Equal(2, Of(desk, RiskEventKind.SessionEnding).Count());
    }

    [Fact]
    public void A_session_that_ends_in_the_week_and_one_that_ends_with_it_are_the_same_kind()
    {
        var desk = Forex(Friday - Day, weekNs: 7 * Day);
        desk.Open(Desk.Long(Desk.OtherUsdm));
        Wait(desk, 4 * Day - 31 * Minute);
        Assert.Single(desk.Orders);
        Wait(desk, Minute);
        Assert.Equal(2, desk.Orders.Count);
    }

    private static Desk Forex(long now, long weekNs = 5 * Day)
    {
        var portfolio = new PortfolioOptions { Sessions = [new SessionEnd("ETHUSDT", weekNs)], Leaders = [], Health = new HealthOptions { HoldsEntriesBelow = 0, TightensBelow = 0, ClosesBelow = 0 } };
        return new Desk(new TradingOptions { MaxPosition = Desk.Usd(500), Portfolio = portfolio }) { Now = now };
    }

    private static void Wait(Desk desk, long ns)
    {
        desk.Now += ns;
        desk.Clock(desk.Now);
    }

    private static IEnumerable<RiskEvent> Of(Desk desk, RiskEventKind kind) =>
        desk.Ledger.Where(e => e.Kind == LedgerEventKind.Risk && e.Risk.Kind == kind).Select(e => e.Risk);
}
