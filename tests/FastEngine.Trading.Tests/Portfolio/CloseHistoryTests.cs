using FastEngine.Core;
using FastEngine.Trading.Portfolio;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Trading.Tests.Portfolio;

public class CloseHistoryTests
{
    private const long Bar = EngineTime.NsPerMinute;
    private const int Kept = 50;

    [Fact]
    public void A_correlation_is_that_of_the_definition_whatever_is_missing()
    {
        var known = 0;
        var property = Prop.ForAll<(byte A, byte B)[]>(steps =>
        {
            var history = new CloseHistory(2, Kept, Bar);
            var (a, b) = (new Dictionary<long, long>(), new Dictionary<long, long>());
            var bar = 28_333_333L;
            foreach (var (moveA, moveB) in steps)
            {
                bar += moveA % 13 == 0 ? moveB % 5 + 1 : 1;
                if (moveB % 7 != 0) Add(history, 0, a, bar, 50_000 + moveA * 3 + moveB);
                if (moveA % 11 != 0) Add(history, 1, b, bar, 70_000 + moveB * 5);
            }

            var expected = Reference(a, b, 5);
            var actual = history.Correlation(0, 1, 5);
            known += double.IsNaN(expected) ? 0 : 1;
            Assert.Equal(double.IsNaN(expected), double.IsNaN(actual));
            if (!double.IsNaN(expected)) Assert.Equal(expected, actual, 1e-9);
            Assert.Equal(actual, history.Correlation(1, 0, 5));
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(150), property);
        Assert.True(known > 100, $"{known} known");
    }

    [Theory]
    [InlineData(60, double.NaN)]
    [InlineData(61, 1)]
    public void Fewer_returns_than_are_needed_are_none(int closes, double expected)
    {
        var history = new CloseHistory(2, 1_440, Bar);
        for (var i = 1; i <= closes; i++)
        {
            history.Add(0, i * Bar, 1_000 + i * i);
            history.Add(1, i * Bar, 2 * (1_000 + i * i));
        }

        Assert.Equal(expected, history.Correlation(0, 1, 60), 1e-9);
    }

    [Fact]
    public void A_symbol_that_does_not_move_correlates_with_nothing()
    {
        var history = new CloseHistory(2, 100, Bar);
        for (var i = 1; i <= 100; i++)
        {
            history.Add(0, i * Bar, 1_000 + i * i);
            history.Add(1, i * Bar, 500);
        }

        Assert.Equal(double.NaN, history.Correlation(0, 1, 10));
    }

    [Fact]
    public void A_bar_that_comes_late_or_twice_changes_nothing()
    {
        var history = new CloseHistory(2, 100, Bar);
        for (var i = 1; i <= 50; i++)
        {
            history.Add(0, i * Bar, 1_000 + i * i);
            history.Add(1, i * Bar, 3_000 - i * i);
        }

        var before = history.Correlation(0, 1, 10);
        history.Add(0, 50 * Bar, 1);
        history.Add(0, 20 * Bar, 1);
        history.Add(0, 51 * Bar, 0);
        Assert.Equal(before, history.Correlation(0, 1, 10));
    }

    [Fact]
    public void Extremes_are_of_the_closes_since_a_time()
    {
        var history = new CloseHistory(1, 10, Bar);
        Assert.False(history.TryExtremes(0, 0, out _, out _));
        long[] closes = [900, 500, 700, 600, 650];
        for (var i = 0; i < closes.Length; i++) history.Add(0, (i + 100) * Bar, closes[i]);
        Assert.True(history.TryExtremes(0, 101 * Bar, out var low, out var high));
        Assert.Equal((500, 700), (low, high));
        Assert.True(history.TryExtremes(0, 101 * Bar + 1, out low, out high));
        Assert.Equal((600, 700), (low, high));
        Assert.False(history.TryExtremes(0, 105 * Bar, out _, out _));
    }

    private static void Add(CloseHistory history, int instrument, Dictionary<long, long> closes, long bar, long close)
    {
        history.Add(instrument, bar * Bar, close);
        closes[bar] = close;
    }

    // The closes of the last bars that either keeps, as the definition has it.
    private static double Reference(Dictionary<long, long> a, Dictionary<long, long> b, int least)
    {
        var (x, y) = (Returns(a), Returns(b));
        var bars = x.Keys.Intersect(y.Keys).ToArray();
        if (bars.Length < least) return double.NaN;
        var (meanX, meanY) = (bars.Average(bar => x[bar]), bars.Average(bar => y[bar]));
        var xx = bars.Sum(bar => Math.Pow(x[bar] - meanX, 2));
        var yy = bars.Sum(bar => Math.Pow(y[bar] - meanY, 2));
        return xx == 0 || yy == 0 ? double.NaN : bars.Sum(bar => (x[bar] - meanX) * (y[bar] - meanY)) / Math.Sqrt(xx * yy);
    }

    private static Dictionary<long, double> Returns(Dictionary<long, long> closes)
    {
        var oldest = closes.Count == 0 ? 0 : closes.Keys.Max() - Kept + 1;
        return closes.Where(close => close.Key - 1 >= oldest && closes.ContainsKey(close.Key - 1))
            .ToDictionary(close => close.Key, close => Math.Log((double)close.Value / closes[close.Key - 1]));
    }
}
