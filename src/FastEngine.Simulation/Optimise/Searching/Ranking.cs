namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>Candidates in order of their objectives.</summary>
internal static class Ranking
{
    /// <summary>Indexes, the best first; null last, ties in order.</summary>
    public static int[] Of(IReadOnlyList<double?> objectives) =>
        [.. Enumerable.Range(0, objectives.Count).OrderByDescending(i => objectives[i] is { } value && !double.IsNaN(value) ? value : double.NegativeInfinity)];
}
