using FastEngine.Simulation.Models;
using FastEngine.Simulation.Models.Delays;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Simulation.Tests.Models;

public class DelayTableTests
{
    private const ulong Half = 1UL << 63;

    // Half of all are from 100 to 200, the others from 200 to 600: a quarter is at 150, three quarters at 400.
    [Theory]
    [InlineData(0UL, 100)]
    [InlineData(Half / 2, 150)]
    [InlineData(Half, 200)]
    [InlineData(Half + Half / 2, 400)]
    [InlineData(ulong.MaxValue, 599)]
    public void A_quantile_is_linear_between_those_of_the_table(ulong random, long expected) =>
        Assert.Equal(expected, new DelayTable([0, 500_000, 1_000_000], [100, 200, 600]).At(random));

    [Fact]
    public void A_lognormal_delay_has_its_median_and_its_99th_percentile()
    {
        var table = DelayTable.Lognormal(medianNs: 10_000_000, p99Ns: 40_000_000);
        Assert.Equal(10_000_000, table.Quantile(0.5));
        Assert.Equal(40_000_000, table.Quantile(0.99), 10.0);

        // 4 is what the upper percentile is of the median, so the lower one is a quarter of it.
        Assert.Equal(2_500_000, table.Quantile(0.01), 10.0);

        // 4 ^ (3.2905 / 2.3263) = 2 ^ 2.82896 = 7.1056: one in two thousand.
        Assert.Equal(71_056_000, table.MostNs, 1_000.0);
    }

    [Fact]
    public void No_spread_is_a_fixed_delay()
    {
        var table = DelayTable.Lognormal(7, 7);
        Assert.All(new[] { 0UL, Half, ulong.MaxValue }, random => Assert.Equal(7, table.At(random)));
    }

    [Theory]
    [InlineData(new[] { 0, 1_000_000 }, new long[] { 2, 1 })]
    [InlineData(new[] { 0, 1_000_000 }, new long[] { -1, 1 })]
    [InlineData(new[] { 0, 900_000 }, new long[] { 1, 2 })]
    [InlineData(new[] { 0, 0, 1_000_000 }, new long[] { 1, 1, 2 })]
    [InlineData(new[] { 0, 1_000_000 }, new long[] { 1 })]
    public void A_table_that_is_none_is_refused(int[] ppm, long[] ns) => Assert.Throws<ArgumentException>(() => new DelayTable(ppm, ns));

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 9)]
    public void A_median_of_nothing_or_above_the_99th_percentile_is_refused(long medianNs, long p99Ns) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DelayTable.Lognormal(medianNs, p99Ns));

    [Fact]
    public void Powers_and_logarithms_are_those_of_the_library_to_the_last_digits()
    {
        Prop.ForAll(Gen.Choose(-40_000, 40_000).Select(at => at / 1_000.0).ToArbitrary(), power =>
        {
            Assert.Equal(Math.Pow(2, power), ExactPower.Exp2(power), Math.Pow(2, power) * 1e-15);
            Assert.Equal(power, ExactPower.Log2(Math.Pow(2, power)), 1e-13);
        }).QuickCheckThrowOnFailure();
        Assert.Equal((8.0, 0.5, 1.0), (ExactPower.Exp2(3), ExactPower.Exp2(-1), ExactPower.Exp2(0)));
        Assert.Equal((3.0, -1.0, 0.0), (ExactPower.Log2(8), ExactPower.Log2(0.5), ExactPower.Log2(1)));
    }

    // A thousand orders: half of the samples are below a half, and no two orders share theirs.
    [Fact]
    public void Counted_hashes_spread_evenly()
    {
        var all = Enumerable.Range(0, 1_000).Select(order => CounterHash.Of(seed: 1, purpose: 2, order, 3)).ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.InRange(all.Count(hash => hash < Half), 450, 550);
        Assert.NotEqual(CounterHash.Of(1, 2, 3, 4), CounterHash.Of(2, 2, 3, 4));
        Assert.NotEqual(CounterHash.Of(1, 2, 3, 4), CounterHash.Of(1, 3, 3, 4));
        Assert.NotEqual(CounterHash.Of(1, 2, 3, 4), CounterHash.Of(1, 2, 4, 3));

        // The same on every machine and in every version: backtests are compared by it.
        Assert.Equal(7_419_561_746_382_637_714UL, CounterHash.Of(1, 2, 3, 4));
    }
}
