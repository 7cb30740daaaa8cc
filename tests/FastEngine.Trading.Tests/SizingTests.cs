using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Trading.Tests;

/// <summary>Equity 10,000 at 0.5 % risk: 50 to lose. At a price of 100.00 and a lot of 0.01.</summary>
public class SizingTests
{
    private static readonly TradingOptions Unfitted = new() { FitExposure = false, SymbolExposurePpm = 100_000_000, TotalExposurePpm = 100_000_000, Leverage = 10 };

    [Theory]
    [InlineData(Direction.Long, 0, 100_000)] // no zone: 0.5 %, 10,000
    [InlineData(Direction.Long, 99_50, 100_000)]
    [InlineData(Direction.Long, 99_75, 200_000)] // 0.25 %
    [InlineData(Direction.Long, 99_70, 166_660)] // 0.3 %: 166.666 down to the lot
    [InlineData(Direction.Long, 99_90, 250_000)] // nearer than 0.2 %
    [InlineData(Direction.Long, 100_00, 250_000)]
    [InlineData(Direction.Long, 101_00, 250_000)] // an edge on the wrong side is no distance
    [InlineData(Direction.Long, 90_00, 100_000)] // further than 0.5 %
    [InlineData(Direction.Short, 100_25, 200_000)]
    [InlineData(Direction.Short, 99_00, 250_000)]
    [InlineData(Direction.Short, 110_00, 100_000)]
    public void Size_is_risk_over_the_distance_of_the_stop(Direction direction, long edge, long quantity)
    {
        var desk = new Desk(Unfitted);
        desk.Enter(Desk.Long() with { Direction = direction, ZoneEdge = edge });
        Assert.Equal(quantity, desk.LastOrder.Quantity);
    }

    [Theory]
    [InlineData(2.99, 250_000, 25_000)]
    [InlineData(2.9999999999, 250_000, 50_000)]
    [InlineData(3.0, 250_000, 50_000)]
    [InlineData(5.0, 250_000, 100_000)]
    [InlineData(6.9, 250_000, 100_000)]
    [InlineData(7.0, 250_000, 150_000)]
    public void The_confluence_band_scales_it(double confluence, int noneFactor, long quantity)
    {
        var desk = new Desk(Unfitted with { NoneFactorPpm = noneFactor, LowFactorPpm = 500_000, HighFactorPpm = 1_500_000 });
        desk.Enter(Desk.Long() with { Confluence = confluence });
        Assert.Equal(quantity, desk.LastOrder.Quantity);
    }

    [Fact]
    public void Two_percent_of_the_equity_is_the_most_that_factors_can_make_of_it()
    {
        var desk = new Desk(Unfitted with { LowFactorPpm = 10_000_000 });
        desk.Enter(Desk.Long());
        Assert.Equal(400_000, desk.LastOrder.Quantity);
    }

    [Fact]
    public void The_largest_position_caps_it()
    {
        var desk = new Desk(Unfitted with { MaxPosition = Desk.Usd(1234.56m) });
        desk.Enter(Desk.Long());
        Assert.Equal(12_340, desk.LastOrder.Quantity);
    }

    [Fact]
    public void It_takes_what_the_symbol_leaves_or_is_refused_for_it()
    {
        var near = Desk.Long() with { ZoneEdge = 99_80 };
        var fitted = new Desk(new TradingOptions { Portfolio = new PortfolioOptions { CutFactorPpm = 1_000_000 } });
        fitted.Enter(near);
        Assert.Equal(100_000, fitted.LastOrder.Quantity);
        fitted.Send(near with { StrategyId = 1 });
        fitted.AssertRefused(EntryHandler.Sizing, RefusalCause.SymbolExposure, 35_000, 10_000);

        var refused = new Desk(new TradingOptions { FitExposure = false });
        refused.Send(near);
        refused.AssertRefused(EntryHandler.ExposureCheck, RefusalCause.SymbolExposure, 25_000, 10_000);
    }

    [Fact]
    public void What_rounds_down_to_nothing_is_refused()
    {
        var desk = new Desk(new TradingOptions { StartingEquity = Desk.Usd(0.9m) });
        desk.Send(Desk.Long());
        desk.AssertRefused(EntryHandler.Sizing, RefusalCause.BelowLot, 0.009, 0.01);
    }

    [Fact]
    public void What_is_below_the_minimum_notional_is_refused()
    {
        var desk = new Desk(new TradingOptions { StartingEquity = Desk.Usd(4.99m) });
        desk.Send(Desk.Long());
        desk.AssertRefused(EntryHandler.Sizing, RefusalCause.BelowMinNotional, 4, 5);
    }

    [Fact]
    public void Nothing_is_entered_without_equity()
    {
        var desk = new Desk(new TradingOptions { StartingEquity = Desk.Usd(100), Safety = Desk.Unguarded });
        var position = desk.Open(Desk.Long());
        desk.Exit(position, 1_00);
        desk.Fill(desk.LastOrder.Order, 1_000, 1_00, fee: 1);
        desk.Send(Desk.Long(price: 1_00));
        desk.AssertRefused(EntryHandler.Sizing, RefusalCause.NoEquity, 0, 0);
    }

    [Fact]
    public void A_signal_without_a_price_is_refused()
    {
        var desk = new Desk();
        desk.Send(Desk.Long(price: 0));
        desk.AssertRefused(EntryHandler.Sizing, RefusalCause.PriceBand, 1_000_000, 10_000);
    }

    [Fact]
    public void Risk_is_taken_of_the_current_equity()
    {
        var desk = new Desk(Unfitted);
        var position = desk.Open(Desk.Long());
        desk.Exit(position, 110_00);
        desk.Fill(desk.LastOrder.Order, 100_000, 110_00);
        desk.Enter(Desk.Long(price: 110_00));
        Assert.Equal(100_000, desk.LastOrder.Quantity);
    }
}
