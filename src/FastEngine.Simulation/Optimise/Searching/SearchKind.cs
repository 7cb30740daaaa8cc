namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>The searches that there are.</summary>
public enum SearchKind
{
    /// <summary>Every point of the grid.</summary>
    Grid,

    /// <summary>Points spread evenly, from a seed.</summary>
    Random,

    /// <summary>Many points on little tape, the better third of them on three times as much, and so on.</summary>
    Halving,

    /// <summary>Points from a normal distribution that learns where it is better.</summary>
    Cmaes,
}
