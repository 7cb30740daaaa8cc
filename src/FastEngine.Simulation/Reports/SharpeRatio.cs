using FastEngine.Core;

namespace FastEngine.Simulation.Reports;

/// <summary>Mean over deviation of equity returns on a fixed grid of engine time, annualised.</summary>
/// <remarks>Equity is read at every multiple of the grid from the first sample to the last (the last sample at or before it); returns are
/// simple, the deviation is the sample's (n - 1), the risk-free rate is 0. Annualised by the square root of the grid steps in a year of
/// 365 days of 24 hours: these markets do not close. A tape of hours says little about a year; the ratio is for comparing runs.</remarks>
public static class SharpeRatio
{
    public const long DefaultGridNs = EngineTime.NsPerMinute;
    private const double YearNs = 365.0 * 24 * EngineTime.NsPerHour;

    /// <summary>Null with fewer than two returns, when they do not differ, or when equity on the grid is not positive.</summary>
    public static double? Of(IReadOnlyList<EquitySample> samples, long gridNs = DefaultGridNs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gridNs, 1);
        if (samples.Count == 0) return null;
        var first = samples[0].TimeNs % gridNs == 0 ? samples[0].TimeNs : EngineTime.NextMultiple(samples[0].TimeNs, gridNs);
        var last = EngineTime.FloorMultiple(samples[^1].TimeNs, gridNs);
        // Steps without a change are counted, not stored: a tape may have a gap of months.
        var count = (last - first) / gridNs;
        if (count < 2) return null;
        var changes = new List<double>();
        Int128? before = null;
        for (int i = 0, next; i < samples.Count; i = next)
        {
            // The last of the samples that the same grid point sees.
            var seenAt = GridAtOrAfter(samples[i].TimeNs, gridNs);
            for (next = i + 1; next < samples.Count && GridAtOrAfter(samples[next].TimeNs, gridNs) == seenAt;) next++;
            if (seenAt > last) break;
            var equity = samples[next - 1].Equity;
            if (equity <= 0) return null;
            if (before is { } earlier && equity != earlier) changes.Add((double)(equity - earlier) / (double)earlier);
            before = equity;
        }

        return Annualised(changes, count, gridNs);
    }

    private static double? Annualised(List<double> changes, long count, long gridNs)
    {
        var mean = changes.Sum() / count;
        var squares = (count - changes.Count) * mean * mean;
        foreach (var change in changes) squares += (change - mean) * (change - mean);
        var deviation = Math.Sqrt(squares / (count - 1));
        // Equal returns differ by rounding only.
        return deviation <= 1e-9 * Math.Abs(mean) ? null : mean / deviation * Math.Sqrt(YearNs / gridNs);
    }

    private static long GridAtOrAfter(long timeNs, long gridNs) => timeNs % gridNs == 0 ? timeNs : EngineTime.NextMultiple(timeNs, gridNs);
}
