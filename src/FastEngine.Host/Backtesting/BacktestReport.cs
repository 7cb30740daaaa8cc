using FastEngine.Simulation.Backtest;

namespace FastEngine.Host.Backtesting;

/// <summary>A backtest that has ended: its slices, and what they come to together.</summary>
/// <param name="Plan">What was asked for.</param>
/// <param name="Slices">In name and time order.</param>
/// <param name="Total">The slices as one.</param>
/// <param name="Paths">How else the returns could have come; null when there are too few.</param>
internal sealed record BacktestReport(BacktestPlan Plan, IReadOnlyList<BacktestResult> Slices, BacktestResult Total, MonteCarlo? Paths)
{
    public static BacktestReport Of(BacktestPlan plan, IReadOnlyList<BacktestResult> slices)
    {
        var total = BacktestMerge.Of(slices, [.. plan.Slices.Select(slice => slice.Track)], plan.BarNs);
        return new BacktestReport(plan, slices, total, MonteCarlo.Of(total.Statistics.Returns, plan.Seed));
    }
}
