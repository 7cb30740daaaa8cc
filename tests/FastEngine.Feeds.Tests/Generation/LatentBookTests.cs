using FastEngine.Core;
using FastEngine.Feeds.Generation;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Feeds.Tests.Generation;

/// <summary>The model of the demo is a market: well-formed, seeded, blind to its future and the same up as down.</summary>
public class LatentBookTests
{
    private static readonly SyntheticSymbol Symbol = SyntheticSymbols.Demo(Market.UsdMargined)[0] with { TradesPerSecond = 5 };

    [Fact]
    public void Trades_come_in_time_order_with_consecutive_ids_on_tick_and_on_lot() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), Gen.Elements(TradeStream.Trade, TradeStream.Aggregate).ToArbitrary(), (seed, stream) =>
        {
            var options = new SyntheticMarketOptions { Seed = (ulong)seed, Model = MarketModel.LatentBook, RegimeTimeScale = 0.001, TradesPerSecond = 100, MaxTrades = 3_000, Stream = stream };
            var previous = default(SyntheticTrade);
            var ids = new Dictionary<int, long>();
            foreach (var trade in Tapes.Trades(options))
            {
                var symbol = options.Symbols[trade.SymbolIndex];
                Assert.True(trade.TimeNs >= previous.TimeNs && trade.ReceiveTimeNs >= previous.ReceiveTimeNs);
                Assert.True(trade.Price > 0 && trade.Price % symbol.Tick == 0);
                Assert.True(trade.Quantity > 0 && trade.Quantity % symbol.Lot == 0);
                Assert.True(trade.Aggressor == Side.Buy ? trade.Price >= trade.BestAsk : trade.Price <= trade.BestBid);
                if (ids.TryGetValue(trade.SymbolIndex, out var last)) Assert.Equal(last + 1, trade.TradeId);
                ids[trade.SymbolIndex] = trade.TradeId;
                previous = trade;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void A_shorter_tape_is_the_beginning_of_a_longer_one() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), Gen.Choose(1, 5_000).ToArbitrary(), (seed, length) =>
        {
            var options = new SyntheticMarketOptions { Seed = (ulong)seed, Model = MarketModel.LatentBook, RegimeTimeScale = 0.01, TradesPerSecond = 20, MaxTrades = 5_000 };
            Assert.Equal(Tapes.Trades(options).Take(length), Tapes.Trades(options with { MaxTrades = length }));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Theory]
    [InlineData(MarketRegime.TrendDown)]
    [InlineData(MarketRegime.Chaotic)]
    [InlineData(MarketRegime.Quiet)]
    public void What_regime_comes_later_changes_nothing_before(MarketRegime later)
    {
        var options = new SyntheticMarketOptions
        {
            Model = MarketModel.LatentBook,
            Symbols = [Symbol],
            Regimes = [new RegimePeriod(MarketRegime.Range, EngineTime.NsPerHour), new RegimePeriod(MarketRegime.TrendUp, EngineTime.NsPerHour)],
            DurationNs = 2 * EngineTime.NsPerHour,
        };
        var change = options.StartTimeNs + EngineTime.NsPerHour;
        var one = Tapes.Trades(options);
        var other = Tapes.Trades(options with { Regimes = [options.Regimes[0], new RegimePeriod(later, EngineTime.NsPerHour)] });
        Assert.Equal(one.Where(t => t.TimeNs < change), other.Where(t => t.TimeNs < change));
        Assert.NotEqual(one.Where(t => t.TimeNs >= change).Select(t => t.Price), other.Where(t => t.TimeNs >= change).Select(t => t.Price));
    }

    [Fact]
    public void Another_symbol_leaves_the_trades_of_a_symbol_with_its_own_rate_unchanged()
    {
        var others = SyntheticSymbols.Demo(Market.UsdMargined).Skip(1).Take(2).ToArray();
        var few = new SyntheticMarketOptions { Model = MarketModel.LatentBook, Symbols = [Symbol], DurationNs = EngineTime.NsPerHour };
        var together = Tapes.Trades(few with { Symbols = [Symbol, .. others] }).Where(t => t.SymbolIndex == 0);
        Assert.Equal(Tapes.Trades(few).Select(t => t with { ReceiveTimeNs = 0 }), together.Select(t => t with { ReceiveTimeNs = 0 }));
    }

    [Fact]
    public void Up_and_down_are_mirrors_and_a_range_goes_nowhere_over_many_seeds()
    {
        var up = MeanReturn(MarketRegime.TrendUp);
        var down = MeanReturn(MarketRegime.TrendDown);
        Assert.True(up > 0.01, $"{up}");
        Assert.InRange(down / -up, 0.6, 1.67);
        Assert.InRange(MeanReturn(MarketRegime.Range), -0.2 * up, 0.2 * up);
    }

    [Fact]
    public void Quiet_is_still_and_chaos_is_violent()
    {
        var range = Minutes(MarketRegime.Range);
        var quiet = Minutes(MarketRegime.Quiet);
        var chaotic = Minutes(MarketRegime.Chaotic);
        Assert.InRange(quiet.Deviation / range.Deviation, 0.1, 0.5);
        Assert.InRange(quiet.Volumes.Average() / range.Volumes.Average(), 0.02, 0.4);
        Assert.InRange(chaotic.Deviation / range.Deviation, 1.6, 5);
        Assert.InRange(chaotic.Volumes.Average() / range.Volumes.Average(), 2, 20);
    }

    [Fact]
    public void The_rate_is_nearly_the_mean_rate_of_a_long_schedule()
    {
        var rates = Enumerable.Range(1, 10).Select(seed => Tapes.Trades(new SyntheticMarketOptions
        {
            Seed = (ulong)seed, Model = MarketModel.LatentBook, Symbols = [Symbol with { TradesPerSecond = 1 }], DurationNs = 72 * EngineTime.NsPerHour,
        }).Count / (72 * 3600.0));
        Assert.InRange(rates.Average(), 0.75, 1.25);
    }

    [Fact]
    public void Nothing_is_allocated_per_trade()
    {
        var market = new SyntheticMarket(new SyntheticMarketOptions { Model = MarketModel.LatentBook, RegimeTimeScale = 0.01 });
        for (var i = 0; i < 5_000; i++) market.NextTrade(out _);
        Assert.Equal(0, Tapes.Allocated(() => market.NextTrade(out _)));
    }

    [Fact]
    public void Prices_stay_positive_and_bounded_in_an_endless_trend()
    {
        var options = new SyntheticMarketOptions
        {
            Model = MarketModel.LatentBook, Symbols = [Symbol with { TradesPerSecond = 0.05 }], MaxTrades = 100_000,
            Regimes = [new RegimePeriod(MarketRegime.TrendDown, EngineTime.NsPerHour)],
        };
        var trades = Tapes.Trades(options);
        Assert.All(trades, t => Assert.True(t.Price > Symbol.StartPrice / 20));
        Assert.True(trades[^1].Price < Symbol.StartPrice / 5);
    }

    private static double MeanReturn(MarketRegime regime) => Enumerable.Range(1, 30).Average(seed =>
    {
        var trades = Tapes.Trades(MinuteTape.Options(regime, (ulong)seed, hours: 4));
        return Math.Log((double)trades[^1].BestBid / trades[0].BestBid);
    });

    private static MinuteTape Minutes(MarketRegime regime) => new(Tapes.Trades(MinuteTape.Options(regime, seed: 3, hours: 24)), EngineTime.NsPerMinute);
}
