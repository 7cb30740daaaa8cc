using System.Globalization;
using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Simulation.Backtest;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Backtesting;

/// <summary>What no table of results has columns for, as JSON in <c>slices.details</c>: counts, funnels, open positions, assumptions.</summary>
internal static class SliceDetails
{
    public static string ToText(BacktestResult result) => new JsonObject
    {
        ["counts"] = Of(result.Counts),
        ["funnels"] = new JsonArray([.. result.Funnels.Select(funnel => (JsonNode)new JsonArray(funnel.Symbol, funnel.Evaluations, funnel.Warm,
            funnel.Level1, funnel.Level2, funnel.Level3, funnel.Level4, funnel.Signals))]),
        ["open"] = new JsonArray([.. result.Open.Select(position => (JsonNode)Of(position))]),
        ["assumptions"] = new JsonArray([.. result.Assumptions.Select(fact => (JsonNode)new JsonArray(fact.Name, fact.Value))]),
    }.ToJsonString();

    public static JsonObject Of(BacktestCounts counts) => new()
    {
        ["ticks"] = counts.Ticks, ["decisions"] = counts.Decisions, ["signals"] = counts.Signals, ["orders"] = counts.Orders,
        ["fills"] = counts.Fills, ["positions"] = counts.Positions, ["warming"] = counts.Warming,
        ["refusals"] = Pairs(counts.Refusals), ["rejects"] = Pairs(counts.Rejects), ["oddities"] = Pairs(counts.Oddities),
        ["shortfall"] = new JsonArray([.. counts.Shortfalls.Select(style => (JsonNode)Of(style))]),
    };

    public static JsonNode Parse(string text) => JsonNode.Parse(text)!;

    public static BacktestCounts Counts(JsonNode details)
    {
        var counts = details["counts"]!;
        return new BacktestCounts
        {
            Ticks = Number("ticks"), Decisions = Number("decisions"), Signals = Number("signals"), Orders = Number("orders"), Fills = Number("fills"),
            Positions = Number("positions"), Warming = (int)Number("warming"), Refusals = Pairs(counts["refusals"]!), Rejects = Pairs(counts["rejects"]!),
            Shortfalls = [.. counts["shortfall"]!.AsArray().Select(style => Shortfall(style!.AsObject()))],
            Oddities = Pairs(counts["oddities"]!),
        };

        long Number(string key) => (long)counts[key]!;
    }

    public static IReadOnlyList<SymbolFunnel> Funnels(JsonNode details) =>
    [
        .. details["funnels"]!.AsArray().Select(funnel => new SymbolFunnel((string)funnel![0]!, (long)funnel[1]!, (long)funnel[2]!, (long)funnel[3]!,
            (long)funnel[4]!, (long)funnel[5]!, (long)funnel[6]!, (long)funnel[7]!)),
    ];

    public static IReadOnlyList<NamedFact> Assumptions(JsonNode details) =>
        [.. details["assumptions"]!.AsArray().Select(fact => new NamedFact((string)fact![0]!, (string)fact[1]!))];

    public static IReadOnlyList<OpenPosition> Open(JsonNode details) => [.. details["open"]!.AsArray().Select(position => Open(position!.AsObject()))];

    private static JsonObject Of(OpenPosition position) => new()
    {
        ["position_id"] = position.PositionId, ["strategy"] = position.Strategy, ["symbol"] = position.Symbol, ["long"] = position.Side == Side.Buy,
        ["entry_time_ns"] = position.EntryTimeNs, ["entry_price"] = Text(position.EntryPrice), ["mark_price"] = Text(position.MarkPrice),
        ["quantity"] = Text(position.Quantity), ["unrealised"] = Text(position.Unrealised), ["fees"] = Text(position.Fees),
    };

    private static OpenPosition Open(JsonObject position)
    {
        return new OpenPosition
        {
            PositionId = (string)position["position_id"]!, Strategy = (string)position["strategy"]!, Symbol = (string)position["symbol"]!,
            Side = (bool)position["long"]! ? Side.Buy : Side.Sell, EntryTimeNs = (long)position["entry_time_ns"]!, EntryPrice = Unscaled("entry_price"),
            MarkPrice = Unscaled("mark_price"), Quantity = Unscaled("quantity"), Unrealised = Unscaled("unrealised"), Fees = Unscaled("fees"),
        };

        Int128 Unscaled(string key) => Int128.Parse((string)position[key]!, CultureInfo.InvariantCulture);
    }

    private static JsonObject Of(Shortfall style) => new()
    {
        ["style"] = style.Style, ["entries"] = style.Entries, ["orders"] = style.Orders, ["intended"] = Text(style.Intended), ["filled"] = Text(style.Filled),
        ["price_cost"] = Text(style.PriceCost), ["fees"] = Text(style.Fees), ["opportunity_cost"] = Text(style.OpportunityCost),
    };

    private static Shortfall Shortfall(JsonObject style)
    {
        return new Shortfall
        {
            Style = (string)style["style"]!, Entries = (long)style["entries"]!, Orders = (long)style["orders"]!, Intended = Unscaled("intended"), Filled = Unscaled("filled"),
            PriceCost = Unscaled("price_cost"), Fees = Unscaled("fees"), OpportunityCost = Unscaled("opportunity_cost"),
        };

        Int128 Unscaled(string key) => Int128.Parse((string)style[key]!, CultureInfo.InvariantCulture);
    }

    // Unscaled: exact and short.
    private static string Text(Int128 value) => value.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Pairs(IEnumerable<KeyValuePair<string, long>> pairs) =>
        new(pairs.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));

    private static KeyValuePair<string, long>[] Pairs(JsonNode pairs) => [.. pairs.AsObject().Select(pair => KeyValuePair.Create(pair.Key, (long)pair.Value!))];
}
