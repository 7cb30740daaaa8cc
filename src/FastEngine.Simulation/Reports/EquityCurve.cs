namespace FastEngine.Simulation.Reports;

/// <summary>From equity samples in time order to the points of a chart.</summary>
public static class EquityCurve
{
    public const int DefaultMaxPoints = 3_000;

    /// <summary>Each sample with its drawdown from the highest equity up to it.</summary>
    public static EquityPoint[] Build(IReadOnlyList<EquitySample> samples)
    {
        var points = new EquityPoint[samples.Count];
        var peak = Int128.MinValue;
        for (var i = 0; i < points.Length; i++)
        {
            var (timeNs, equity) = samples[i];
            peak = Int128.Max(peak, equity);
            points[i] = new EquityPoint(timeNs, equity, peak - equity);
        }

        return points;
    }

    /// <summary>At most <paramref name="maxPoints"/> points: of each slice of time the highest equity, the deepest drawdown and the last;
    /// so the peak, the maximum drawdown and the end are always among them.</summary>
    public static EquityPoint[] Downsample(IReadOnlyList<EquityPoint> points, int maxPoints = DefaultMaxPoints)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxPoints, 3);
        if (points.Count <= maxPoints) return [.. points];
        var slices = new TimeSlices(points[0].TimeNs, points[^1].TimeNs, maxPoints / 3);
        var kept = new List<EquityPoint>(maxPoints);
        for (int start = 0, end; start < points.Count; start = end)
        {
            var slice = slices.IndexOf(points[start].TimeNs);
            var (highest, deepest) = (start, start);
            for (end = start; end < points.Count && slices.IndexOf(points[end].TimeNs) == slice; end++)
            {
                if (points[end].Equity > points[highest].Equity) highest = end;
                if (points[end].Drawdown > points[deepest].Drawdown) deepest = end;
            }

            var last = end - 1;
            var (first, second) = (Math.Min(highest, deepest), Math.Max(highest, deepest));
            kept.Add(points[first]);
            if (second != first) kept.Add(points[second]);
            if (last != second) kept.Add(points[last]);
        }

        return [.. kept];
    }
}
