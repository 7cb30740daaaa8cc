using FastEngine.Signals.Indicators;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Indicators;

/// <summary>Which candles an excursion lasts and what it counts.</summary>
/// <remarks>A step of any height that has lasted j of 20 candles deviates sqrt((20 - j) / j) sigma: 4.4, 3, 2.4, exactly 2 at j = 4, ... exactly 0.5 at j = 16.</remarks>
public class MeanReversionTests
{
    private const int Base = 1000;

    public static TheoryData<string, string, double> Excursions => new()
    {
        // Closes in the order of the look-back of 30, as "price x candles"; before them 19 candles at 1000, after them 1000 to the end.
        { "nothing moved", "1000x30", 0.5 },
        { "one candle, and the next is on the other side", "1000x5 1100x1", 1 - 1 / 20.0 },
        { "two candles", "1000x5 1100x2", 1 - 2 / 20.0 },
        { "the same downwards", "1000x5 900x2", 1 - 2 / 20.0 },
        { "15 candles: exactly 0.5 sigma is back, between 2 and 0.5 is not", "1000x5 1100x25", 1 - 15 / 20.0 },
        { "it has begun on the first candle of the look-back", "1100x3", 1 - 3 / 20.0 },
        { "on the last candle it is unfinished and left out", "1000x29 1100x1", 0.5 },
        { "unfinished after one that finished", "1000x2 1100x1 1000x26 1200x1", 1 - 1 / 20.0 },
        { "two, as their mean", "1000x2 1100x1 1000x20 1200x3", (1 - 1 / 20.0 + (1 - 3 / 20.0)) / 2 },
        { "the candle that ends one on the other side starts the next", "1000x5 1010x1 900x2", (1 - 1 / 20.0 + (1 - 2 / 20.0)) / 2 },
    };

    [Theory]
    [MemberData(nameof(Excursions))]
    public void An_excursion_counts_from_the_first_candle_beyond_to_the_one_before_it_is_back(string what, string closes, double expected)
    {
        var path = Enumerable.Repeat((long)Base, 19).Concat(Path(closes)).ToList();
        while (path.Count < 49) path.Add(Base);
        Assert.Equal(49, path.Count);
        var actual = new MeanReversion(30, 20, 2, 0.5, 20).Measure(path.ToArray());
        Assert.True(Math.Abs(actual - expected) < 1e-12, $"{what}: {actual}, expected {expected}");
    }

    [Fact]
    public void Exactly_two_sigma_begins_nothing_and_a_little_more_does()
    {
        // A step that had lasted three candles when the look-back began stands at exactly 2 sigma on its first candle.
        long[] path = [.. Enumerable.Repeat(1000L, 16), .. Enumerable.Repeat(1100L, 4), .. Enumerable.Repeat(1000L, 29)];
        Assert.Equal(0.5, new MeanReversion(30, 20, 2, 0.5, 20).Measure(path));
        Assert.Equal(1 - 1 / 20.0, new MeanReversion(30, 20, 2 - 1e-8, 0.5, 20).Measure(path), 12);
        Assert.Equal(0.5, new MeanReversion(30, 20, 2 - 1e-10, 0.5, 20).Measure(path));
    }

    [Theory]
    [InlineData(19, 0.5)]
    [InlineData(20, 0.0)]
    [InlineData(21, 0.0)]
    public void At_the_twentieth_candle_it_ends_with_nothing(int lookback, double expected) =>
        Assert.Equal(expected, new MeanReversion(lookback, 20, 2, 0.5, 20).Measure(Growth(lookback + 19)));

    [Fact]
    public void A_new_one_starts_right_after_the_twentieth_candle()
    {
        // Growth stays beyond 2 sigma. 24 such candles and a fall: one of 20 (0), and one of the last 4 (0.8).
        var closes = Growth(25 + 19);
        closes[^1] = 1;
        Assert.Equal((0 + 0.8) / 2, new MeanReversion(25, 20, 2, 0.5, 20).Measure(closes), 12);
    }

    [Fact]
    public void A_shorter_limit_ends_it_sooner_and_a_wider_inside_too()
    {
        long[] path = [.. Enumerable.Repeat(1000L, 24), .. Enumerable.Repeat(1100L, 25)];

        // Beyond 2 sigma on three candles, between 2 and 1 until j = 10, where it is exactly 1.
        Assert.Equal(1 - 9 / 20.0, new MeanReversion(30, 20, 2, 1, 20).Measure(path), 12);
        Assert.Equal(0, new MeanReversion(30, 20, 2, 0.5, 8).Measure(path));
    }

    [Fact]
    public void It_is_not_defined_before_the_look_back_is_full()
    {
        var measure = new MeanReversion(100, 20, 2, 0.5, 20);
        Assert.Equal(119, measure.CandlesNeeded);
        Assert.True(double.IsNaN(measure.Measure(Growth(20))));
        Assert.False(double.IsNaN(measure.Measure(new long[119])));
    }

    [Theory]
    [InlineData(100, 20, 20)]
    [InlineData(12, 8, 20)]
    [InlineData(60, 10, 5)]
    public void Any_walk_gives_what_the_definition_gives_when_it_is_spelt_out(int lookback, int mean, int limit)
    {
        var measure = new MeanReversion(lookback, mean, 1.6, 0.5, limit);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(CandleTape.Seeds(lookback + mean + 5), seeds =>
        {
            var closes = CandleTape.Closes(CandleTape.Build(seeds));
            if (closes.Length < measure.CandlesNeeded) return double.IsNaN(measure.Measure(closes));
            var strength = measure.Measure(closes);
            return strength is >= 0 and <= 1
                && Math.Abs(strength - Naive(closes, lookback, mean, limit)) < 1e-12
                && Math.Abs(strength - measure.Measure([.. closes.Select(close => 10 * close)])) < 1e-12
                && Math.Abs(strength - measure.Measure([.. closes.Select(close => 4 * CandleTape.StartPrice - close)])) < 1e-12;
        }));
    }

    // Looks for each excursion's end from its first candle; the deviations are compared with the tolerance of the comparisons.
    private static double Naive(long[] closes, int lookback, int length, int limit)
    {
        var sigmas = Enumerable.Range(closes.Length - lookback, lookback).Select(i => Sigmas(closes[(i - length + 1)..(i + 1)])).ToArray();
        var values = new List<double>();
        var first = 0;
        while (first < lookback)
        {
            if (Math.Abs(sigmas[first]) <= 1.6 + 1e-9)
            {
                first++;
                continue;
            }

            var side = Math.Sign(sigmas[first]);
            var back = Array.FindIndex(sigmas, first + 1, sigma => sigma * side <= 0.5 + 1e-9);
            var candles = (back < 0 ? lookback : back) - first;
            if (candles >= limit)
            {
                values.Add(0);
                first += limit;
            }
            else if (back < 0)
            {
                break;
            }
            else
            {
                values.Add(1 - (double)candles / limit);
                first = back;
            }
        }

        return values.Count == 0 ? 0.5 : values.Average();
    }

    private static double Sigmas(long[] closes)
    {
        var mean = closes.Average();
        var deviation = Math.Sqrt(closes.Average(close => (close - mean) * (close - mean)));
        return deviation == 0 ? 0 : (closes[^1] - mean) / deviation;
    }

    // Each close half again the one before: always about 3 sigma over the mean of the last 20.
    private static long[] Growth(int count)
    {
        var closes = new long[count];
        double price = 1000;
        for (var i = 0; i < count; i++, price *= 1.5) closes[i] = (long)price;
        return closes;
    }

    private static IEnumerable<long> Path(string closes) =>
        closes.Split(' ').Select(part => part.Split('x')).SelectMany(part => Enumerable.Repeat(long.Parse(part[0]), int.Parse(part[1])));
}
