using System.Text.Json.Nodes;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Backtest;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Backtesting.Comparing;

/// <summary>A comparison as JSON.</summary>
internal static class ComparisonSummary
{
    public static JsonObject Of(ComparisonData data) => new()
    {
        ["a"] = data.NameA, ["b"] = data.NameB,
        ["warnings"] = new JsonArray([.. data.Warnings.Select(warning => (JsonNode)warning)]),
        ["settings"] = new JsonObject(data.Settings.Select(setting => KeyValuePair.Create<string, JsonNode?>(setting.Key, new JsonObject { ["a"] = setting.A, ["b"] = setting.B }))),
        ["figures"] = new JsonObject(data.Figures.Select(figure => KeyValuePair.Create<string, JsonNode?>(figure.Name, new JsonObject
        {
            ["a"] = Finite(figure.A), ["b"] = Finite(figure.B), ["difference"] = figure.A is { } a && figure.B is { } b ? Finite(b - a) : null,
        }))),
        ["trades"] = new JsonObject
        {
            ["equal"] = data.Trades.Count(pair => pair is { A: not null, B: not null, Differs: false }), ["only_a"] = Array(data.OnlyA), ["only_b"] = Array(data.OnlyB),
            ["differing"] = Array(data.Differing),
        },
    };

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static JsonArray Array(IEnumerable<TradePair> pairs) => new([.. pairs.Select(pair => (JsonNode)new JsonObject
    {
        ["symbol"] = pair.Either.Symbol, ["strategy"] = pair.Either.Strategy, ["side"] = pair.Either.Side == Core.Side.Buy ? "long" : "short",
        ["entry_time_ns"] = pair.Either.EntryTimeNs, ["a"] = End(pair.A), ["b"] = End(pair.B),
    })]);

    private static JsonObject? End(Simulation.Reports.ClosedTrade? trade) => trade is null ? null : new JsonObject
    {
        ["exit_time_ns"] = trade.ExitTimeNs, ["exit_reason"] = trade.ExitReason, ["quantity"] = Money.ToText(trade.Quantity), ["net"] = Money.ToText(trade.Net),
    };
}
