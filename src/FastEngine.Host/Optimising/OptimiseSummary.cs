using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Simulation.Optimise;
using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Host.Optimising;

/// <summary>A search as <c>summary.json</c>; numbers that are not defined are null.</summary>
internal static class OptimiseSummary
{
    public static JsonObject Of(OptimiseRequest request, InputSet inputs, OptimiseSession session, OptimiseResult result)
    {
        var options = result.Options;
        return new JsonObject
        {
            ["verb"] = request.Run.Verb,
            ["is_result"] = options.Validation == Validation.WalkForward,
            ["verdict"] = VerdictOf(result),
            ["inputs"] = new JsonArray([.. inputs.Inputs.Select(input => (JsonNode)new JsonObject
            {
                ["file"] = input.Scan.Path, ["sha256"] = input.Scan.Sha256, ["bytes"] = input.Scan.FileBytes, ["truncated"] = input.Scan.Report.TruncationMessage,
            })]),
            ["engine"] = new JsonObject { ["version"] = RunSummary.EngineVersion, ["config_hash"] = ConfigHash.Of(request.Run.Config, request.Run.KnownOf(inputs.Instruments)) },
            ["search"] = new JsonObject
            {
                ["kind"] = Snake(options.Search), ["trials"] = options.Trials, ["seed"] = options.Seed, ["objective"] = Snake(options.Objective), ["least_trades"] = options.LeastTrades,
                ["validation"] = Snake(options.Validation), ["embargo_ns"] = options.WalkForward.EmbargoNs, ["warm_up_ns"] = session.Plan.WarmUpNs, ["period_ns"] = options.PeriodNs,
                ["from_ns"] = result.Tape.FromNs, ["to_ns"] = result.Tape.ToNs,
                ["space"] = new JsonArray([.. result.Space.Dimensions.Select(dimension => (JsonNode)new JsonObject
                {
                    ["key"] = dimension.Key, ["from"] = dimension.TextAt(0), ["to"] = dimension.TextAt(dimension.Count - 1), ["values"] = dimension.Count, ["levels"] = dimension.Levels.Count,
                })]),
            },
            ["trials"] = result.Trials.Count,
            ["chosen"] = OfTrial(result.Chosen, session.Command),
            ["out_of_sample"] = result.OutOfSample is { } after ? OfAfter(after) : null,
            ["folds"] = options.Validation != Validation.WalkForward ? null : new JsonArray([.. result.Folds.Select(fold => (JsonNode)OfFold(fold))]),
            ["selection"] = options.Validation == Validation.WalkForward ? null : OfSelection(result.Folds[0].Selection),
            ["splits"] = new JsonArray([.. result.Splits.Select(split => (JsonNode)OfSplit(split))]),
            ["neighbours"] = result.Neighbourhood is { } around ? new JsonObject
            {
                ["mean"] = Number(around.Mean), ["worst"] = Number(around.Worst), ["stability"] = Number(around.Stability),
                ["trials"] = new JsonArray([.. around.Trials.Select(trial => (JsonNode)JsonValue.Create(trial.Number))]),
            } : null,
            ["sensitivity"] = new JsonArray([.. Sensitivity.Of(result.Space, result.Comparable).Select(one => (JsonNode)new JsonObject
            {
                ["key"] = result.Space.Dimensions[one.Dimension].Key, ["share"] = Number(one.Share), ["rank_correlation"] = Number(one.Correlation),
            })]),
        };
    }

    public static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static JsonObject VerdictOf(OptimiseResult result)
    {
        var verdict = result.Verdict;
        return new JsonObject
        {
            ["kind"] = Snake(verdict.Kind), ["flagged"] = verdict.IsFlagged, ["text"] = verdict.Text,
            ["criteria"] = new JsonArray([.. verdict.Criteria.Select(criterion => (JsonNode)new JsonObject
            {
                ["name"] = criterion.Name, ["meaning"] = criterion.Meaning, ["value"] = Number(criterion.Value), [criterion.IsMost ? "at_most" : "at_least"] = criterion.Threshold, ["met"] = criterion.IsMet,
            })]),
            ["notes"] = new JsonArray([.. verdict.Notes.Select(note => (JsonNode)JsonValue.Create(note))]),
        };
    }

    private static JsonObject? OfTrial(Trial? trial, TrialCommand command) => trial is null ? null : new JsonObject
    {
        ["trial"] = trial.Number, ["parameters"] = new JsonObject(trial.Point.Space.Dimensions.Select((dimension, i) => KeyValuePair.Create<string, JsonNode?>(dimension.Key, trial.Point.TextAt(i)))),
        ["objective"] = Number(trial.Objective), ["return"] = trial.Return, ["drawdown"] = trial.Drawdown, ["trades"] = trial.Outcome.Trades, ["output_hash"] = trial.Outcome.OutputHash,
        ["command"] = command.Of(trial),
    };

    private static JsonObject OfAfter(OutOfSampleResult after) => new()
    {
        ["return"] = after.Return, ["sharpe"] = Number(after.Sharpe), ["drawdown"] = after.Drawdown, ["trades"] = after.Trades, ["periods"] = after.Moments.Count,
        ["skew"] = after.Moments.Skew, ["kurtosis"] = after.Moments.Kurtosis, ["probabilistic_sharpe"] = Number(after.Probabilistic),
        ["minimum_track_record_periods"] = Number(after.MinimumTrackRecord), ["walk_forward_efficiency"] = Number(after.Efficiency),
    };

    private static JsonObject OfFold(FoldResult fold)
    {
        var selection = OfSelection(fold.Selection);
        selection["fold"] = fold.Fold.Number;
        selection["in_sample_ns"] = new JsonArray(fold.Fold.InSample.FromNs, fold.Fold.InSample.ToNs);
        selection["out_of_sample_ns"] = new JsonArray(fold.Fold.OutOfSample.FromNs, fold.Fold.OutOfSample.ToNs);
        selection["out_of_sample_trial"] = fold.OutOfSample?.Number;
        selection["out_of_sample_objective"] = Number(fold.OutOfSample?.Objective);
        selection["out_of_sample_return"] = fold.OutOfSample?.Return;
        return selection;
    }

    private static JsonObject OfSelection(Selection selection) => new()
    {
        ["chosen_trial"] = selection.Chosen?.Number, ["parameters"] = selection.Chosen?.Point.ToString(), ["objective"] = Number(selection.Chosen?.Objective), ["return"] = selection.Chosen?.Return,
        ["trials"] = selection.Trials, ["sharpe_variance"] = selection.SharpeVariance, ["expected_maximum_sharpe"] = Number(selection.ExpectedMaximum),
        ["probabilistic_sharpe"] = Number(selection.Probabilistic), ["deflated_sharpe"] = Number(selection.Deflated), ["minimum_track_record_periods"] = Number(selection.MinimumTrackRecord),
        ["overfitting_probability"] = selection.Overfitting?.Probability, ["overfitting_loss_probability"] = selection.Overfitting?.LossProbability,
        ["overfitting_choices"] = selection.Overfitting?.Choices, ["degradation_slope"] = Number(selection.Overfitting?.DegradationSlope),
    };

    private static JsonObject OfSplit(SplitResult split) => new()
    {
        ["test_blocks"] = new JsonArray([.. split.TestBlocks.Select(block => (JsonNode)JsonValue.Create(block + 1))]), ["chosen_trial"] = split.Chosen?.Number,
        ["train_objective"] = Number(split.TrainObjective), ["test_objective"] = Number(split.TestObjective), ["test_return"] = split.TestReturn,
    };

    // JSON has no infinity.
    private static double? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
