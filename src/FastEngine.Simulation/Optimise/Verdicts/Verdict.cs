using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Optimise.Verdicts;

/// <summary>What the statistics of a search say, in plain words, by the thresholds of <see cref="VerdictThresholds"/>.</summary>
/// <param name="Criteria">All that were looked at.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Notes">What else must be known.</param>
public sealed record Verdict(VerdictKind Kind, string Text, IReadOnlyList<Criterion> Criteria, IReadOnlyList<string> Notes)
{
    /// <summary>Whether the reader is warned.</summary>
    public bool IsFlagged => Kind != VerdictKind.NoSignOfOverfitting;

    public static Verdict Of(OptimiseResult result)
    {
        var criteria = CriteriaOf(result).ToArray();
        var missed = criteria.Where(criterion => !criterion.IsMet).ToArray();
        var kind = TradesOf(result) < VerdictThresholds.LeastTrades ? VerdictKind.TooLittleTraded
            : missed.Length > 1 || missed.Any(criterion => criterion.IsFarOff) ? VerdictKind.LikelyOverfitted
            : missed.Length == 1 ? VerdictKind.NotProven : VerdictKind.NoSignOfOverfitting;
        return new Verdict(kind, TextOf(kind, result, criteria, missed), criteria, [.. NotesOf(result)]);
    }

    private static string TextOf(VerdictKind kind, OptimiseResult result, Criterion[] criteria, Criterion[] missed)
    {
        var where = result.OutOfSample is null ? "in-sample" : "out of sample";
        return kind switch
        {
            VerdictKind.TooLittleTraded when TradesOf(result) == 0 => $"nothing can be said: what was chosen closed no trade {where}",
            VerdictKind.TooLittleTraded => $"nothing can be said: what was chosen closed {TradesOf(result)} trades {where}, fewer than {VerdictThresholds.LeastTrades}",
            VerdictKind.LikelyOverfitted => $"likely overfitted: {string.Join(", ", missed.AsEnumerable())}",
            VerdictKind.NotProven => $"not proven: {string.Join(", ", missed.AsEnumerable())}",
            _ => $"no sign of overfitting: {string.Join(", ", criteria.AsEnumerable())}",
        };
    }

    private static int TradesOf(OptimiseResult result) => result.OutOfSample?.Trades ?? result.Folds[^1].Selection.Chosen?.Outcome.Trades ?? 0;

    private static IEnumerable<Criterion> CriteriaOf(OptimiseResult result)
    {
        if (result.OutOfSample is { } after)
        {
            yield return new("PSR", "chance that the true Sharpe ratio out of sample is above 0", after.Probabilistic, VerdictThresholds.Confidence) { Far = VerdictThresholds.Coin };
            yield return new("WFE", "return out of sample over the return in-sample that it was chosen for", after.Efficiency, VerdictThresholds.Efficiency) { Far = 0 };
        }

        yield return new("DSR", "chance that the true Sharpe ratio of the chosen is above 0, knowing that it is the best of many", result.Deflated, VerdictThresholds.Confidence)
        {
            Far = VerdictThresholds.Coin,
        };
        yield return new("PBO", "chance that the best of one half of the time is among the worse half of the trials in the other", result.OverfittingProbability, VerdictThresholds.Overfitting, IsMost: true)
        {
            Far = VerdictThresholds.Coin, MayBeUndefined = true,
        };
        if (result.Splits.Count > 0)
        {
            var losing = result.Splits.Count(split => split.TestReturn < 0) / (double)result.Splits.Count;
            yield return new("losing splits", "share of the splits in which what was chosen loses", losing, VerdictThresholds.LosingSplits, IsMost: true) { Far = VerdictThresholds.Coin };
        }

        if (result.Neighbourhood is { } around)
        {
            yield return new("stability", "mean objective of the neighbours over that of the chosen", around.Stability, VerdictThresholds.Stability) { MayBeUndefined = true };
        }
    }

    private static IEnumerable<string> NotesOf(OptimiseResult result)
    {
        foreach (var caveat in result.Caveats) yield return caveat;
        if (result.Options.Validation != Validation.WalkForward)
            yield return "This is an exploration, not a result: nothing was tried on a later window. Only a walk forward (the default) gives a result.";
        if (result.Folds.All(fold => fold.Selection.Chosen is not { Objective: > 0 })) yield return "No set of parameters gained.";
        var empty = result.Folds.Count(fold => fold.Selection.Chosen is null);
        if (empty > 0) yield return $"In {empty} of {result.Folds.Count} windows nothing could be chosen: no trial closed {result.Options.LeastTrades} trades with an objective. Out of sample nothing is traded then.";
        if (result.Options.Validation != Validation.InSample && result.LongestHoldNs > result.Options.WalkForward.EmbargoNs)
        {
            yield return $"A position was held for {Display.Duration(result.LongestHoldNs)}, longer than the embargo of {Display.Duration(result.Options.WalkForward.EmbargoNs)} between the windows: "
                + "repeat it with --embargo at least that long.";
        }

        var impossible = result.Trials.Count(trial => trial.Outcome.Problem is not null);
        if (impossible > 0)
            yield return $"{impossible} of {result.Trials.Count} trials could not be run, and count as none: {result.Trials.First(trial => trial.Outcome.Problem is not null).Outcome.Problem}";
    }
}
