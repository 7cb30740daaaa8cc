namespace FastEngine.Simulation.Reports;

/// <summary>How long positions were held, from the entry to the last exit, in nanoseconds; the median of an even count is the mean of the middle two.</summary>
public sealed record HoldTimes(long MeanNs, long MedianNs, long MaxNs)
{
    /// <summary>Null when there is no trade.</summary>
    public static HoldTimes? Of(IReadOnlyList<ClosedPosition> positions)
    {
        if (positions.Count == 0) return null;
        var holds = positions.Select(position => position.HoldNs).Order().ToArray();
        var sum = Int128.Zero;
        foreach (var hold in holds) sum += hold;
        var (lower, upper) = (holds[(holds.Length - 1) / 2], holds[holds.Length / 2]);
        return new HoldTimes((long)(sum / holds.Length), lower + (upper - lower) / 2, holds[^1]);
    }
}
