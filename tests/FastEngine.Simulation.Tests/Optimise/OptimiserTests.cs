using FastEngine.Core;
using FastEngine.Simulation.Optimise;
using FastEngine.Simulation.Optimise.Searching;
using FastEngine.Simulation.Optimise.Spaces;
using FastEngine.Simulation.Optimise.Splits;
using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Optimise.Trials;
using FastEngine.Simulation.Optimise.Verdicts;

namespace FastEngine.Simulation.Tests.Optimise;

public class OptimiserTests
{
    private const double Edge = 0.3 * SyntheticRunner.Deviation;

    private static readonly SearchSpace Plane = new([Spaces.Number("a", 0, 9, 1), Spaces.Number("b", 0, 9, 1)]);

    [Theory]
    [InlineData(Validation.InSample)]
    [InlineData(Validation.PurgedKfold)]
    [InlineData(Validation.WalkForward)]
    public void The_best_of_many_worthless_sets_is_flagged(Validation validation)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var result = Run(new SyntheticRunner(_ => 0) { Seed = seed }, Options(validation), 700);
            Assert.True(result.Chosen!.Objective > 2, "the best of a hundred looks good in-sample");
            Assert.True(result.Verdict.IsFlagged, result.Verdict.Text);
            Assert.StartsWith(validation == Validation.WalkForward ? "likely overfitted: PSR" : "likely overfitted: DSR", result.Verdict.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Validation.InSample)]
    [InlineData(Validation.PurgedKfold)]
    [InlineData(Validation.WalkForward)]
    public void A_true_edge_is_not_flagged(Validation validation)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var result = Run(new SyntheticRunner(Hill) { Seed = seed, Shared = 0.9 }, Options(validation), 2_100);
            Assert.False(result.Verdict.IsFlagged, result.Verdict.Text);
            Assert.StartsWith("no sign of overfitting: ", result.Verdict.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Only_a_walk_forward_is_called_a_result()
    {
        Assert.DoesNotContain(Run(new SyntheticRunner(Hill), Options(Validation.WalkForward), 700).Verdict.Notes, note => note.Contains("exploration", StringComparison.Ordinal));
        Assert.Contains("exploration, not a result", Run(new SyntheticRunner(Hill), Options(Validation.InSample), 700).Verdict.Notes[0], StringComparison.Ordinal);
        Assert.Contains("exploration, not a result", Run(new SyntheticRunner(Hill), Options(Validation.PurgedKfold), 700).Verdict.Notes[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SearchKind.Grid)]
    [InlineData(SearchKind.Random)]
    [InlineData(SearchKind.Halving)]
    [InlineData(SearchKind.Cmaes)]
    public void Results_do_not_depend_on_how_many_trials_run_at_once(SearchKind search)
    {
        var options = Options(Validation.WalkForward) with { Search = search, Trials = 40 };
        Assert.Equal(RowsOf(options with { Jobs = 1 }), RowsOf(options with { Jobs = 4 }));

        static string[] RowsOf(OptimiseOptions options)
        {
            var result = Run(new SyntheticRunner(Hill), options, 700);
            return [.. result.Trials.Select(trial => $"{trial.Number} {trial.Fold} {trial.Role} {trial.Generation} {trial.Budget:R} {trial.Point} {trial.Window} {trial.Objective:R}"), result.Verdict.Text];
        }
    }

    [Fact]
    public void Each_window_chooses_by_itself_and_is_tried_on_the_next()
    {
        var result = Run(new SyntheticRunner(Hill), Options(Validation.WalkForward), 700);
        Assert.Equal(4, result.Folds.Count);
        foreach (var fold in result.Folds)
        {
            var search = result.Trials.Where(trial => trial.Fold == fold.Fold.Number && trial.Role == TrialRole.Search).ToArray();
            Assert.Equal(100, search.Length);
            Assert.Equal(search.Max(trial => trial.Objective), fold.Selection.Chosen!.Objective);
            Assert.Equal((fold.Selection.Chosen.Point, fold.Fold.OutOfSample), (fold.OutOfSample!.Point, fold.OutOfSample.Window));
            Assert.True(fold.OutOfSample.Window.FromNs - fold.Fold.InSample.ToNs >= 2 * SyntheticRunner.PeriodNs);
        }

        Assert.Equal(result.Folds.SelectMany(fold => fold.OutOfSample!.Outcome.Returns), result.OutOfSample!.Returns);
        Assert.Equal(result.OutOfSample.Moments.Mean / result.Folds.SelectMany(fold => fold.Selection.Chosen!.Outcome.Returns).Average(), result.OutOfSample.Efficiency!.Value, 9);
    }

    [Fact]
    public void A_hill_is_a_plateau_and_a_needle_is_not()
    {
        var options = Options(Validation.InSample);
        Assert.InRange(Run(new SyntheticRunner(Hill) { Shared = 0.95 }, options, 2_100).Neighbourhood!.Stability!.Value, 0.8, 1);
        var needle = Run(new SyntheticRunner(point => point.Indexes is [3, 7] ? Edge : 0) { Shared = 0.5 }, options, 2_100);
        Assert.Equal("a=3 b=7", needle.Chosen!.Point.ToString());
        Assert.InRange(needle.Neighbourhood!.Stability!.Value, -0.5, 0.4);
        Assert.Contains("stability", needle.Verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbours_that_a_grid_has_tried_are_not_run_again()
    {
        var runner = new SyntheticRunner(Hill);
        Run(runner, Options(Validation.InSample), 700);
        Assert.Equal(100, runner.Runs);
    }

    [Fact]
    public void The_parameter_that_matters_explains_the_objective_and_the_other_does_not()
    {
        var result = Run(new SyntheticRunner(point => Edge * point.Indexes[0] / 9) { Shared = 0.99 }, Options(Validation.InSample), 700);
        var sensitivity = Sensitivity.Of(Plane, result.Comparable);
        Assert.InRange(sensitivity[0].Share!.Value, 0.9, 1);
        Assert.InRange(sensitivity[0].Correlation!.Value, 0.9, 1);
        Assert.InRange(sensitivity[1].Share!.Value, 0, 0.1);
        Assert.InRange(sensitivity[1].Correlation!.Value, -0.2, 0.2);
    }

    [Fact]
    public void A_heat_map_has_the_mean_of_each_cell()
    {
        var space = new SearchSpace([Spaces.Number("a", 0, 1, 1), Spaces.Number("b", 0, 1, 1), Spaces.Number("c", 0, 1, 1)]);
        var trials = space.Grid().Select((point, i) => new Trial
        {
            Number = i, Fold = 0, Role = TrialRole.Search, Point = point, Window = default, Outcome = TrialOutcome.OfProblem(""), Objective = point.NumberAt(0) * 100 + point.NumberAt(1) * 10 + point.NumberAt(2),
        }).ToArray();
        var map = HeatMap.Of(space, trials, 0, 1);
        Assert.Equal(["0", "1"], map.XLabels);
        Assert.Equal(["0", "1"], map.YLabels);
        Assert.Equal([0.5, 100.5, 10.5, 110.5], map.Means.Cast<double?>());
        Assert.All(map.Counts.Cast<int>(), count => Assert.Equal(2, count));
    }

    [Fact]
    public void Too_few_trades_say_nothing()
    {
        var result = Run(new SyntheticRunner(Hill) { TradesPerPeriod = 0 }, Options(Validation.WalkForward) with { LeastTrades = 0 }, 700);
        Assert.Equal((VerdictKind.TooLittleTraded, true), (result.Verdict.Kind, result.Verdict.IsFlagged));
        Assert.Null(result.Chosen);
        Assert.Equal(0, result.OutOfSample!.Return);
        Assert.Contains("nothing could be chosen", string.Join('\n', result.Verdict.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hold_that_is_longer_than_the_embargo_is_told()
    {
        var result = Run(new SyntheticRunner(Hill) { HoldNs = 5 * SyntheticRunner.PeriodNs }, Options(Validation.WalkForward), 700);
        Assert.Contains(result.Verdict.Notes, note => note.Contains("held for 5 h, longer than the embargo of 2 h", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_run_is_told_and_counts_as_no_trial()
    {
        var runner = new SyntheticRunner(Hill) { ProblemOf = point => point.Indexes[0] == 5 ? "a must not be 5" : null };
        var result = Run(runner, Options(Validation.InSample), 700);
        Assert.Equal(90, result.Folds[0].Selection.Trials);
        Assert.Contains(result.Verdict.Notes, note => note.Contains("a must not be 5", StringComparison.Ordinal));
    }

    [Fact]
    public void A_knob_that_changes_nothing_makes_no_further_trial()
    {
        var space = new SearchSpace([Spaces.Number("a", 0, 9, 1), new ChoiceDimension("idle", ["x", "y", "z"])]);
        var inner = new SyntheticRunner(_ => 0);
        var result = new Optimiser(space, Options(Validation.InSample), new WithoutLast(inner)).Run(SyntheticRunner.Tape(700));
        Assert.Equal((30, 10), (result.Trials.Count, result.Folds[0].Selection.Trials));
    }

    [Fact]
    public void Halving_counts_every_set_that_it_tried()
    {
        var result = Run(new SyntheticRunner(_ => 0), Options(Validation.InSample) with { Search = SearchKind.Halving, Trials = 27 }, 700);
        var selection = result.Folds[0].Selection;
        Assert.Equal(27, selection.Trials);

        // The chance in a ratio of n returns has the variance 1/n; that of the survivors alone would be smaller.
        Assert.InRange(selection.SharpeVariance, 0.5 / 700, 3.0 / 700);
    }

    // The last parameter is not looked at.
    private sealed class WithoutLast(SyntheticRunner inner) : ITrialRunner
    {
        public TrialOutcome Run(TrialRequest request, CancellationToken stop) => inner.Run(request with { Point = request.Point.With(1, 0) }, stop);
    }

    // Highest in the middle, and nowhere a loss.
    private static double Hill(ParameterPoint point) => Edge * (1 - (Square(point.Indexes[0] - 4.5) + Square(point.Indexes[1] - 4.5)) / 60);

    private static double Square(double x) => x * x;

    private static OptimiseOptions Options(Validation validation) => new()
    {
        Search = SearchKind.Grid, Validation = validation, Jobs = 2,
        WalkForward = new WalkForwardOptions { EmbargoNs = 2 * SyntheticRunner.PeriodNs, UnitNs = SyntheticRunner.PeriodNs },
    };

    private static OptimiseResult Run(SyntheticRunner runner, OptimiseOptions options, int periods) => new Optimiser(Plane, options, runner).Run(SyntheticRunner.Tape(periods));
}
