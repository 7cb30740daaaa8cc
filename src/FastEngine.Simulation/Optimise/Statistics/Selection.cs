using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>What choosing the best of many trials over one window makes of its result.</summary>
public sealed record Selection
{
    /// <summary>For <see cref="MinimumTrackRecord"/>.</summary>
    public const double Confidence = 0.95;

    /// <summary>The best; null when no trial counted.</summary>
    public required Trial? Chosen { get; init; }

    /// <summary>Different trials: points that gave the same returns are one.</summary>
    public required int Trials { get; init; }

    /// <summary>Of the trials' Sharpe ratios a period.</summary>
    public required double SharpeVariance { get; init; }

    /// <summary>The Sharpe ratio a period that the best of so many worthless trials would have.</summary>
    public required double ExpectedMaximum { get; init; }

    /// <summary>Chance that the true Sharpe ratio is above 0, as if nothing had been chosen.</summary>
    public required double? Probabilistic { get; init; }

    /// <summary>The same, knowing that it is the best of many.</summary>
    public required double? Deflated { get; init; }

    /// <summary>Periods that the window would need for the ratio to be above 0 with 95 %.</summary>
    public required double? MinimumTrackRecord { get; init; }

    /// <summary>Null with fewer than two trials over the whole window, or too few periods.</summary>
    public required OverfittingProbability? Overfitting { get; init; }

    /// <param name="search">All trials that were chosen among, of one window.</param>
    public static Selection Of(IReadOnlyList<Trial> search)
    {
        var counted = search.Where(trial => trial.Outcome.Problem is null).ToArray();
        var whole = Distinct(counted.Where(trial => trial.Budget >= 1));
        var chosen = counted.Where(trial => trial is { Budget: >= 1, Objective: not null }).MaxBy(trial => trial.Objective);
        var trials = Distinct(counted.OrderByDescending(trial => trial.Budget).DistinctBy(trial => trial.Point)).Length;

        // Halving leaves survivors, which differ less than what they were chosen from: its first generations count for what they are worth on
        // the whole window, where the chance in a ratio has the variance of a shorter one times the share.
        var variance = counted.GroupBy(trial => trial.Budget).Select(rung => rung.Key * VarianceOf(Distinct(rung))).DefaultIfEmpty(0).Max();
        var moments = chosen?.Moments ?? default;
        return new Selection
        {
            Chosen = chosen,
            Trials = trials,
            SharpeVariance = variance,
            ExpectedMaximum = SharpeInference.ExpectedMaximum(variance, trials),
            Probabilistic = chosen is null ? null : SharpeInference.Probabilistic(in moments, 0),
            Deflated = chosen is null ? null : SharpeInference.Deflated(in moments, variance, trials),
            MinimumTrackRecord = chosen is null ? null : SharpeInference.MinimumTrackRecord(in moments, 0, Confidence),
            Overfitting = OverfittingProbability.Of([.. whole.Select(trial => trial.Outcome.Returns)]),
        };
    }

    // A knob that changes nothing makes no further trial.
    private static Trial[] Distinct(IEnumerable<Trial> trials) => [.. trials.DistinctBy(trial => trial.Outcome.Returns, ReturnsComparer.Instance)];

    private static double VarianceOf(Trial[] trials)
    {
        if (trials.Length < 2) return 0;
        var ratios = trials.Select(trial => trial.Moments.Sharpe ?? 0).ToArray();
        var mean = ratios.Average();
        return ratios.Sum(ratio => (ratio - mean) * (ratio - mean)) / (ratios.Length - 1);
    }
}
