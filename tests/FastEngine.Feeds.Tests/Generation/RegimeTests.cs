using FastEngine.Core;
using FastEngine.Feeds.Generation;

namespace FastEngine.Feeds.Tests.Generation;

public class RegimeTests
{
    private const int Seeds = 20;
    private const int Seconds = 300;

    [Fact]
    public void A_trend_moves_the_price_its_way_over_many_seeds()
    {
        Assert.True(MeanReturn(MarketRegime.TrendUp) > 0.003);
        Assert.True(MeanReturn(MarketRegime.TrendDown) < -0.003);
        Assert.InRange(MeanReturn(MarketRegime.Range), -0.001, 0.001);
    }

    [Fact]
    public void Quiet_has_fewer_trades_and_less_movement_than_a_range_and_a_spike_more()
    {
        var (quietRate, quietMove) = RateAndMove(MarketRegime.Quiet);
        var (rangeRate, rangeMove) = RateAndMove(MarketRegime.Range);
        var (spikeRate, spikeMove) = RateAndMove(MarketRegime.Spike);
        Assert.True(quietRate < 0.4 * rangeRate);
        Assert.True(quietMove < 0.8 * rangeMove);
        Assert.True(spikeRate > 3 * rangeRate);
        Assert.True(spikeMove > 3 * rangeMove);
    }

    [Fact]
    public void A_range_stays_near_where_it_began_while_a_trend_leaves()
    {
        var range = Enumerable.Range(1, Seeds).Average(seed => Math.Abs(Return(MarketRegime.Range, (ulong)seed)));
        var trend = Enumerable.Range(1, Seeds).Average(seed => Math.Abs(Return(MarketRegime.TrendUp, (ulong)seed)));
        Assert.True(range * 3 < trend, $"{range} {trend}");
    }

    [Fact]
    public void Order_flow_moves_the_price()
    {
        double product = 0, flows = 0, returns = 0;
        foreach (var second in Tapes.Trades(Tapes.Regime(MarketRegime.Range, 3, 3_000)).GroupBy(t => t.TimeNs / (10 * EngineTime.NsPerSecond)))
        {
            double buys = second.Where(t => t.Aggressor == Side.Buy).Sum(t => t.Quantity);
            double sells = second.Where(t => t.Aggressor == Side.Sell).Sum(t => t.Quantity);
            var flow = (buys - sells) / (buys + sells);
            var move = Math.Log((double)second.Last().BestBid / second.First().BestBid);
            product += flow * move;
            flows += flow * flow;
            returns += move * move;
        }

        Assert.True(product / Math.Sqrt(flows * returns) > 0.25);
    }

    [Fact]
    public void An_explicit_schedule_is_followed_and_repeats()
    {
        var options = new SyntheticMarketOptions
        {
            Regimes =
            [
                new RegimePeriod(MarketRegime.TrendUp, 2 * EngineTime.NsPerSecond),
                new RegimePeriod(MarketRegime.Spike, EngineTime.NsPerSecond),
            ],
            DurationNs = 12 * EngineTime.NsPerSecond,
        };
        foreach (var trade in Tapes.Trades(options))
        {
            var second = (trade.TimeNs - options.StartTimeNs) / EngineTime.NsPerSecond % 3;
            Assert.Equal(second < 2 ? MarketRegime.TrendUp : MarketRegime.Spike, trade.Regime);
        }
    }

    [Fact]
    public void A_symbols_own_schedule_goes_before_the_markets()
    {
        var symbol = SyntheticSymbols.Demo(Market.Spot)[0] with { Regimes = [new RegimePeriod(MarketRegime.TrendDown, EngineTime.NsPerHour)] };
        var options = new SyntheticMarketOptions { Symbols = [symbol], Regimes = [new RegimePeriod(MarketRegime.Range, EngineTime.NsPerHour)], MaxTrades = 100 };
        Assert.All(Tapes.Trades(options), t => Assert.Equal(MarketRegime.TrendDown, t.Regime));
    }

    [Fact]
    public void A_seeded_schedule_visits_every_regime_and_does_not_depend_on_the_rate()
    {
        var slow = Visits(5);
        var fast = Visits(50);
        Assert.Equal(5, slow.Select(v => v.Regime).Distinct().Count());
        foreach (var (minute, regime) in slow) Assert.Contains((minute, regime), fast);
    }

    private static HashSet<(long Minute, MarketRegime Regime)> Visits(double rate)
    {
        var symbol = SyntheticSymbols.Demo(Market.UsdMargined)[0] with { TradesPerSecond = rate };
        var trades = Tapes.Trades(new SyntheticMarketOptions { Symbols = [symbol], DurationNs = 3 * EngineTime.NsPerHour });
        return [.. trades.Select(t => (t.TimeNs / EngineTime.NsPerMinute, t.Regime))];
    }

    [Fact]
    public void Prices_stay_positive_and_bounded_in_an_endless_trend()
    {
        var symbol = SyntheticSymbols.Demo(Market.UsdMargined)[0] with { TradesPerSecond = 1 };
        var options = new SyntheticMarketOptions { Symbols = [symbol], Regimes = [new RegimePeriod(MarketRegime.TrendDown, EngineTime.NsPerHour)], MaxTrades = 200_000 };
        var last = Tapes.Trades(options);
        Assert.All(last, t => Assert.True(t.Price > symbol.StartPrice / 20));
        Assert.True(last[^1].Price < symbol.StartPrice / 10);
    }

    private static double MeanReturn(MarketRegime regime) => Enumerable.Range(1, Seeds).Average(seed => Return(regime, (ulong)seed));

    private static double Return(MarketRegime regime, ulong seed)
    {
        var trades = Tapes.Trades(Tapes.Regime(regime, seed, Seconds));
        return Math.Log((double)trades[^1].BestBid / trades[0].BestBid);
    }

    // Trades a second, and the root mean square of ten-second log returns.
    private static (double Rate, double Move) RateAndMove(MarketRegime regime)
    {
        double squares = 0;
        var windows = 0;
        long trades = 0;
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            foreach (var window in Tapes.Trades(Tapes.Regime(regime, seed, Seconds)).GroupBy(t => t.TimeNs / (10 * EngineTime.NsPerSecond)))
            {
                trades += window.Count();
                var move = Math.Log((double)window.Last().BestBid / window.First().BestBid);
                squares += move * move;
                windows++;
            }
        }

        return (trades / (double)(Seeds * Seconds), Math.Sqrt(squares / windows));
    }
}
