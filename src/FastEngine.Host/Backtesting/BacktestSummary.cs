using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FastEngine.Core.Execution;
using FastEngine.Host.Outputs;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Simulation.Backtest;

namespace FastEngine.Host.Backtesting;

/// <summary><c>summary.json</c> of a backtest; equal for equal runs, so nothing of the machine is in it.</summary>
internal static class BacktestSummary
{
    public static JsonObject Of(BacktestReport report)
    {
        var (plan, total) = (report.Plan, report.Total);
        return new JsonObject
        {
            ["verb"] = plan.Run.Verb,
            ["interrupted"] = false,
            ["inputs"] = Inputs(plan),
            ["engine"] = new JsonObject { ["version"] = RunSummary.EngineVersion, ["config_hash"] = total.ConfigHash },
            ["by"] = BacktestPlan.NameOf(plan.By),
            ["from_ns"] = total.FromNs,
            ["to_ns"] = total.ToNs,
            ["warm_up_ns"] = plan.Span.WarmUpNs,
            ["signals_hash"] = total.SignalsHash,
            ["output_hash"] = total.OutputHash,
            ["counts"] = SliceDetails.Of(total.Counts),
            ["shortfall"] = TradingSummary.Shortfall(total.Counts.Shortfalls),
            ["account"] = new JsonObject { ["starting_equity"] = Money.ToText(total.StartEquity), ["equity"] = Money.ToText(total.EndEquity), ["open_positions"] = total.Open.Count },
            ["net"] = Money.ToText(total.Statistics.Performance.Net),
            ["statistics"] = Statistics(total.Statistics),
            ["monte_carlo"] = MonteCarloOf(report.Paths),
            ["months"] = new JsonArray([.. MonthReturn.Of(total.Equity, total.StartEquity).Select(month => (JsonNode)new JsonObject
            {
                ["month"] = FormattableString.Invariant($"{month.Year:0000}-{month.Month:00}"), ["profit"] = Money.ToText(month.Profit), ["return_pct"] = 100 * month.Return,
            })]),
            ["groups"] = Groups(total.Trades),
            ["slices"] = new JsonArray([.. report.Slices.Select(slice => (JsonNode)Of(slice))]),
            ["assumptions"] = new JsonObject(total.Assumptions.Select(fact => KeyValuePair.Create<string, JsonNode?>(fact.Name, fact.Value))),
        };
    }

    public static JsonObject Statistics(BacktestStatistics statistics) =>
        new(Metrics.Of(statistics).Select(metric => KeyValuePair.Create<string, JsonNode?>(metric.Name, metric.Value is { } value && double.IsFinite(value) ? value : null)));

    private static JsonObject Inputs(BacktestPlan plan) => new()
    {
        ["files"] = new JsonArray([.. plan.Inputs.Inputs.Select(input => (JsonNode)new JsonObject
        {
            ["file"] = input.Scan.Path, ["format"] = input.Scan.Format.ToString(), ["sha256"] = input.Scan.Sha256, ["bytes"] = input.Scan.FileBytes,
            ["truncated"] = input.Scan.Report.TruncationMessage,
        })]),
        ["more"] = new JsonArray([.. plan.Run.MoreInputs.Select(input => (JsonNode)new JsonObject
        {
            ["role"] = input.Role, ["file"] = input.Path, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(input.Path))),
        })]),
    };

    private static JsonObject Of(BacktestResult slice) => new()
    {
        ["slice"] = slice.Name, ["from_ns"] = slice.FromNs, ["to_ns"] = slice.ToNs, ["ticks"] = slice.Counts.Ticks, ["trades"] = slice.Statistics.Performance.Trades,
        ["net"] = Money.ToText(slice.Statistics.Performance.Net), ["equity"] = Money.ToText(slice.EndEquity), ["return_pct"] = slice.Statistics.Performance.ReturnPct,
        ["max_drawdown_pct"] = slice.Drawdown.DeepestPct, ["signals_hash"] = slice.SignalsHash, ["output_hash"] = slice.OutputHash,
    };

    private static JsonObject? MonteCarloOf(MonteCarlo? paths) => paths is null ? null : new JsonObject
    {
        ["paths"] = paths.Paths, ["block"] = paths.BlockLength, ["seed"] = paths.Seed, ["losing"] = paths.Losing, ["return_pct"] = Of(paths.ReturnPct),
        ["drawdown_pct"] = Of(paths.DrawdownPct), ["sharpe"] = paths.Sharpe is { } sharpe ? Of(sharpe) : null,
    };

    private static JsonObject Of(Interval interval) => new()
    {
        ["p5"] = interval.P5, ["p25"] = interval.P25, ["p50"] = interval.P50, ["p75"] = interval.P75, ["p95"] = interval.P95,
    };

    private static JsonObject Groups(IReadOnlyList<Simulation.Reports.ClosedTrade> trades) => new(Breakdown.Of(trades).Select(breakdown =>
        KeyValuePair.Create<string, JsonNode?>(Names.Snake(breakdown.By), new JsonArray([.. breakdown.Groups.Select(group => (JsonNode)new JsonObject
        {
            ["name"] = group.Name, ["trades"] = group.Performance.Trades, ["win_rate"] = group.Performance.WinRate, ["profit_factor"] = group.Performance.ProfitFactor,
            ["gross"] = Money.ToText(group.Performance.Gross), ["fees"] = Money.ToText(group.Performance.Fees),
            ["funding"] = Money.ToText(group.Performance.Funding), ["net"] = Money.ToText(group.Performance.Net),
        })]))));
}
