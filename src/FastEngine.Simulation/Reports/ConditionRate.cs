namespace FastEngine.Simulation.Reports;

/// <summary>How often a named condition of a level passed where it was evaluated.</summary>
public sealed record ConditionRate(string Name, long Passed, long Evaluated)
{
    /// <summary>0 to 1; null when it was never evaluated.</summary>
    public double? Rate => Evaluated == 0 ? null : (double)Passed / Evaluated;
}
