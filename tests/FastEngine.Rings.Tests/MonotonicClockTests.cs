using System.Diagnostics;

namespace FastEngine.Rings.Tests;

public class MonotonicClockTests
{
    [Fact]
    public void Stamps_do_not_go_back()
    {
        var last = MonotonicClock.Stamp();
        for (var i = 0; i < 10_000; i++)
        {
            var stamp = MonotonicClock.Stamp();
            Assert.True(stamp >= last);
            last = stamp;
        }
    }

    [Fact]
    public void A_second_of_stamps_is_a_billion_nanoseconds()
    {
        Assert.Equal(1_000_000_000, MonotonicClock.ToNs(Stopwatch.Frequency));
        Assert.Equal(2_000_000_000, MonotonicClock.ElapsedNs(Stopwatch.Frequency, 3 * Stopwatch.Frequency));
    }
}
