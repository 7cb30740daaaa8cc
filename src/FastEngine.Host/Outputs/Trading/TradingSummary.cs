using System.Text.Json.Nodes;
using FastEngine.Core.Execution;
using FastEngine.Host.Running;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>The part of <c>summary.json</c> that says what was decided and traded.</summary>
internal static class TradingSummary
{
    public static void AddTo(JsonObject summary, RecordingRun run, TradingResult result)
    {
        var log = result.Outputs.Log;
        summary["funnel"] = Funnel(result.Funnels);
        summary["conditions"] = new JsonArray([.. result.Conditions().Select(rate => (JsonNode)new JsonObject
        {
            ["name"] = rate.Name, ["passed"] = rate.Passed, ["evaluated"] = rate.Evaluated, ["rate"] = rate.Rate,
        })]);
        summary["warming"] = new JsonObject(result.Warming().Select(symbol => KeyValuePair.Create<string, JsonNode?>(symbol.Symbol, new JsonObject
        {
            ["fastest"] = symbol.WarmUp.Fastest, ["fastest_needed"] = symbol.WarmUp.FastestNeeded,
            ["longest"] = symbol.WarmUp.Longest, ["longest_needed"] = symbol.WarmUp.LongestNeeded,
        })));
        summary["decisions"] = result.Outputs.SignalsHash.Decisions;
        summary["signals"] = result.Outputs.SignalsHash.Signals;
        summary["near_misses"] = result.Outputs.Shadows.Count;
        summary["signals_hash"] = result.SignalsHash;
        summary["output_hash"] = result.OutputHash;
        if (!result.IsTraded) return;
        summary["assumptions"] = new JsonObject(run.Setup!.AssumptionsOf(run.Instruments).All.Select(fact => KeyValuePair.Create<string, JsonNode?>(fact.Name, fact.Value)));
        summary["orders"] = log.Orders;
        summary["fills"] = log.Fills;
        summary["fill_reasons"] = Counts(log.FillReasons);
        summary["positions"] = log.Positions;
        summary["refusals"] = Counts(log.Refusals);
        summary["rejects"] = Counts(log.Rejects);
        var counters = run.Pipeline.Desk!.Stage.Counters;
        summary["trade_stage"] = new JsonObject
        {
            ["ignored_exits"] = counters.IgnoredExits, ["unknown_reports"] = counters.UnknownReports,
            ["repeated_reports"] = counters.RepeatedReports, ["deferred_exits"] = counters.DeferredExits,
            ["overfills"] = counters.Overfills,
        };
        summary["account"] = new JsonObject
        {
            ["starting_equity"] = Money.ToText(run.Setup!.Trading.StartingEquity), ["equity"] = Money.ToText(result.Account.Equity),
            ["cash"] = Money.ToText(result.Account.Cash), ["unrealised"] = Money.ToText(result.Account.Unrealised),
        };
        summary["time_to_flat"] = TimeToFlatJson.Of(run.Pipeline.Desk!.Stage);
        summary["pnl"] = Pnl(result.Performance);
        summary["shortfall"] = Shortfall(log.Shortfall.Read());
        summary["open_positions"] = new JsonArray([.. result.Open.Select(position => (JsonNode)Open(position))]);
        summary["order_latency_ns"] = RunSummary.Latency(run.Pipeline.Desk!.TickToOrder);
    }

    private static JsonObject Funnel(IEnumerable<SymbolFunnel> funnels) => new(funnels.Select(funnel => KeyValuePair.Create<string, JsonNode?>(funnel.Symbol, new JsonObject
    {
        ["evaluations"] = funnel.Evaluations, ["warm"] = funnel.Warm, ["level1"] = funnel.Level1, ["level2"] = funnel.Level2,
        ["level3"] = funnel.Level3, ["level4"] = funnel.Level4, ["signals"] = funnel.Signals,
    })));

    /// <summary>By style, in basis points of what was intended.</summary>
    internal static JsonObject Shortfall(IReadOnlyList<Shortfall> styles) => new(styles.Select(style => KeyValuePair.Create<string, JsonNode?>(Names.Snake(style.Style), new JsonObject
    {
        ["entries"] = style.Entries, ["orders"] = style.Orders, ["intended"] = Money.ToText(style.Intended), ["filled_share"] = style.FilledShare,
        ["price_bps"] = style.PriceBps, ["fee_bps"] = style.FeeBps, ["opportunity_bps"] = style.OpportunityBps, ["total_bps"] = style.TotalBps, ["total"] = Money.ToText(style.Total),
    })));

    private static JsonObject Counts(IEnumerable<KeyValuePair<string, long>> counts) =>
        new(counts.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));

    private static JsonObject Pnl(PerformanceStatistics performance) => new()
    {
        ["trades"] = performance.Trades, ["won"] = performance.Won, ["lost"] = performance.Lost, ["gross"] = Money.ToText(performance.Gross),
        ["fees"] = Money.ToText(performance.Fees), ["funding"] = Money.ToText(performance.Funding), ["net"] = Money.ToText(performance.Net),
        ["win_rate"] = performance.WinRate, ["profit_factor"] = performance.ProfitFactor, ["max_drawdown"] = Money.ToText(performance.MaxDrawdown),
        ["max_drawdown_pct"] = performance.MaxDrawdownPct, ["sharpe"] = performance.Sharpe, ["sharpe_grid_ns"] = performance.SharpeGridNs,
        ["hold_mean_ns"] = performance.Hold?.MeanNs, ["hold_median_ns"] = performance.Hold?.MedianNs, ["hold_max_ns"] = performance.Hold?.MaxNs,
        ["best"] = performance.Best is { } best ? Money.ToText(best) : null, ["worst"] = performance.Worst is { } worst ? Money.ToText(worst) : null,
        ["exit_reasons"] = new JsonObject(performance.ExitReasons.Select(reason => KeyValuePair.Create<string, JsonNode?>(reason.Reason, new JsonObject
        {
            ["trades"] = reason.Trades, ["net"] = Money.ToText(reason.Net),
        }))),
    };

    private static JsonObject Open(Simulation.Reports.OpenPosition position) => new()
    {
        ["position_id"] = position.PositionId, ["symbol"] = position.Symbol, ["strategy"] = position.Strategy,
        ["side"] = position.Side == Core.Side.Buy ? "long" : "short", ["entry_time_ns"] = position.EntryTimeNs,
        ["entry_price"] = Money.ToText(position.EntryPrice), ["mark_price"] = Money.ToText(position.MarkPrice),
        ["quantity"] = Money.ToText(position.Quantity), ["unrealised"] = Money.ToText(position.Unrealised), ["fees"] = Money.ToText(position.Fees),
    };
}
