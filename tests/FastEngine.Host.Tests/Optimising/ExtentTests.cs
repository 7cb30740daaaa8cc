using FastEngine.Core;
using FastEngine.Host.Optimising;
using FastEngine.Simulation.Optimise;
using FastEngine.Simulation.Optimise.Searching;
using FastEngine.Simulation.Optimise.Splits;

namespace FastEngine.Host.Tests.Optimising;

public class ExtentTests
{
    // Two knobs of four values: a grid takes 16 trials. Three windows of 16 and one out of sample each are 51.
    [Theory]
    [InlineData(SearchKind.Grid, Validation.WalkForward, 60, "3 windows x 16 trials, and one in each out of sample: 51 trials")]
    [InlineData(SearchKind.Random, Validation.WalkForward, 5, "3 windows x 5 trials, and one in each out of sample: 18 trials")]
    [InlineData(SearchKind.Random, Validation.InSample, 60, "1 window x 16 trials")]
    public void A_search_says_its_windows_and_trials_before_it_starts(SearchKind search, Validation validation, int trials, string expected)
    {
        var space = SpaceFile.Read("space.yaml", "bounce.min: {from: 0.5, to: 0.8, step: 0.1}\ncascade.min_trades: [3, 5, 7, 9]\n").Space!;
        var options = new OptimiseOptions
        {
            Search = search, Validation = validation, Trials = trials, WalkForward = new WalkForwardOptions { Folds = 3, EmbargoNs = 0, UnitNs = EngineTime.NsPerMinute },
        };
        Assert.StartsWith(expected, new OptimisePlan(options, new TimeWindow(0, 24 * EngineTime.NsPerHour), 0).Extent(space), StringComparison.Ordinal);
    }
}
