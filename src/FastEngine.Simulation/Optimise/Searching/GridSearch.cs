using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>Every point of the grid, in one generation.</summary>
public sealed class GridSearch(SearchSpace space) : ISearch
{
    private bool _isDone;

    public IReadOnlyList<Candidate> Next()
    {
        if (_isDone) return [];
        _isDone = true;
        return [.. space.Grid().Select(point => new Candidate(point))];
    }

    public void Tell(IReadOnlyList<double?> objectives)
    {
    }
}
