namespace FastEngine.Simulation.Backtest;

/// <summary>Percentiles of a figure over resampled paths.</summary>
public sealed record Interval(double P5, double P25, double P50, double P75, double P95)
{
    /// <summary>Of the values, which are sorted here; linear between two (type 7 of Hyndman and Fan 1996). Null without values.</summary>
    public static Interval? Of(double[] values)
    {
        if (values.Length == 0) return null;
        Array.Sort(values);
        return new Interval(At(values, 0.05), At(values, 0.25), At(values, 0.5), At(values, 0.75), At(values, 0.95));
    }

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
