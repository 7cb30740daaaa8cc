using System.Text.Json.Nodes;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Diffing;

/// <summary>A comparison for a program.</summary>
internal static class DiffJson
{
    public static JsonObject Of(RunDiff diff) => new()
    {
        ["a"] = Of(diff.A),
        ["b"] = Of(diff.B),
        ["notes"] = new JsonArray([.. DiffText.Notes(diff).Select(note => (JsonNode)note)]),
        ["is_empty"] = diff.IsEmpty,
        ["net_difference"] = ExactText.Show(diff.B.Net - diff.A.Net),
        ["signals"] = new JsonObject
        {
            ["added"] = Array(diff.Added, Of), ["removed"] = Array(diff.Removed, Of), ["moved"] = Pairs(diff.Moved, Of), ["refused_otherwise"] = Pairs(diff.Refusals, Of),
        },
        ["trades"] = new JsonObject
        {
            ["added"] = Array(diff.TradesAdded, Of), ["removed"] = Array(diff.TradesRemoved, Of), ["changed"] = Pairs(diff.TradesChanged, Of),
        },
    };

    private static JsonObject Of(DecidedRun run) => new()
    {
        ["name"] = run.Name, ["config_hash"] = run.ConfigHash, ["signals_hash"] = run.SignalsHash, ["output_hash"] = run.OutputHash,
        ["signals"] = run.Signals.Count, ["trades"] = run.Trades.Count, ["net"] = ExactText.Show(run.Net),
    };

    private static JsonObject Of(SignalRow signal) => new()
    {
        ["time_ns"] = signal.TimeNs, ["symbol"] = signal.Symbol, ["side"] = signal.Side, ["price"] = signal.Price, ["entry_score"] = signal.EntryScore,
        ["confluence"] = signal.Confluence, ["refused"] = signal.Refused.Length == 0 ? null : signal.Refused, ["net"] = signal.Net is { } net ? ExactText.Show(net) : null,
    };

    private static JsonObject Of(TradeRow trade) => new()
    {
        ["strategy"] = trade.Strategy, ["symbol"] = trade.Symbol, ["side"] = trade.Side, ["entry_time_ns"] = trade.EntryTimeNs, ["exit_time_ns"] = trade.ExitTimeNs,
        ["entry_price"] = trade.EntryPrice, ["exit_price"] = trade.ExitPrice, ["quantity"] = trade.Quantity, ["fees"] = trade.Fees, ["pnl"] = ExactText.Show(trade.Net),
        ["exit_reason"] = trade.Reason,
    };

    private static JsonArray Array<T>(IEnumerable<T> rows, Func<T, JsonObject> of) => new([.. rows.Select(row => (JsonNode)of(row))]);

    private static JsonArray Pairs<T>(IEnumerable<Pair<T>> pairs, Func<T, JsonObject> of) => new([.. pairs.Select(pair => (JsonNode)new JsonObject { ["a"] = of(pair.A), ["b"] = of(pair.B) })]);
}
