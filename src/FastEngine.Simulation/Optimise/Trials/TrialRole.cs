namespace FastEngine.Simulation.Optimise.Trials;

/// <summary>What a trial was for.</summary>
public enum TrialRole
{
    /// <summary>Parameters are chosen among these.</summary>
    Search,

    /// <summary>What was chosen, in the window after.</summary>
    OutOfSample,

    /// <summary>Beside what was chosen, to see how much it matters; never chosen.</summary>
    Neighbour,
}
