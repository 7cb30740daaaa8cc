using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Trading.Tests.Portfolio;

/// <summary>What the portfolio does to the size of an entry, and what it refuses.</summary>
public class EntryFilterTests
{
    [Theory]
    [InlineData(CorrelatedMarket.Close, Direction.Long, 500_000)]
    [InlineData(CorrelatedMarket.Middle, Direction.Long, 1_000_000)]
    [InlineData(CorrelatedMarket.Mirror, Direction.Long, 1_000_000)]
    [InlineData(CorrelatedMarket.Close, Direction.Short, 1_000_000)]
    [InlineData(CorrelatedMarket.Btc, Direction.Long, 500_000)] // another strategy's, of the symbol itself
    public void What_moves_with_an_open_position_of_its_direction_gets_half_the_size(int instrument, Direction direction, int factor)
    {
        var market = new CorrelatedMarket();
        market.Open(CorrelatedMarket.Btc);
        market.Open(instrument, direction, strategy: 1);
        var sizing = market.Desk.Ledger.Last(e => e.Kind == LedgerEventKind.Sizing).Sizing;
        Assert.Equal(factor, sizing.CorrelationPpm);
        Assert.Equal(direction == Direction.Short, double.IsNaN(sizing.Correlation));
        var cuts = market.Risks.Where(risk => risk.Kind == RiskEventKind.CorrelationCut).ToArray();
        Assert.Equal(factor == 500_000 ? 1 : 0, cuts.Length);
        if (cuts.Length > 0) Assert.Equal((CorrelatedMarket.Btc, sizing.Correlation), (cuts[0].OtherInstrumentId, cuts[0].Measured));
    }

    [Fact]
    public void A_pending_entry_counts_as_open()
    {
        var market = new CorrelatedMarket();
        market.Desk.Enter(Desk.Long(CorrelatedMarket.Btc, price: market.PriceOf(CorrelatedMarket.Btc)));
        market.Desk.Enter(Desk.Long(CorrelatedMarket.Close, price: market.PriceOf(CorrelatedMarket.Close)));
        Assert.Single(market.Risks, risk => risk.Kind == RiskEventKind.CorrelationCut);
    }

    [Fact]
    public void An_unknown_correlation_joins_the_group_and_keeps_the_size()
    {
        var desk = new Desk(new TradingOptions { Portfolio = new PortfolioOptions { GroupExposurePpm = 1_500_000 } });
        desk.Open(Desk.Long());
        desk.Send(Desk.Long(Desk.OtherUsdm));
        desk.AssertRefused(EntryHandler.ExposureCheck, RefusalCause.GroupExposure, 20_000, 15_000);
    }

    [Fact]
    public void A_group_has_a_limit_that_what_is_outside_of_it_does_not_reach()
    {
        var options = new TradingOptions { Portfolio = new PortfolioOptions { GroupExposurePpm = 70_000 } };
        var market = new CorrelatedMarket(options);
        market.Open(CorrelatedMarket.Btc);
        var price = market.PriceOf(CorrelatedMarket.Close);
        market.Desk.Send(Desk.Long(CorrelatedMarket.Close, price: price));
        var refusal = Assert.NotNull(market.Desk.LastRefusal);
        Assert.Equal((EntryHandler.ExposureCheck, RefusalCause.GroupExposure), (refusal.Handler, refusal.Cause));
        market.Open(CorrelatedMarket.Middle);
        market.Open(CorrelatedMarket.Close, Direction.Short);
    }

    [Fact]
    public void A_meme_coin_gets_one_percent_and_all_of_them_five()
    {
        Instrument[] instruments = [.. Enumerable.Range(0, 7).Select(i => Desk.Make(i, $"{(char)('A' + i)}COINUSDT", Market.UsdMargined))];
        var options = new PortfolioOptions { MemeCoins = ["ACOIN", "BCOINUSDT", "CCOIN", "DCOIN", "ECOIN", "FCOIN"], CutFactorPpm = 1_000_000 };
        var desk = new Desk(new TradingOptions { MaxPositions = 10, Portfolio = options }, instruments);
        for (var i = 0; i < 5; i++)
        {
            desk.Enter(Desk.Long(i));
            Assert.Equal(1_000, desk.LastOrder.Quantity); // 100 of 10,000
        }

        desk.Send(Desk.Long(5));
        desk.AssertRefused(EntryHandler.Sizing, RefusalCause.MemeExposure, 10_500, 500);
        desk.Enter(Desk.Long(6));

        var unfitted = new Desk(new TradingOptions { FitExposure = false, Portfolio = options }, instruments);
        unfitted.Send(Desk.Long());
        unfitted.AssertRefused(EntryHandler.ExposureCheck, RefusalCause.MemeExposure, 10_000, 100);
    }

    [Theory]
    [InlineData(double.NaN, 1_000_000)]
    [InlineData(0, 1_000_000)]
    [InlineData(4_999, 800_000)]
    [InlineData(5_000, 1_000_000)]
    [InlineData(15_000, 1_000_000)]
    [InlineData(15_001, 500_000)]
    public void The_volatility_regime_scales_the_size(double atrPpm, int factor)
    {
        var market = new CorrelatedMarket(minutes: 1);
        market.View(CorrelatedMarket.Btc, atrPpm: atrPpm);
        market.View(CorrelatedMarket.Btc, atrPpm: atrPpm);
        market.Open(CorrelatedMarket.Btc);
        Assert.Equal(factor, market.Desk.Ledger.Single(e => e.Kind == LedgerEventKind.Sizing).Sizing.RegimePpm);
        var changes = market.Risks.Where(risk => risk.Kind == RiskEventKind.RegimeChanged).ToArray();
        Assert.Equal(factor == 1_000_000 ? 0 : 1, changes.Length);
        if (changes.Length > 0) Assert.Equal((atrPpm, factor == 800_000 ? 5_000 : 15_000), (changes[0].Measured, changes[0].Limit));
    }

    [Fact]
    public void The_factors_multiply()
    {
        TradingOptions options = new() { FitExposure = false, SymbolExposurePpm = 100_000_000, TotalExposurePpm = 100_000_000, Leverage = 10, LowFactorPpm = 750_000 };
        var desk = new Desk(options);
        desk.Open(Desk.Long());
        desk.Replay(new TradeEvent
        {
            Kind = TradeEventKind.SymbolView, Sequence = desk.Sequence,
            SymbolView = new SymbolView { TimeNs = desk.Now, InstrumentId = Desk.Usdm, Price = 100_00, AtrLongPpm = 20_000 },
        });
        desk.Enter(Desk.Long(strategy: 1));
        Assert.Equal(18_750, desk.LastOrder.Quantity); // 10,000 times 0.75 for the band, 0.5 for the regime, 0.5 for the correlation
    }

    [Fact]
    public void A_group_limit_of_nothing_refuses_no_first_position()
    {
        var desk = new Desk(new TradingOptions { Portfolio = new PortfolioOptions { GroupExposurePpm = 1 } });
        desk.Enter(Desk.Long());
    }
}
