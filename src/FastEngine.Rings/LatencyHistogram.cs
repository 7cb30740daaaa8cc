using System.Numerics;
using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Rings;

/// <summary>Counts of latencies from 1 ns to 1 h to 3 significant digits (HdrHistogram's log-linear buckets).</summary>
/// <remarks>One writer. Values of a power-of-two range share 1,024 equal steps, so a value is off by less than 1/1,024 of itself;
/// below 2,048 ns every nanosecond has its own count. Other threads may read while it is written and see a slightly older state.</remarks>
public sealed class LatencyHistogram
{
    public const long HighestNs = EngineTime.NsPerHour;

    // The first bucket has 2,048 steps of 1 ns; each later one adds 1,024 steps of twice the width.
    private const int StepBits = 11;
    private const int WordBits = 64;
    private const int HalfSteps = 1 << (StepBits - 1);

    private readonly long[] _counts = new long[IndexOf(HighestNs) + 1];
    private long _total;
    private long _max;
    private long _clamped;

    /// <summary>Values recorded.</summary>
    public long Count => Volatile.Read(ref _total);

    /// <summary>The highest value recorded, exactly; 0 when there is none.</summary>
    public long MaxNs => Volatile.Read(ref _max);

    /// <summary>Values outside 0 ns to 1 h, counted at the nearer end.</summary>
    public long Clamped => Volatile.Read(ref _clamped);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(long ns)
    {
        if ((ulong)ns > (ulong)HighestNs) ns = Clamp(ns);
        _counts[IndexOf(ns)]++;
        _total++;
        if (ns > _max) _max = ns;
    }

    /// <param name="percentile">0 to 100.</param>
    /// <returns>The smallest value, to the histogram's precision, that at least this share of the values does not exceed; 0 when empty.</returns>
    public long PercentileNs(double percentile)
    {
        if (!(percentile is >= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, $"a percentile is 0 to 100, not {percentile}");
        var total = 0L;
        foreach (var count in _counts) total += count;
        if (total == 0) return 0;
        // In decimal, so that 99.9 % of 1,000 is 999 and not one more.
        var wanted = Math.Max(1, (long)Math.Ceiling((decimal)percentile * total / 100));
        var seen = 0L;
        var index = 0;
        while (index < _counts.Length - 1 && (seen += _counts[index]) < wanted) index++;
        return Math.Min(HighestOf(index), MaxNs);
    }

    /// <summary>Values below <paramref name="ns"/>; exact up to 2,048 ns and where only the highest 10 bits of it are set, else to the histogram's precision.</summary>
    public long CountBelow(long ns)
    {
        // What was clamped counts as the highest value.
        var end = ns <= 0 ? 0 : ns > HighestNs ? _counts.Length : IndexOf(ns);
        var below = 0L;
        for (var i = 0; i < end; i++) below += _counts[i];
        return below;
    }

    /// <summary>All values together, to the histogram's precision.</summary>
    public double SumNs()
    {
        var sum = 0.0;
        for (var i = 0; i < _counts.Length; i++)
            if (_counts[i] > 0) sum += (double)_counts[i] * HighestOf(i);
        return sum;
    }

    /// <summary>Adds the counts of another thread's histogram.</summary>
    public void Add(LatencyHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
        _total += other._total;
        _clamped += other._clamped;
        _max = Math.Max(_max, other._max);
    }

    /// <summary>What was recorded between two copies of one histogram. Its highest value is to the histogram's precision.</summary>
    public static LatencyHistogram Between(LatencyHistogram earlier, LatencyHistogram later)
    {
        var between = new LatencyHistogram();
        between.SetBetween(earlier, later);
        return between;
    }

    /// <summary>The same in a histogram that is there already.</summary>
    public void SetBetween(LatencyHistogram earlier, LatencyHistogram later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        Reset();
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] = later._counts[i] - earlier._counts[i];
            _total += _counts[i];
            if (_counts[i] > 0) _max = HighestOf(i);
        }
    }

    public void Reset()
    {
        Array.Clear(_counts);
        _total = 0;
        _max = 0;
        _clamped = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IndexOf(long ns)
    {
        var shift = (WordBits - StepBits) - BitOperations.LeadingZeroCount((ulong)ns | (2 * HalfSteps - 1));
        return (shift << (StepBits - 1)) + (int)(ns >> shift);
    }

    /// <summary>The highest value that is counted at <paramref name="index"/>.</summary>
    private static long HighestOf(int index)
    {
        var shift = Math.Max(0, (index >> (StepBits - 1)) - 1);
        var step = (long)index - ((long)shift << (StepBits - 1));
        return ((step + 1) << shift) - 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Clamp(long ns)
    {
        _clamped++;
        return ns < 0 ? 0 : HighestNs;
    }
}
