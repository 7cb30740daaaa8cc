using FastEngine.Simulation.Optimise.Searching;
using FastEngine.Simulation.Optimise.Spaces;
using FastEngine.Simulation.Optimise.Splits;
using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Simulation.Optimise;

/// <summary>Searches parameters and tries what it found where it did not look. Equal options, space and tape give equal results, whatever runs at once.</summary>
/// <param name="space">What is searched.</param>
/// <param name="options">How.</param>
/// <param name="runner">Runs the trials.</param>
/// <param name="onTrial">Told after each trial, from any thread.</param>
public sealed class Optimiser(SearchSpace space, OptimiseOptions options, ITrialRunner runner, Action<TrialRequest>? onTrial = null)
{
    private readonly List<Trial> _trials = [];

    /// <param name="tape">Without the warm-up at its beginning.</param>
    /// <param name="stop">Ends it; nothing comes of it then.</param>
    /// <exception cref="ArgumentException">The space does not suit the search, or the tape the windows; the message is for the user.</exception>
    /// <exception cref="OperationCanceledException">After <paramref name="stop"/>.</exception>
    public OptimiseResult Run(TimeWindow tape, CancellationToken stop = default)
    {
        _trials.Clear();
        if (Search.ProblemOf(options.Search, space, null) is { } problem) throw new ArgumentException(problem);
        if (options.Validation == Validation.WalkForward) return WalkForwardOver(tape, stop);
        var selection = SearchIn(0, tape, stop);
        var splits = options.Validation == Validation.PurgedKfold ? SplitsOf(tape) : [];
        return Complete(tape, [new FoldResult(new Fold(0, tape, default), selection, null)], null, splits, stop);
    }

    private OptimiseResult WalkForwardOver(TimeWindow tape, CancellationToken stop)
    {
        var folds = WalkForward.Plan(tape, options.WalkForward);
        var selections = folds.Select(fold => SearchIn(fold.Number, fold.InSample, stop)).ToArray();
        var asked = folds.Zip(selections).Where(pair => pair.Second.Chosen is not null)
            .Select(pair => (Fold: pair.First, Request: new TrialRequest(pair.Second.Chosen!.Point, pair.First.OutOfSample))).ToArray();
        var after = Run([.. asked.Select(pair => pair.Request)], stop)
            .Zip(asked, (outcome, pair) => Add(pair.Fold.Number, TrialRole.OutOfSample, pair.Request, outcome)).ToDictionary(trial => trial.Fold);
        var results = folds.Zip(selections, (fold, selection) => new FoldResult(fold, selection, after.GetValueOrDefault(fold.Number))).ToArray();
        return Complete(tape, results, OutOfSampleResult.Of(results, options.PeriodNs), [], stop);
    }

    private OptimiseResult Complete(TimeWindow tape, IReadOnlyList<FoldResult> folds, OutOfSampleResult? after, IReadOnlyList<SplitResult> splits, CancellationToken stop) => new()
    {
        Options = options, Space = space, Tape = tape, Folds = folds, OutOfSample = after, Splits = splits,
        Neighbourhood = folds[^1].Selection.Chosen is { } chosen ? Around(chosen, stop) : null, Trials = [.. _trials],
    };

    private Selection SearchIn(int fold, TimeWindow window, CancellationToken stop)
    {
        var search = Search.Create(options.Search, space, options.Trials, options.Seed);
        var found = new List<Trial>();
        for (var generation = 1; search.Next() is { Count: > 0 } candidates; generation++)
        {
            TrialRequest[] requests = [.. candidates.Select(candidate => new TrialRequest(candidate.Point, window.Part(candidate.Budget, options.PeriodNs)))];
            var outcomes = Run(requests, stop);
            var objectives = new double?[requests.Length];
            for (var i = 0; i < requests.Length; i++)
            {
                found.Add(Add(fold, TrialRole.Search, requests[i], outcomes[i], generation, candidates[i].Budget));
                objectives[i] = found[^1].Objective;
            }

            search.Tell(objectives);
        }

        return Selection.Of(found);
    }

    // What a grid has tried already is not run again.
    private Neighbourhood Around(Trial chosen, CancellationToken stop)
    {
        var known = _trials.Where(trial => trial.Window == chosen.Window).DistinctBy(trial => trial.Point).ToDictionary(trial => trial.Point);
        var points = space.NeighboursOf(chosen.Point);
        TrialRequest[] missing = [.. points.Where(point => !known.ContainsKey(point)).Select(point => new TrialRequest(point, chosen.Window))];
        foreach (var (outcome, request) in Run(missing, stop).Zip(missing)) known.Add(request.Point, Add(chosen.Fold, TrialRole.Neighbour, request, outcome));
        return Neighbourhood.Of(chosen, [.. points.Select(point => known[point])]);
    }

    private SplitResult[] SplitsOf(TimeWindow tape)
    {
        var whole = _trials.Where(trial => trial is { Budget: >= 1, Outcome.Problem: null }).ToArray();
        if (whole.Length == 0) return [];
        var embargo = options.WalkForward.EmbargoNs;
        var gap = (int)((embargo + options.PeriodNs - 1) / options.PeriodNs);
        return [.. PurgedSplits.Of((int)((tape.LengthNs + options.PeriodNs - 1) / options.PeriodNs), options.Kfolds, options.TestFolds, gap).Select(split => Of(split, whole))];
    }

    private SplitResult Of(PurgedSplit split, Trial[] whole)
    {
        var best = whole.Where(trial => trial.Objective is not null).Select(trial => (Trial: trial, Train: ObjectiveOf(trial, split.Train)))
            .Where(pair => pair.Train is not null).MaxBy(pair => pair.Train);
        if (best.Trial is null) return new SplitResult(split.TestBlocks, null, null, null, 0);
        double[] test = [.. split.Test.Select(i => best.Trial.Outcome.Returns[i])];
        return new SplitResult(split.TestBlocks, best.Trial, best.Train, ObjectiveValue.Of(options.Objective, test, options.PeriodNs), ObjectiveValue.Return(test));
    }

    private double? ObjectiveOf(Trial trial, IReadOnlyList<int> periods) =>
        ObjectiveValue.Of(options.Objective, [.. periods.Select(i => trial.Outcome.Returns[i])], options.PeriodNs);

    private TrialOutcome[] Run(IReadOnlyList<TrialRequest> requests, CancellationToken stop) => TrialBatch.Run(runner, requests, options.Jobs, onTrial, stop);

    private Trial Add(int fold, TrialRole role, TrialRequest request, TrialOutcome outcome, int generation = 0, double budget = 1)
    {
        var counts = outcome.Problem is null && (role != TrialRole.Search || outcome.Trades >= Math.Max(1, options.LeastTrades * budget));
        var trial = new Trial
        {
            Number = _trials.Count + 1, Fold = fold, Role = role, Generation = generation, Budget = budget, Point = request.Point, Window = request.Window, Outcome = outcome,
            Objective = counts ? ObjectiveValue.Of(options.Objective, outcome.Returns, options.PeriodNs) : null,
        };
        _trials.Add(trial);
        return trial;
    }
}
