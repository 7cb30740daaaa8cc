using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Trading.Tests;

/// <summary>PositionLimit, ExposureCheck and Sanity.</summary>
public class ChainLimitTests
{
    private static readonly TradingOptions Small = new() { MaxPosition = Desk.Usd(100) };

    [Fact]
    public void Open_and_pending_positions_count_to_the_limit()
    {
        var desk = new Desk(Small with { MaxPositions = 3 });
        desk.Open(Desk.Long(strategy: 0));
        desk.Enter(Desk.Long(strategy: 1));
        var last = desk.Enter(Desk.Long(strategy: 2));
        desk.Send(Desk.Long(strategy: 3));
        desk.AssertRefused(EntryHandler.PositionLimit, RefusalCause.TooManyPositions, 3, 3);
        desk.Rejected(last);
        desk.Enter(Desk.Long(strategy: 3));
    }

    [Fact]
    public void With_every_slot_taken_by_entries_being_cancelled_nothing_is_entered()
    {
        var desk = new Desk(Small with { MaxPositions = 1 });
        for (var strategy = 0; strategy < 4; strategy++)
        {
            desk.Enter(Desk.Long(strategy: strategy));
            desk.Kill(KillSwitchLevel.ReduceOnly);
            desk.Kill(KillSwitchLevel.None);
        }

        desk.Send(Desk.Long(strategy: 4));
        desk.AssertRefused(EntryHandler.PositionLimit, RefusalCause.TooManyPositions, 4, 4);
    }

    [Theory]
    [InlineData(2_000_000, 100_000_000, RefusalCause.TotalExposure, 30_000, 20_000)]
    [InlineData(100_000_000, 2_500_000, RefusalCause.SymbolExposure, 30_000, 25_000)]
    public void Exposure_counts_what_is_pending(int total, int symbol, RefusalCause cause, double measured, double limit)
    {
        var desk = new Desk(new TradingOptions
        {
            FitExposure = false, Leverage = 10, TotalExposurePpm = total, SymbolExposurePpm = symbol, MarginBufferPpm = 0,
            Portfolio = new PortfolioOptions { CutFactorPpm = 1_000_000, GroupExposurePpm = 100_000_000 },
        });
        desk.Open(Desk.Long(strategy: 0));
        desk.Enter(Desk.Long(strategy: 1));
        desk.Send(Desk.Long(strategy: 2));
        desk.AssertRefused(EntryHandler.ExposureCheck, cause, measured, limit);
    }

    [Fact]
    public void Margin_must_be_there()
    {
        var desk = new Desk(new TradingOptions { FitExposure = false, Leverage = 1, SymbolExposurePpm = 10_000_000 });
        desk.Send(Desk.Long() with { ZoneEdge = 99_75 });
        desk.AssertRefused(EntryHandler.ExposureCheck, RefusalCause.Margin, 20_000, 10_000);
    }

    [Fact]
    public void Spot_has_no_leverage()
    {
        var options = new TradingOptions { MarginBufferPpm = 500_000, MaxPosition = Desk.Usd(6_000) };
        var spot = new Desk(options);
        spot.Enter(Desk.Long(Desk.Spot));
        spot.Send(Desk.Long());
        spot.AssertRefused(EntryHandler.ExposureCheck, RefusalCause.MarginBuffer, 0.4, 0.5);

        var margined = new Desk(options);
        margined.Enter(Desk.Long(Desk.OtherUsdm));
        margined.Enter(Desk.Long());
    }

    [Theory]
    [InlineData(101_00, false)]
    [InlineData(101_01, true)]
    [InlineData(99_00, false)]
    [InlineData(98_99, true)]
    public void The_price_must_be_near_the_last_known_one(long price, bool isRefused)
    {
        foreach (var source in new Action<Desk>[] { desk => desk.Candle(Desk.Usdm, 100_00), desk => desk.View(Desk.Usdm, 100_00) })
        {
            var desk = new Desk();
            source(desk);
            desk.Candle(Desk.OtherUsdm, 5_00);
            desk.Send(Desk.Long(price: price));
            if (isRefused) desk.AssertRefused(EntryHandler.Sanity, RefusalCause.PriceBand, 10_100, 10_000);
            else Assert.Single(desk.Orders);
        }
    }

    [Fact]
    public void No_stop_is_further_than_sanity_allows_whatever_sizing_was_told()
    {
        var desk = new Desk(new TradingOptions { StopMaxPpm = 8_000 });
        desk.Send(Desk.Long() with { ZoneEdge = 99_40 });
        desk.AssertRefused(EntryHandler.Sanity, RefusalCause.StopTooFar, 6_000, 5_000);
        desk.Enter(Desk.Long() with { ZoneEdge = 99_50 });
    }

    [Fact]
    public void The_minimum_notional_holds_at_the_mark_as_well()
    {
        var desk = new Desk(new TradingOptions { MaxPosition = Desk.Usd(5) });
        desk.Candle(Desk.Usdm, 99_90);
        desk.Send(Desk.Long());
        desk.AssertRefused(EntryHandler.Sanity, RefusalCause.BelowMinNotional, 4.995, 5);
    }

    [Fact]
    public void A_signal_is_sent_once()
    {
        var desk = new Desk(Small);
        var signal = Desk.Long() with { Sequence = 77 };
        var order = desk.Enter(signal);
        desk.Rejected(order);
        desk.Send(signal);
        desk.AssertRefused(EntryHandler.Sanity, RefusalCause.DuplicateClientId, 77, 0);
    }

    [Fact]
    public void A_signal_too_old_to_tell_is_taken_for_a_duplicate()
    {
        var desk = new Desk(Small);
        for (var sequence = 1_000; sequence < 1_017; sequence++) desk.Rejected(desk.Enter(Desk.Long() with { Sequence = sequence }));
        desk.Send(Desk.Long() with { Sequence = 1_000 });
        desk.AssertRefused(EntryHandler.Sanity, RefusalCause.DuplicateClientId, 1_000, 0);
        desk.Enter(Desk.Long(Desk.OtherUsdm) with { Sequence = 1_000 });
    }
}
