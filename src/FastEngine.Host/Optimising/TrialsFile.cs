using System.Globalization;
using System.Text;
using System.Text.Json;
using FastEngine.Host.Outputs;
using FastEngine.Simulation.Optimise;
using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Host.Optimising;

/// <summary><c>trials.csv</c>: a row a trial, with everything that makes it again; and <c>folds.csv</c>, <c>equity.csv</c> of a walk forward.</summary>
internal static class TrialsFile
{
    public static void Write(OutputFolder folder, OptimiseResult result, TrialCommand command)
    {
        WriteFile(folder, "trials.csv", Header(result), result.Trials.Select(trial => Row(result, trial, command)));
        if (result.OutOfSample is not { } after)
        {
            // Those of an earlier walk forward would be taken for this search's.
            foreach (var name in (string[])["folds.csv", "equity.csv"]) File.Delete(folder.PathOf(name));
            return;
        }

        WriteFile(folder, "folds.csv", "fold,in_sample_from_ns,in_sample_to_ns,out_of_sample_from_ns,out_of_sample_to_ns,trials,chosen_trial,in_sample_objective,out_of_sample_objective,in_sample_return,out_of_sample_return,deflated_sharpe,overfitting_probability,parameters",
            result.Folds.Select(Row));
        WriteFile(folder, "equity.csv", "time_ns,return,equity", EquityOf(after));
    }

    private static string Header(OptimiseResult result) =>
        "trial,fold,role,generation,budget,seed,from_ns,to_ns," + string.Join(',', result.Space.Dimensions.Select(dimension => dimension.Key))
        + ",objective,trades,return,sharpe,drawdown,periods,mean,deviation,skew,kurtosis,longest_hold_ns,config_hash,output_hash,problem,command";

    private static string Row(OptimiseResult result, Trial trial, TrialCommand command)
    {
        var moments = trial.Moments;
        var outcome = trial.Outcome;
        var isRun = outcome.Problem is null;
        string?[] fields =
        [
            Text(trial.Number), Text(trial.Fold), NameOf(trial.Role), Text(trial.Generation), Text(trial.Budget), result.Options.Seed.ToString(CultureInfo.InvariantCulture),
            Text(trial.Window.FromNs), Text(trial.Window.ToNs), .. Enumerable.Range(0, result.Space.Dimensions.Count).Select(trial.Point.TextAt),
            Text(trial.Objective), Text(outcome.Trades), isRun ? Text(trial.Return) : null, Text(moments.Sharpe * ObjectiveValue.Annual(result.Options.PeriodNs)),
            isRun ? Text(trial.Drawdown) : null, Text(moments.Count), isRun ? Text(moments.Mean) : null, isRun ? Text(moments.Deviation) : null, isRun ? Text(moments.Skew) : null,
            isRun ? Text(moments.Kurtosis) : null, Text(outcome.LongestHoldNs), outcome.ConfigHash, outcome.OutputHash, outcome.Problem, command.Of(trial),
        ];
        return string.Join(',', fields.Select(Quoted));
    }

    private static string Row(FoldResult fold)
    {
        string?[] fields =
        [
            Text(fold.Fold.Number), Text(fold.Fold.InSample.FromNs), Text(fold.Fold.InSample.ToNs), Text(fold.Fold.OutOfSample.FromNs), Text(fold.Fold.OutOfSample.ToNs),
            Text(fold.Selection.Trials), fold.Selection.Chosen is { } chosen ? Text(chosen.Number) : null, Text(fold.Selection.Chosen?.Objective), Text(fold.OutOfSample?.Objective),
            Text(fold.Selection.Chosen?.Return), Text(fold.OutOfSample?.Return), Text(fold.Selection.Deflated), Text(fold.Selection.Overfitting?.Probability), fold.Selection.Chosen?.Point.ToString(),
        ];
        return string.Join(',', fields.Select(Quoted));
    }

    // Compounded from 1 at the beginning of the first window.
    private static IEnumerable<string> EquityOf(OutOfSampleResult after)
    {
        var equity = 1.0;
        for (var i = 0; i < after.Returns.Length; i++)
        {
            equity *= 1 + after.Returns[i];
            yield return $"{Text(after.TimesNs[i])},{Text(after.Returns[i])},{Text(equity)}";
        }
    }

    public static string NameOf(TrialRole role) => JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString());

    private static void WriteFile(OutputFolder folder, string name, string header, IEnumerable<string> rows)
    {
        using var file = folder.File(name);
        file.Write(stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            writer.WriteLine(header);
            foreach (var row in rows) writer.WriteLine(row);
        });
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    // RFC 4180.
    private static string Quoted(string? field) => field is null ? "" : field.AsSpan().ContainsAny(",\"\n\r") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
