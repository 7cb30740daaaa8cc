namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>Which points are tried next, a generation at a time; what a generation is follows from the seed and the results of those before alone.</summary>
public interface ISearch
{
    /// <summary>The next generation; empty when the search is over.</summary>
    IReadOnlyList<Candidate> Next();

    /// <summary>What the last generation came to, in its order; more is better, null is worse than anything.</summary>
    void Tell(IReadOnlyList<double?> objectives);
}
