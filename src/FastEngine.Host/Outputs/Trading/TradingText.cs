using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Signals.Strategies;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>What was decided and traded, for a person, plain lines.</summary>
internal static class TradingText
{
    private const int MostWarming = 10;

    public static void Write(TextWriter output, RecordingRun run, TradingResult result, bool isSynthetic)
    {
        if (run.Setup!.StrategyNames.Contains(FourLevelStrategy.Key)) Warming(output, run, result);
        Funnel(output, result);
        foreach (var rate in result.Conditions().Where(rate => rate.Evaluated > 0 && rate.Name.StartsWith("level 1", StringComparison.Ordinal)))
            output.WriteLine($"  {rate.Name}: passed {rate.Passed:N0} of {rate.Evaluated:N0} closes, {100 * rate.Rate:F1} %");
        output.WriteLine($"{result.Outputs.SignalsHash.Decisions:N0} decision records, {result.Outputs.SignalsHash.Signals:N0} signals, "
            + $"{result.Outputs.Shadows.Count:N0} near misses, signals_hash {result.SignalsHash}");
        if (!result.IsTraded)
        {
            output.WriteLine("not traded: on several threads only signals are reproducible; --topology fused trades");
            return;
        }

        Trades(output, run, result, isSynthetic);
    }

    private static void Warming(TextWriter output, RecordingRun run, TradingResult result)
    {
        var warming = result.Warming().ToArray();
        foreach (var (symbol, warmUp) in warming.Take(MostWarming))
        {
            var timeframes = run.Signals.TimeframesNs;
            var longest = warmUp.LongestNeeded > 0 ? $", {Math.Min(warmUp.Longest, warmUp.LongestNeeded)} of {warmUp.LongestNeeded} of {Duration.Format(timeframes[^1])}" : "";
            output.WriteLine($"WARMING {symbol}: {Math.Min(warmUp.Fastest, warmUp.FastestNeeded)} of {warmUp.FastestNeeded} candles of {Duration.Format(timeframes[0])}{longest}; "
                + $"{Duration.Format(warmUp.RemainingNs(timeframes[0], timeframes[^1]))} more before a decision (--warmup gives candles from before the recording)");
        }

        if (warming.Length > MostWarming) output.WriteLine($"WARMING: {warming.Length - MostWarming} symbols more");
    }

    private static void Funnel(TextWriter output, TradingResult result)
    {
        output.WriteLine("evaluations that stop at: " + string.Join(", ", result.Stops().Select(stop => $"{stop.Step} {stop.Count:N0}")));
        if (result.Funnels.Count > 12) return;
        foreach (var f in result.Funnels)
            output.WriteLine($"  {f.Symbol}: {f.Evaluations:N0} evaluations, warm {f.Warm:N0}, past level 1 {f.Level1:N0}, 2 {f.Level2:N0}, 3 {f.Level3:N0}, 4 {f.Level4:N0}, signals {f.Signals:N0}");
    }

    private static void Trades(TextWriter output, RecordingRun run, TradingResult result, bool isSynthetic)
    {
        var log = result.Outputs.Log;
        var performance = result.Performance;
        output.WriteLine($"{log.Orders:N0} orders, {log.Fills:N0} fills, {log.Positions:N0} positions, {performance.Trades:N0} closed trades, {result.Open.Count} open at the end"
            + (log.Rejects.Count > 0 ? "; rejected by the venue: " + string.Join(", ", log.Rejects.Select(pair => $"{pair.Key} {pair.Value:N0}")) : ""));
        if (log.Fills > 0) output.WriteLine("filled because: " + string.Join(", ", log.FillReasons.Select(pair => $"{pair.Key} {pair.Value:N0}")));
        if (log.Refusals.Count > 0) output.WriteLine("refused by the chain: " + string.Join(", ", log.Refusals.Select(pair => $"{pair.Key} {pair.Value:N0}")));
        output.WriteLine($"gross {Show(performance.Gross)}, fees {Show(performance.Fees)}, funding {Show(performance.Funding)}, net {Show(performance.Net)}; equity {Show(run.Setup!.Trading.StartingEquity)} -> {Show(result.Account.Equity)}"
            + $" (unrealised {Show(result.Account.Unrealised)}), deepest drawdown {Show(performance.MaxDrawdown)}"
            + (performance.WinRate is { } rate ? $", won {100 * rate:F1} %" : ""));
        foreach (var reason in performance.ExitReasons) output.WriteLine($"  {reason.Reason}: {reason.Trades:N0} trades, net {Show(reason.Net)}");
        Shortfall(output, log.Shortfall.Read());
        var latency = run.Pipeline.Desk!.TickToOrder;
        if (latency.Count > 0) output.WriteLine($"tick to order (sampled, {latency.Count:N0}): p50 {latency.PercentileNs(50):N0} ns, p99 {latency.PercentileNs(99):N0} ns, max {latency.MaxNs:N0} ns");
        output.WriteLine("assumptions of the venue:");
        foreach (var fact in run.Setup!.AssumptionsOf(run.Instruments).All.Where(fact => fact.Value != "none")) output.WriteLine($"  {fact.Name}: {fact.Value}");
        output.WriteLine($"paper trading {(isSynthetic ? "on a synthetic market, whose prices come from a generator" : "of a recording")}; no claim of profit is made. {(result.OutputHash is { } hash ? $"output_hash {hash}" : "on several threads trades depend on how those met: its journal makes the same run again")}");
    }

    /// <summary>What the entries cost against the prices that they were decided at.</summary>
    internal static void Shortfall(TextWriter output, IEnumerable<Shortfall> styles)
    {
        foreach (var style in styles)
        {
            output.WriteLine($"entries {Names.Snake(style.Style)}: {style.Entries:N0}, {100 * style.FilledShare:F1} % filled, shortfall {style.TotalBps:F2} bps "
                + $"(prices {style.PriceBps:F2}, fees {style.FeeBps:F2}, not filled {style.OpportunityBps:F2})");
        }
    }

    private static string Show(Int128 money) => Money.ToDouble(money).ToString("N4");
}
