using FastEngine.Core;
using FastEngine.Simulation.Optimise.Splits;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Simulation.Tests.Optimise;

public class SplitTests
{
    private const long Hour = EngineTime.NsPerHour;

    [Fact]
    public void A_walk_forward_divides_the_tape_by_itself()
    {
        // 73 hours: one between the windows, then 4 out of sample and 3 times that in-sample: 72 / 7 is 10 whole hours.
        var folds = WalkForward.Plan(new TimeWindow(0, 73 * Hour), new WalkForwardOptions { EmbargoNs = Hour, UnitNs = Hour });
        Assert.Equal(4, folds.Count);
        Assert.Equal(new Fold(1, new TimeWindow(0, 32 * Hour), new TimeWindow(33 * Hour, 43 * Hour)), folds[0]);
        Assert.Equal(new Fold(4, new TimeWindow(30 * Hour, 62 * Hour), new TimeWindow(63 * Hour, 73 * Hour)), folds[3]);
    }

    [Fact]
    public void An_anchored_walk_forward_grows_its_window()
    {
        var folds = WalkForward.Plan(new TimeWindow(0, 60 * Hour), new WalkForwardOptions
        {
            EmbargoNs = 0, UnitNs = Hour, InSampleNs = 30 * Hour, OutOfSampleNs = 10 * Hour, IsAnchored = true,
        });
        Assert.Equal([new TimeWindow(0, 30 * Hour), new TimeWindow(0, 40 * Hour), new TimeWindow(0, 50 * Hour)], folds.Select(fold => fold.InSample));
        Assert.Equal([new TimeWindow(30 * Hour, 40 * Hour), new TimeWindow(40 * Hour, 50 * Hour), new TimeWindow(50 * Hour, 60 * Hour)], folds.Select(fold => fold.OutOfSample));
    }

    [Fact]
    public void Windows_are_in_order_apart_by_the_embargo_and_on_the_tape() =>
        Prop.ForAll<byte, byte, bool>((folds, embargo, isAnchored) =>
        {
            var count = 1 + folds % 12;
            var tape = new TimeWindow(5 * Hour, 505 * Hour);
            var plan = WalkForward.Plan(tape, new WalkForwardOptions { Folds = count, EmbargoNs = embargo * Hour / 10, UnitNs = Hour, IsAnchored = isAnchored });
            return plan.Count == count && plan[0].InSample.FromNs == tape.FromNs && plan[^1].OutOfSample.ToNs <= tape.ToNs
                && plan.All(fold => fold.OutOfSample.FromNs - fold.InSample.ToNs >= embargo * Hour / 10 && fold.InSample.LengthNs > 0 && fold.OutOfSample.LengthNs > 0)
                && plan.Zip(plan.Skip(1)).All(pair => pair.First.OutOfSample.ToNs <= pair.Second.OutOfSample.FromNs);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_tape_that_is_too_short_says_so() =>
        Assert.Contains("too short", Assert.Throws<ArgumentException>(() => WalkForward.Plan(new TimeWindow(0, 3 * Hour), new WalkForwardOptions { EmbargoNs = Hour, UnitNs = Hour })).Message, StringComparison.Ordinal);

    [Fact]
    public void Lengths_that_do_not_fit_say_how_many_steps_do()
    {
        var options = new WalkForwardOptions { EmbargoNs = 0, UnitNs = Hour, Folds = 5, InSampleNs = 10 * Hour, OutOfSampleNs = 5 * Hour };
        Assert.Contains("room for 2 steps", Assert.Throws<ArgumentException>(() => WalkForward.Plan(new TimeWindow(0, 20 * Hour), options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Out_of_sample_windows_never_overlap()
    {
        var options = new WalkForwardOptions { EmbargoNs = 0, UnitNs = Hour, OutOfSampleNs = 5 * Hour, StepNs = 4 * Hour };
        Assert.Throws<ArgumentException>(() => WalkForward.Plan(new TimeWindow(0, 100 * Hour), options));
    }

    [Fact]
    public void Purged_folds_leave_out_what_is_too_near_to_the_test()
    {
        var splits = PurgedSplits.Of(12, 4, 1, gap: 2);
        Assert.Equal([[0], [1], [2], [3]], splits.Select(split => split.TestBlocks));
        Assert.Equal([3, 4, 5], splits[1].Test);
        Assert.Equal([0, 8, 9, 10, 11], splits[1].Train);
    }

    [Fact]
    public void Combinatorial_folds_are_every_choice_of_test_blocks()
    {
        var splits = PurgedSplits.Of(60, 6, 2, gap: 1);
        Assert.Equal(15, splits.Count);
        Assert.All(splits, split => Assert.Equal(20, split.Test.Count));
        Assert.All(splits, split => Assert.Empty(split.Train.Intersect(split.Test)));

        // Every period is tried on five times: in each choice of one more block.
        Assert.All(Enumerable.Range(0, 60), period => Assert.Equal(5, splits.Count(split => split.Test.Contains(period))));
    }

    [Fact]
    public void A_part_of_a_window_is_its_beginning_in_whole_units()
    {
        var window = new TimeWindow(100, 1_100);
        Assert.Equal(new TimeWindow(100, 430), window.Part(1 / 3.0, 10));
        Assert.Equal(new TimeWindow(100, 110), window.Part(0.001, 10));
        Assert.Equal(window, window.Part(1, 10));
    }
}
