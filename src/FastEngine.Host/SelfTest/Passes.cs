using FastEngine.Rings;

namespace FastEngine.Host.SelfTest;

/// <summary>Times repeated passes; the median is told with the fastest, because other processes share the machine.</summary>
internal static class Passes
{
    private const int Warm = 3;

    /// <returns>Nanoseconds an operation: median and fastest pass.</returns>
    public static (double Median, double Fastest) Time(int passes, int operations, Action pass)
    {
        var times = new double[passes];
        for (var i = -Warm; i < passes; i++)
        {
            var from = MonotonicClock.Stamp();
            pass();
            if (i >= 0) times[i] = (double)MonotonicClock.ElapsedNs(from, MonotonicClock.Stamp()) / operations;
        }

        Array.Sort(times);
        return (times[passes / 2], times[0]);
    }
}
