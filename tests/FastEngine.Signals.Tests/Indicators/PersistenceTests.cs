using FastEngine.Signals.Indicators;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Indicators;

/// <summary>The Hurst exponent against an independent, plain computation.</summary>
public class PersistenceTests
{
    [Theory]
    [InlineData(64, new[] { 8, 16, 32, 64 })]
    [InlineData(16, new[] { 4, 8, 16 })]
    [InlineData(50, new[] { 7, 12, 30 })]
    public void Any_walk_gives_what_the_definition_gives_when_it_is_spelt_out(int returns, int[] chunks)
    {
        var persistence = new Persistence(returns, chunks);
        Assert.Equal(returns + 1, persistence.CandlesNeeded);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(CandleTape.Seeds(returns + 4), seeds =>
        {
            var closes = CandleTape.Closes(CandleTape.Build(seeds));
            var actual = persistence.Measure(closes);
            return closes.Length < returns + 1 ? double.IsNaN(actual) : Math.Abs(actual - Naive(closes, returns, chunks)) < 1e-10;
        }));
    }

    [Fact]
    public void Prices_times_ten_change_nothing()
    {
        var persistence = new Persistence(64, [8, 16, 32, 64]);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(CandleTape.Seeds(65), seeds =>
        {
            var closes = CandleTape.Closes(CandleTape.Build(seeds));
            return closes.Length < 65 || persistence.Measure(closes) == persistence.Measure([.. closes.Select(close => 10 * close)]);
        }));
    }

    [Fact]
    public void A_drift_that_turns_slowly_persists_and_an_alternation_does_not()
    {
        var persistence = new Persistence(64, [8, 16, 32, 64]);
        Assert.True(persistence.Measure(Walk(i => Math.Sin(2 * Math.PI * i / 64))) > 0.8);
        Assert.True(persistence.Measure(Walk(i => i % 2 == 0 ? 1 : -1)) < 0.2);
    }

    [Fact]
    public void Constant_growth_is_as_flat_as_no_movement()
    {
        var persistence = new Persistence(32, [8, 16, 32]);
        var flat = persistence.Measure(Enumerable.Repeat(977L, 33).ToArray());
        Assert.False(double.IsNaN(flat));
        Assert.True(flat < 0.55);
        Assert.Equal(flat, persistence.Measure(Enumerable.Range(0, 33).Select(i => 3L << i).ToArray()));
    }

    [Fact]
    public void A_random_walk_is_around_one_half_on_average()
    {
        // Sums of twelve uniform numbers, from a fixed seed.
        var random = new Random(20_240_229);
        var persistence = new Persistence(64, [8, 16, 32, 64]);
        var values = Enumerable.Range(0, 4000).Select(_ => persistence.Measure(Walk(_ => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6))).ToArray();
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        Assert.Equal(0.49, mean, 0.01);
        Assert.Equal(0.10, deviation, 0.01);
    }

    [Theory]
    [InlineData(2, 1.0)]
    [InlineData(3, 1.3504745)]
    [InlineData(8, 2.6245962)]
    [InlineData(64, 8.9655675)]
    public void The_expected_range_is_that_of_anis_and_lloyd(int size, double expected) =>
        Assert.Equal(expected, Persistence.ExpectedRange(size), 6);

    [Fact]
    public void Chunk_sizes_must_ascend_within_the_returns()
    {
        Assert.Throws<ArgumentException>(() => new Persistence(64, [64]));
        Assert.Throws<ArgumentException>(() => new Persistence(64, [8, 65]));
        Assert.Throws<ArgumentException>(() => new Persistence(64, [16, 8]));
        Assert.Throws<ArgumentException>(() => new Persistence(64, [1, 8]));
    }

    private static long[] Walk(Func<int, double> step)
    {
        var closes = new long[65];
        var logarithm = Math.Log(1e9);
        for (var i = 0; i < closes.Length; i++)
        {
            closes[i] = (long)Math.Exp(logarithm);
            logarithm += 0.001 * step(i);
        }

        return closes;
    }

    private static double Naive(long[] closes, int count, int[] chunks)
    {
        var returns = Enumerable.Range(closes.Length - count, count).Select(i => Math.Log((double)closes[i] / closes[i - 1])).ToArray();
        var points = chunks.Select(n => (X: Math.Log(n), Y: Math.Log(MeanRange(returns, n) - Expected(n) + Math.Sqrt(Math.PI * n / 2)))).ToArray();
        var (meanX, meanY) = (points.Average(p => p.X), points.Average(p => p.Y));
        return points.Sum(p => (p.X - meanX) * (p.Y - meanY)) / points.Sum(p => (p.X - meanX) * (p.X - meanX));
    }

    private static double MeanRange(double[] returns, int n) =>
        returns.Skip(returns.Length % n).Chunk(n).Average(chunk =>
        {
            var mean = chunk.Average();
            var path = Enumerable.Range(1, n).Select(length => chunk.Take(length).Sum(value => value - mean)).ToArray();
            var deviation = Math.Sqrt(chunk.Average(value => (value - mean) * (value - mean)));
            return chunk.All(value => value == chunk[0]) ? 0 : (path.Max() - path.Min()) / deviation;
        });

    // The gamma function at half integers by its recursion G(x) = (x - 1) G(x - 1).
    private static double Expected(int n) =>
        Gamma((n - 1) / 2.0) / (Math.Sqrt(Math.PI) * Gamma(n / 2.0)) * Enumerable.Range(1, n - 1).Sum(r => Math.Sqrt((n - r) / (double)r));

    private static double Gamma(double x) => x == 0.5 ? Math.Sqrt(Math.PI) : x == 1 ? 1 : (x - 1) * Gamma(x - 1);
}
