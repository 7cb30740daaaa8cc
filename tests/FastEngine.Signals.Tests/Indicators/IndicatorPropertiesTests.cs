using FastEngine.Signals.Candles;
using FastEngine.Signals.Indicators;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Indicators;

/// <summary>What must hold for any candles: scale, bounds, mirror, and the edges of no movement.</summary>
public class IndicatorPropertiesTests
{
    private const int Length = 160;
    private const double Tolerance = 1e-9;

    [Fact]
    public void Prices_times_ten_change_no_index_and_multiply_every_price() =>
        ForAnyCandles(candles =>
        {
            var one = Run(candles);
            var ten = Run([.. candles.Select(candle => CandleTape.Scale(in candle, 10))]);
            ref readonly var fastest = ref one.Indicators.Fastest(0);
            ref readonly var fastestOfTen = ref ten.Indicators.Fastest(0);
            ref readonly var longest = ref one.Indicators.Longest(0);
            ref readonly var longestOfTen = ref ten.Indicators.Longest(0);
            AssertSame(longest.Adx.Value, longestOfTen.Adx.Value);
            AssertSame(longest.Adx.PlusDi, longestOfTen.Adx.PlusDi);
            AssertSame(longest.AtrOfClose, longestOfTen.AtrOfClose);
            AssertSame(fastest.Rsi.Value, fastestOfTen.Rsi.Value);
            AssertSame(fastest.Autocorrelation, fastestOfTen.Autocorrelation);
            AssertSame(fastest.BollingerWidth, fastestOfTen.BollingerWidth);
            AssertSame(10 * longest.Atr.Value, longestOfTen.Atr.Value);
            AssertSame(10 * fastest.Macd.Histogram, fastestOfTen.Macd.Histogram);
            AssertSame(10 * fastest.EmaFast.Value, fastestOfTen.EmaFast.Value);
            AssertSame(10 * fastest.Vwap.Value, fastestOfTen.Vwap.Value);
            AssertSame(10 * one.Indicators.VwapSlope(0), ten.Indicators.VwapSlope(0));
        });

    [Fact]
    public void Indices_keep_their_bounds_after_every_candle() =>
        ForAnyCandles(candles =>
        {
            var shard = new TestShard(timeframes: 1);
            foreach (var candle in candles)
            {
                shard.Close(0, 0, in candle);
                ref readonly var fastest = ref shard.Indicators.Fastest(0);
                ref readonly var longest = ref shard.Indicators.Longest(0);
                AssertWithin(longest.Adx.Value, 0, 100);
                AssertWithin(longest.Adx.Dx, 0, 100);
                AssertWithin(longest.Adx.PlusDi + longest.Adx.MinusDi, 0, 200);
                AssertWithin(longest.Atr.Value, 0, double.MaxValue);
                AssertWithin(fastest.Rsi.Value, 0, 100);
                AssertWithin(fastest.Autocorrelation, -1, 1);
                AssertWithin(fastest.BollingerWidth, 0, double.MaxValue);
                AssertWithin(fastest.Vwap.Value, candles.Min(c => c.Low) / 100.0, candles.Max(c => c.High) / 100.0);
            }
        });

    [Fact]
    public void Mirrored_prices_swap_the_directions_and_keep_the_strength() =>
        ForAnyCandles(candles =>
        {
            var one = Run(candles);
            var mirrored = Run([.. candles.Select(candle => CandleTape.Mirror(in candle, 2 * CandleTape.StartPrice))]);
            ref readonly var fastest = ref one.Indicators.Fastest(0);
            ref readonly var fastestMirrored = ref mirrored.Indicators.Fastest(0);
            ref readonly var longest = ref one.Indicators.Longest(0);
            ref readonly var longestMirrored = ref mirrored.Indicators.Longest(0);
            AssertSame(longest.Adx.PlusDi, longestMirrored.Adx.MinusDi);
            AssertSame(longest.Adx.MinusDi, longestMirrored.Adx.PlusDi);
            AssertSame(longest.Adx.Value, longestMirrored.Adx.Value);
            AssertSame(longest.Atr.Value, longestMirrored.Atr.Value);
            AssertSame(100 - fastest.Rsi.Value, fastestMirrored.Rsi.Value);
            AssertSame(-fastest.Macd.Line, fastestMirrored.Macd.Line);
            AssertSame(-one.Indicators.VwapSlope(0), mirrored.Indicators.VwapSlope(0));
        });

    [Fact]
    public void Without_movement_every_strength_is_nothing_and_the_index_is_in_the_middle()
    {
        var flat = new Candle { Open = 61_837_63, High = 61_837_63, Low = 61_837_63, Close = 61_837_63, BuyVolume = Core.Sum96.From(7) };
        var shard = new TestShard(timeframes: 1);
        for (var i = 0; i < 250; i++) shard.Close(0, 0, in flat);
        ref readonly var fastest = ref shard.Indicators.Fastest(0);
        ref readonly var longest = ref shard.Indicators.Longest(0);
        Assert.Equal((0, 0, 0, 0), (longest.Adx.Value, longest.Adx.PlusDi, longest.Adx.MinusDi, longest.Atr.Value));
        Assert.Equal((50, 0, 0), (fastest.Rsi.Value, fastest.Autocorrelation, fastest.BollingerWidth));
        Assert.Equal((61_837.63, 61_837.63), (fastest.EmaFast.Value, fastest.EmaSlow.Value));
        Assert.Equal((0, 0), (fastest.Macd.Histogram, shard.Indicators.VwapSlope(0)));
        Assert.Equal(61_837.63, fastest.Vwap.Value, 9);
    }

    [Fact]
    public void Only_gains_are_a_relative_strength_of_100_and_only_losses_of_0()
    {
        var (rising, falling) = (default(Rsi), default(Rsi));
        for (var i = 0; i < 40; i++)
        {
            rising.Update(100 + i, 14);
            falling.Update(100 - i, 14);
        }

        Assert.Equal((100, 0), (rising.Value, falling.Value));
    }

    [Fact]
    public void Steady_movement_in_one_direction_is_an_adx_of_100_on_that_side()
    {
        var adx = default(Adx);
        for (var i = 0; i < 40; i++) adx.Update(new Candle { High = 101 + i, Low = 100 + i, Close = 101 + i }, 14);
        Assert.Equal(100, adx.Value, 9);
        Assert.Equal(0, adx.MinusDi);
        Assert.Equal(100, adx.PlusDi, 9);
    }

    [Theory]
    [InlineData("1 -1 1 1 1 1 1 1 1", double.NaN)]
    [InlineData("1 -1 1 -1 1 -1 1 -1 1 -1", -1.0)]
    [InlineData("1 1 1 1 1 -1 -1 -1 -1 -1", 0.8)]
    public void Autocorrelation_is_that_of_neighbouring_returns(string steps, double expected)
    {
        // Each step is a halving or a doubling; fewer than ten are no value.
        var closes = new List<long> { 1L << 20 };
        foreach (var step in steps.Split(' ').Select(int.Parse)) closes.Add(step > 0 ? closes[^1] * 2 : closes[^1] / 2);
        var measure = new Autocorrelation(10);
        Assert.Equal(11, measure.CandlesNeeded);
        var actual = measure.Measure(closes.ToArray());
        if (closes.Count < 11) Assert.True(double.IsNaN(actual));
        else Assert.Equal(expected, actual, 12);
    }

    [Fact]
    public void Autocorrelation_of_constant_growth_is_nothing() =>
        Assert.Equal(0, new Autocorrelation(10).Measure(Enumerable.Range(0, 11).Select(i => 7L << i).ToArray()));

    [Fact]
    public void Autocorrelation_of_any_walk_is_what_pearson_gives()
    {
        var measure = new Autocorrelation(10);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(CandleTape.Seeds(11), seeds =>
        {
            var closes = CandleTape.Closes(CandleTape.Build(seeds));
            if (closes.Length != 11) return;
            var returns = closes.Zip(closes.Skip(1), (a, b) => Math.Log((double)b / a)).ToArray();
            AssertSame(Pearson(returns[..^1], returns[1..]), measure.Measure(closes));
        }));
    }

    private static double Pearson(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var covariance = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        var (varianceX, varianceY) = (x.Sum(a => (a - meanX) * (a - meanX)), y.Sum(b => (b - meanY) * (b - meanY)));
        return varianceX == 0 || varianceY == 0 ? 0 : covariance / Math.Sqrt(varianceX * varianceY);
    }

    private static void ForAnyCandles(Action<Candle[]> check) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(CandleTape.Seeds(Length), seeds => check(CandleTape.Build(seeds))));

    private static TestShard Run(Candle[] candles)
    {
        var shard = new TestShard(timeframes: 1);
        shard.CloseAll(0, 0, candles);
        return shard;
    }

    private static void AssertSame(double expected, double actual)
    {
        if (double.IsNaN(expected)) Assert.True(double.IsNaN(actual), $"{actual:R}, expected none");
        else Assert.True(Math.Abs(actual - expected) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{actual:R}, expected {expected:R}");
    }

    private static void AssertWithin(double value, double low, double high) =>
        Assert.True(double.IsNaN(value) || (value >= low - Tolerance && value <= high + Tolerance), $"{value:R} is not within {low} to {high}");
}
