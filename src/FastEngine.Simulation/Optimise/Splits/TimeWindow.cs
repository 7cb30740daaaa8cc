namespace FastEngine.Simulation.Optimise.Splits;

/// <summary>A span of the tape's time, from inclusive to exclusive, in nanoseconds.</summary>
public readonly record struct TimeWindow(long FromNs, long ToNs)
{
    public long LengthNs => ToNs - FromNs;

    /// <summary>Its first part.</summary>
    /// <param name="share">Above 0 to 1.</param>
    /// <param name="unitNs">The length is a whole number of it, at least one.</param>
    public TimeWindow Part(double share, long unitNs) =>
        share >= 1 ? this : this with { ToNs = FromNs + Math.Max(unitNs, (long)(LengthNs * share) / unitNs * unitNs) };
}
