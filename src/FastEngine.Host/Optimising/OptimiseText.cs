using System.Globalization;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Simulation.Optimise;
using FastEngine.Simulation.Optimise.Statistics;

namespace FastEngine.Host.Optimising;

/// <summary>A search on the terminal.</summary>
internal static class OptimiseText
{
    public static void Write(TextWriter output, OptimiseResult result, TrialCommand command)
    {
        var options = result.Options;
        output.WriteLine(Invariant($"{result.Trials.Count} trials, {OptimiseSummary.Snake(options.Search)} search of {result.Space.Dimensions.Count} knobs for {OptimiseSummary.Snake(options.Objective)}, seed {options.Seed}, returns of {Duration.Format(options.PeriodNs)}"));
        if (result.OutOfSample is { } after) WriteWalk(output, result, after);
        else WriteExploration(output, result);
        if (result.Chosen is { } chosen)
        {
            output.WriteLine($"chosen last: {chosen.Point}");
            if (result.Neighbourhood is { Mean: { } mean, Worst: { } worst } around)
                output.WriteLine(Invariant($"neighbours: {around.Trials.Count}, mean {mean:F2}, worst {worst:F2}, of {chosen.Objective:F2}"));
            output.WriteLine($"again: {command.Of(chosen)}");
        }

        foreach (var note in result.Verdict.Notes) output.WriteLine($"note: {note}");
        output.WriteLine($"{(options.Validation == Validation.WalkForward ? "result" : "exploration")}: {result.Verdict.Text}");
    }

    private static void WriteWalk(TextWriter output, OptimiseResult result, OutOfSampleResult after)
    {
        foreach (var fold in result.Folds)
        {
            var chosen = fold.Selection.Chosen;
            output.WriteLine(chosen is null
                ? Invariant($"  window {fold.Fold.Number}: nothing could be chosen of {fold.Selection.Trials} trials")
                : Invariant($"  window {fold.Fold.Number}: in-sample {chosen.Objective:F2} ({Percent(chosen.Return)}, {chosen.Outcome.Trades} trades), out of sample {Ratio(fold.OutOfSample!.Objective)} ({Percent(fold.OutOfSample.Return)}, {fold.OutOfSample.Outcome.Trades} trades), DSR {Ratio(fold.Selection.Deflated)}, PBO {Ratio(fold.Selection.Overfitting?.Probability)}"));
        }

        output.WriteLine(Invariant($"out of sample: return {Percent(after.Return)}, Sharpe {Ratio(after.Sharpe)}, deepest drawdown {Percent(after.Drawdown)}, {after.Trades} trades in {after.Moments.Count} periods"));
    }

    private static void WriteExploration(TextWriter output, OptimiseResult result)
    {
        var selection = result.Folds[0].Selection;
        if (selection.Chosen is { } chosen)
            output.WriteLine(Invariant($"best in-sample: {chosen.Objective:F2} (return {Percent(chosen.Return)}, {chosen.Outcome.Trades} trades); the best of {selection.Trials} worthless trials would have a Sharpe ratio of {selection.ExpectedMaximum * ObjectiveValue.Annual(result.Options.PeriodNs):F2}"));
        foreach (var split in result.Splits)
            output.WriteLine(Invariant($"  fold {string.Join('+', split.TestBlocks.Select(block => block + 1))}: chosen on the others {Ratio(split.TrainObjective)}, tried {Ratio(split.TestObjective)} ({Percent(split.TestReturn)})"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double part) => NumberText.Percent(part);

    private static string Ratio(double? value) => value is { } number ? number.ToString("F2", CultureInfo.InvariantCulture) : "-";
}
