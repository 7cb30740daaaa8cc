using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>Points spread evenly over the space, from a seed, none twice, in one generation.</summary>
public sealed class RandomSearch(SearchSpace space, int trials, ulong seed) : ISearch
{
    private bool _isDone;

    public IReadOnlyList<Candidate> Next()
    {
        if (_isDone) return [];
        _isDone = true;
        return [.. EvenPoints.Of(space, trials, seed).Select(point => new Candidate(point))];
    }

    public void Tell(IReadOnlyList<double?> objectives)
    {
    }
}
