using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Backtesting;

/// <summary>What a backtest takes the venue to be, in words: a line a model.</summary>
internal static class Assumptions
{
    public static IReadOnlyList<NamedFact> Of(TradingSetup setup)
    {
        var paper = setup.Paper;
        return
        [
            new("latency", $"submit {Duration.Format(paper.SubmitLatencyNs)}, acknowledge {Duration.Format(paper.AckLatencyNs)}"),
            new("slippage", paper.Slippage.GetType().Name),
            new("passive fills", "a limit fills when a trade prints strictly through it"),
            new("starting equity", Core.Execution.Money.ToText(setup.Trading.StartingEquity)),
        ];
    }
}
