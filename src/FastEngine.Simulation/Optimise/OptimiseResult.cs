using FastEngine.Simulation.Optimise.Spaces;
using FastEngine.Simulation.Optimise.Splits;
using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Optimise.Trials;
using FastEngine.Simulation.Optimise.Verdicts;

namespace FastEngine.Simulation.Optimise;

/// <summary>A search with everything that says how far to trust it.</summary>
public sealed record OptimiseResult
{
    public required OptimiseOptions Options { get; init; }

    public required SearchSpace Space { get; init; }

    /// <summary>From the end of the warm-up to the end.</summary>
    public required TimeWindow Tape { get; init; }

    /// <summary>In the order of their numbers.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>The steps of the walk forward; one without an out-of-sample window when the whole tape is one window.</summary>
    public required IReadOnlyList<FoldResult> Folds { get; init; }

    /// <summary>Of a walk forward; else null.</summary>
    public OutOfSampleResult? OutOfSample { get; init; }

    /// <summary>Of a cross-validation; else none.</summary>
    public IReadOnlyList<SplitResult> Splits { get; init; } = [];

    /// <summary>Around what the last window chose; null when it chose nothing.</summary>
    public Neighbourhood? Neighbourhood { get; init; }

    /// <summary>What is wrong with what was searched on, such as a damaged tape.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];

    /// <summary>What the last window chose: what would be used next. Null when nothing could be chosen.</summary>
    public Trial? Chosen => Folds[^1].Selection.Chosen;

    /// <summary>Of the windows that chose something, the median; null without one.</summary>
    public double? Deflated => Median([.. Folds.Select(fold => fold.Selection.Deflated).OfType<double>()]);

    /// <summary>Mean over the windows; null when no window has one.</summary>
    public double? OverfittingProbability => Folds.Select(fold => fold.Selection.Overfitting?.Probability).Average();

    /// <summary>The longest time that any chosen trial held a position.</summary>
    public long LongestHoldNs => Folds.SelectMany(fold => new[] { fold.Selection.Chosen, fold.OutOfSample }).Max(trial => trial?.Outcome.LongestHoldNs ?? 0);

    /// <summary>Trials of the search with the same share of their windows, the largest such group: what maps and sensitivities compare.</summary>
    public IReadOnlyList<Trial> Comparable =>
        Trials.Where(trial => trial.Role == TrialRole.Search).GroupBy(trial => trial.Budget).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key)
            .Select(group => group.ToArray()).FirstOrDefault() ?? [];

    public Verdict Verdict => Verdict.Of(this);

    private static double? Median(double[] values)
    {
        if (values.Length == 0) return null;
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
