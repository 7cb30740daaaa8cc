using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Backtesting;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Simulation.Backtest;
using FastEngine.Simulation.Optimise.Splits;
using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Host.Optimising;

/// <summary>Trials as backtests in this process: what <c>fastengine backtest</c> with the same settings and span does, hash for hash.</summary>
/// <param name="read">The configuration with more settings on top.</param>
/// <param name="request">Files and instruments.</param>
/// <param name="inputs">Of the files, scanned once.</param>
/// <param name="warmUpNs">Tape before each window, in which nothing is entered.</param>
/// <param name="periodNs">Of the returns.</param>
/// <param name="store">Finished trials, which are not run again.</param>
internal sealed class BacktestTrialRunner(
    Func<IReadOnlyList<string>, ConfigResult> read, RunRequest request, InputSet inputs, long warmUpNs, long periodNs, TrialStore store) : ITrialRunner
{
    public TrialOutcome Run(TrialRequest trial, CancellationToken stop)
    {
        var result = read(trial.Point.Settings);

        // Each value is allowed by itself, but a rule may forbid two of them together.
        if (result.Config is not { } config) return TrialOutcome.OfProblem(string.Join("; ", result.Violations));
        var hash = ConfigHash.Of(config, request.KnownOf(inputs.Instruments));
        if (store.Find(hash, trial.Window) is { } kept) return kept;
        var span = new TapeSpan(trial.Window.FromNs, trial.Window.ToNs, warmUpNs);

        // Where the tape has a gap nobody can trade.
        var isEmpty = !inputs.Inputs.Any(input => input.Scan.Symbols.Any(symbol => symbol.Trades > 0 && span.Overlaps(symbol.MinTimeNs, symbol.MaxTimeNs)));
        var outcome = isEmpty ? Nothing(hash, trial.Window) : OutcomeOf(
            BacktestRun.Execute(BacktestRequest.Over(request with { Config = config }, inputs, span) with { BarNs = periodNs }, stop), trial.Window);
        store.Keep(hash, trial.Window, outcome);
        return outcome;
    }

    private TrialOutcome Nothing(string configHash, TimeWindow window) =>
        new() { Returns = new double[(window.LengthNs + periodNs - 1) / periodNs], Trades = 0, ConfigHash = configHash };

    private TrialOutcome OutcomeOf(BacktestResult result, TimeWindow window) => new()
    {
        Returns = ReturnsOf(result, window, periodNs),
        Trades = result.Statistics.Performance.Trades,
        LongestHoldNs = result.Trades.Select(trade => trade.HoldNs).DefaultIfEmpty(0).Max(),
        ConfigHash = result.ConfigHash,
        OutputHash = result.OutputHash,
    };

    /// <summary>A return for every period of the window, 0 where the account was not sampled.</summary>
    internal static double[] ReturnsOf(BacktestResult result, TimeWindow window, long periodNs)
    {
        var returns = new double[(window.LengthNs + periodNs - 1) / periodNs];
        var before = result.StartEquity;
        foreach (var bar in result.Equity)
        {
            // What was marked before the window began or after it ended belongs to its first or last period.
            var period = Math.Clamp((bar.TimeNs - EngineTime.FloorMultiple(window.FromNs, periodNs)) / periodNs, 0, returns.Length - 1);
            if (before > 0) returns[period] = (1 + returns[period]) * (1 + (double)(bar.Equity - before) / (double)before) - 1;
            before = bar.Equity;
        }

        return returns;
    }
}
