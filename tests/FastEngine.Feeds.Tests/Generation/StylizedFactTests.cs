using FastEngine.Core;
using FastEngine.Feeds.Generation;

namespace FastEngine.Feeds.Tests.Generation;

/// <summary>The demo's market behaves as recorded ones do; the measured figures are in <c>docs/decisions/0014-demo-market.md</c>.</summary>
public class StylizedFactTests
{
    private static readonly List<SyntheticTrade> Trades = Tapes.Trades(MinuteTape.Options(regime: null, seed: 11, hours: 96));
    private static readonly MinuteTape Minutes = new(Trades, EngineTime.NsPerMinute);

    [Fact]
    public void Sides_of_orders_persist_for_long()
    {
        var signs = Trades.GroupBy(t => t.TimeNs).Select(order => order.First().Aggressor == Side.Buy ? 1.0 : -1.0).ToArray();
        Assert.InRange(MinuteTape.Autocorrelation(signs, 1), 0.2, 0.5);
        Assert.InRange(MinuteTape.Autocorrelation(signs, 10), 0.08, 0.3);
        Assert.InRange(MinuteTape.Autocorrelation(signs, 100), 0.02, 0.2);
        Assert.InRange(MinuteTape.Autocorrelation(signs, 5_000), -0.05, 0.05);
    }

    [Fact]
    public void Returns_hardly_tell_the_next_but_their_size_does()
    {
        Assert.InRange(MinuteTape.Autocorrelation(Minutes.Returns, 1), -0.3, 0.1);
        Assert.InRange(MinuteTape.Autocorrelation(Minutes.Returns, 2), -0.15, 0.1);
        var quarters = new MinuteTape(Trades, 15 * EngineTime.NsPerMinute);
        Assert.InRange(MinuteTape.Autocorrelation(quarters.Returns, 1), -0.25, 0.35);
        Assert.True(MinuteTape.Autocorrelation([.. Minutes.Returns.Select(Math.Abs)], 1) > 0.1);
    }

    [Fact]
    public void Returns_and_volumes_have_heavy_tails_and_volumes_cluster()
    {
        var square = Minutes.Deviation * Minutes.Deviation;
        Assert.True(Minutes.Returns.Average(r => r * r * r * r) / (square * square) > 6);
        var mean = Minutes.Volumes.Average();
        Assert.True(Math.Sqrt(Minutes.Volumes.Average(v => (v - mean) * (v - mean))) / mean > 1);
        Assert.True(MinuteTape.Autocorrelation(Minutes.Volumes, 1) > 0.15);
    }

    [Fact]
    public void Order_flow_moves_the_price_but_is_not_all_of_it() =>
        Assert.InRange(MinuteTape.Correlation([.. Minutes.Flows.Skip(1)], Minutes.Returns), 0.25, 0.75);

    [Fact]
    public void Part_of_a_large_move_is_taken_back()
    {
        var returns = new MinuteTape(Trades, 10 * EngineTime.NsPerSecond).Returns;
        var large = 4 * Math.Sqrt(returns.Average(r => r * r));
        double moved = 0, taken = 0;
        for (var i = 0; i < returns.Count - 12; i++)
        {
            if (Math.Abs(returns[i]) < large) continue;
            moved += Math.Abs(returns[i]);
            taken -= Math.Sign(returns[i]) * returns.Skip(i + 1).Take(12).Sum();
        }

        Assert.InRange(taken / moved, 0.1, 0.9);
    }
}
