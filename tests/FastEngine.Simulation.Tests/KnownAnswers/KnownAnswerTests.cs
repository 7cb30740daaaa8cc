namespace FastEngine.Simulation.Tests.KnownAnswers;

/// <summary>Strategies of which it is known what they make, through the interface that every strategy has.</summary>
public class KnownAnswerTests
{
    private const long TakerPpb = 500_000;
    private const decimal TakerRate = 0.0005m;

    // Nine units from 96.00 to 97.00 and from 95.50 to 96.50 long, and from 97.00 to 95.50 short: 9 + 9 + 13.50.
    [Fact]
    public void Foresight_makes_what_a_person_reckons()
    {
        long[] prices = [96_10, 96_00, 96_50, 97_00, 96_30, 95_50, 96_00, 96_50];
        var (gain, longs) = BestHoldings.Find(prices.Length, (entry, exit) => GainOf(prices, entry, exit));
        Assert.Equal(18m, gain);
        Assert.Equal([new Holding(1, 3), new Holding(5, 7)], longs);
        var run = Foresight(prices);
        Assert.Equal(31.5m, run.Net);
        Assert.Equal(3, run.Trades.Count);
        Assert.All(run.Trades, trade => Assert.Equal(OneSymbolRun.Units, trade.Quantity));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(TakerPpb, 0)]
    [InlineData(0, 2)]
    [InlineData(TakerPpb, 4)]
    public void Foresight_makes_exactly_the_most_that_can_be_made_and_the_lesser_most_where_it_costs(long takerPpb, int spreadTicks)
    {
        for (var seed = 1UL; seed <= 4; seed++)
        {
            var prices = Walk(seed, 120, step: 15);
            var run = Foresight(prices, takerPpb, spreadTicks);
            var most = Most(prices, takerPpb, spreadTicks);
            Assert.Equal(most, run.Net);
            Assert.Equal(0, run.Open);
            Assert.Empty(run.Refusals);
            if (takerPpb + spreadTicks > 0) Assert.InRange(most, 0.01m, Most(prices, 0, 0) - 0.01m);
        }
    }

    // The reckoning itself, against every set of holdings there is.
    [Fact]
    public void The_most_is_the_most_of_all_that_can_be_done()
    {
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var prices = Walk(seed, 11, step: 15);
            Assert.Equal(BestHoldings.Try(prices.Length, (entry, exit) => GainOf(prices, entry, exit)), BestHoldings.Find(prices.Length, (entry, exit) => GainOf(prices, entry, exit)).Gain);
        }
    }

    // On a walk whose next step nothing foretells every rule has a gross of zero on average; what is left are the costs. The interval is a bootstrap's, of 99 %.
    [Fact]
    public void Coins_lose_their_costs_and_nothing_else_in_expectation()
    {
        const int Seeds = 40;
        var (gross, net) = (new double[Seeds], new double[Seeds]);
        var trades = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var run = new OneSymbolRun(Walk((ulong)seed + 1_000, 400, step: 1), new CoinStrategy((ulong)seed + 1), TakerPpb);
            net[seed] = (double)run.Net;
            gross[seed] = (double)(run.Net + run.Fees);
            trades += run.Trades.Count;
        }

        Assert.InRange(trades, 10 * Seeds, 40 * Seeds);
        var (low, high) = Bootstrap(gross);
        Assert.InRange(0, low, high);

        // Two fees of a notional of about 880: 0.88 a trade, and the interval is far too narrow to hold a run that is free.
        var costs = gross.Average() - net.Average();
        Assert.InRange(costs / ((double)trades / Seeds), 0.8, 0.9);
        Assert.InRange(-costs, Bootstrap(net).Low, Bootstrap(net).High);
        Assert.True(high - low < costs / 5, $"{low} to {high}, costs {costs}");

        // What is not fair is seen: foresight on the same walks.
        var (least, _) = Bootstrap([.. Enumerable.Range(0, 5).Select(seed => (double)Foresight(Walk((ulong)seed + 1_000, 60, step: 1)).Net)]);
        Assert.True(least > 0);
    }

    private static OneSymbolRun Foresight(long[] prices, long takerPpb = 0, int spreadTicks = 0)
    {
        var longs = BestHoldings.Find(prices.Length, (entry, exit) => GainOf(prices, entry, exit, takerPpb, spreadTicks));
        var shorts = BestHoldings.Find(prices.Length, (entry, exit) => -GainOf(prices, entry, exit) - CostOf(prices, entry, exit, takerPpb, spreadTicks, isShort: true));
        return new OneSymbolRun(prices, new ForesightStrategy(longs.Holdings, shorts.Holdings), takerPpb, spreadTicks);
    }

    private static decimal Most(long[] prices, long takerPpb, int spreadTicks) =>
        BestHoldings.Find(prices.Length, (entry, exit) => GainOf(prices, entry, exit, takerPpb, spreadTicks)).Gain
        + BestHoldings.Find(prices.Length, (entry, exit) => -GainOf(prices, entry, exit) - CostOf(prices, entry, exit, takerPpb, spreadTicks, isShort: true)).Gain;

    // Of a long, in quote currency.
    private static decimal GainOf(long[] prices, int entry, int exit, long takerPpb = 0, int spreadTicks = 0) =>
        OneSymbolRun.Units * (prices[exit] - prices[entry]) / 100m - CostOf(prices, entry, exit, takerPpb, spreadTicks, isShort: false);

    // Half the spread on either side, and the fee of each fill at its price.
    private static decimal CostOf(long[] prices, int entry, int exit, long takerPpb, int spreadTicks, bool isShort)
    {
        var half = spreadTicks / 2;
        var bought = prices[isShort ? exit : entry] + half;
        var sold = prices[isShort ? entry : exit] - half;
        var rate = takerPpb == 0 ? 0 : TakerRate;
        return OneSymbolRun.Units * (2 * half + rate * (bought + sold)) / 100m;
    }

    // A symmetric walk between 95 and 99.90, reflected there.
    private static long[] Walk(ulong seed, int length, int step)
    {
        var coins = new Coins(seed);
        var prices = new long[length];
        var price = 97_50L;
        for (var i = 0; i < length; i++)
        {
            prices[i] = price;
            var next = price + (coins.Next(2) == 0 ? step : -step);
            price = next is > 95_00 and < 99_90 ? next : price;
        }

        return prices;
    }

    private static (double Low, double High) Bootstrap(double[] values)
    {
        const int Resamples = 4_000;
        var coins = new Coins(7);
        var means = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < values.Length; k++) sum += values[coins.Next(values.Length)];
            means[i] = sum / values.Length;
        }

        Array.Sort(means);
        return (means[Resamples / 200], means[Resamples - 1 - Resamples / 200]);
    }
}
