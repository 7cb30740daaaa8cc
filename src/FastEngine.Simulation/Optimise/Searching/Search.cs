using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>Makes searches by their kind.</summary>
public static class Search
{
    /// <summary>So large a grid is a mistake, or no grid.</summary>
    public const int MostGridPoints = 100_000;

    /// <summary>What is wrong with a search of this kind in this space; null for nothing.</summary>
    /// <param name="trials">At most so many; null when that was left open.</param>
    public static string? ProblemOf(SearchKind kind, SearchSpace space, int? trials)
    {
        if (kind == SearchKind.Grid && space.GridPoints > MostGridPoints)
            return $"the grid has {space.GridPoints:N0} points, more than {MostGridPoints:N0}; widen steps, or use another search";
        if (kind == SearchKind.Grid && trials is { } most && space.GridPoints > most)
            return $"the grid has {space.GridPoints:N0} points, more than the {most:N0} trials allowed; widen steps, or use another search";
        if (kind != SearchKind.Cmaes) return null;
        var loose = space.Dimensions.FirstOrDefault(dimension => !dimension.IsOrdered);
        return loose is null ? null : $"{loose.Key} has values without an order, which CMA-ES cannot search; use another search, or numbers in ascending order";
    }

    /// <param name="trials">At most so many; a grid takes what it takes.</param>
    /// <exception cref="ArgumentException">See <see cref="ProblemOf"/>.</exception>
    public static ISearch Create(SearchKind kind, SearchSpace space, int trials, ulong seed)
    {
        if (ProblemOf(kind, space, null) is { } problem) throw new ArgumentException(problem, nameof(space));
        return kind switch
        {
            SearchKind.Grid => new GridSearch(space),
            SearchKind.Random => new RandomSearch(space, trials, seed),
            SearchKind.Halving => new SuccessiveHalving(space, trials, seed),
            SearchKind.Cmaes => new CmaEs(space, trials, seed),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }
}
