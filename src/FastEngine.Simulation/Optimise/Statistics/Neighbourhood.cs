using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>How the objective falls around what was chosen: a plateau is a finding, a peak is luck.</summary>
/// <param name="Chosen">In the middle.</param>
/// <param name="Trials">Beside it, over the same window.</param>
/// <param name="Mean">Of their objectives, one that is not defined counting as 0; null without neighbours.</param>
/// <param name="Worst">The lowest of them.</param>
public sealed record Neighbourhood(Trial Chosen, IReadOnlyList<Trial> Trials, double? Mean, double? Worst)
{
    /// <summary>Mean of the neighbours over the chosen one; 1 is a plateau. Null when that did not gain.</summary>
    public double? Stability => Mean is { } mean && Chosen.Objective is > 0 and var peak ? mean / peak : null;

    public static Neighbourhood Of(Trial chosen, IReadOnlyList<Trial> neighbours)
    {
        var objectives = neighbours.Where(trial => trial.Outcome.Problem is null).Select(trial => trial.Objective ?? 0).ToArray();
        return objectives.Length == 0 ? new(chosen, neighbours, null, null) : new(chosen, neighbours, objectives.Average(), objectives.Min());
    }
}
