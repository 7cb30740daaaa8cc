namespace FastEngine.Simulation.Reports;

/// <summary>The price of a symbol by the closed candles of its fastest timeframe, in time order.</summary>
public sealed record PriceSeries
{
    public const int DefaultMaxPoints = 4_000;

    public required string Symbol { get; init; }

    /// <summary>As printed, e.g. <c>1m</c>.</summary>
    public required string Timeframe { get; init; }

    public required IReadOnlyList<PricePoint> Points { get; init; }

    /// <summary>At most <paramref name="maxPoints"/> points: one a slice of time, with the lowest, highest and last price in it.</summary>
    public static PricePoint[] Downsample(IReadOnlyList<PricePoint> points, int maxPoints = DefaultMaxPoints)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxPoints, 1);
        if (points.Count <= maxPoints) return [.. points];
        var slices = new TimeSlices(points[0].TimeNs, points[^1].TimeNs, maxPoints);
        var kept = new List<PricePoint>(maxPoints);
        var slice = -1;
        foreach (var point in points)
        {
            var index = slices.IndexOf(point.TimeNs);
            if (index != slice) kept.Add(point);
            else kept[^1] = new PricePoint(point.TimeNs, Int128.Min(kept[^1].Low, point.Low), Int128.Max(kept[^1].High, point.High), point.Close);
            slice = index;
        }

        return [.. kept];
    }
}
