using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Explaining;

/// <summary>What the files of a run hold about one symbol: how far its evaluations came, and what came of them.</summary>
internal sealed class SymbolStory(RunFolder folder, string symbol)
{
    private readonly SortedDictionary<(int Level, string Stop, string Direction), long> _stops = [];

    public string Symbol => symbol;

    public JsonElement Funnel => folder.Summary.Below("funnel").Below(symbol);

    /// <summary>Not an object when it is warm.</summary>
    public JsonElement Warming => folder.Summary.Below("warming").Below(symbol);

    public long Ticks => folder.Summary.Below("symbols").Below(symbol).Whole("ticks") ?? 0;

    /// <summary>Decision records by where they stopped: a record stands for a change, so these are changes, not evaluations.</summary>
    public IReadOnlyDictionary<(int Level, string Stop, string Direction), long> Stops => _stops;

    /// <summary>The last record of each strategy and direction.</summary>
    public Dictionary<(string Strategy, string Direction), StoredDecision> Last { get; } = [];

    public StoredDecision? LastWithRegime { get; private set; }

    public long Signals { get; private set; }

    public SortedDictionary<string, long> Refusals { get; } = new(StringComparer.Ordinal);

    public List<long> Positions { get; } = [];

    public decimal Net { get; private set; }

    public void Take(StoredDecision decision)
    {
        if (decision.Outcome == "signalled") Signals++;
        var key = (decision.Level, decision.Stop ?? "passed", decision.Direction);
        _stops[key] = _stops.GetValueOrDefault(key) + 1;
        Last[(decision.Strategy, decision.Direction)] = decision;
        if (decision.Json.Number("adx") is not null) LastWithRegime = decision;
    }

    public void TakeEvent(JsonElement line)
    {
        switch (line.Text("event"))
        {
            case "refused":
                var cause = $"{line.Text("handler")}.{line.Text("cause")}";
                Refusals[cause] = Refusals.GetValueOrDefault(cause) + 1;
                break;
            case "position_opened":
                Positions.Add(line.Whole("position_id") ?? 0);
                break;
            case "trade_closed":
                Net += ExactText.Of(line, "pnl");
                break;
        }
    }

    public JsonObject Json() => new()
    {
        ["symbol"] = symbol,
        ["ticks"] = Ticks,
        ["funnel"] = Funnel.IsObject() ? JsonObject.Create(Funnel) : null,
        ["warming"] = Warming.IsObject() ? JsonObject.Create(Warming) : null,
        ["stops"] = new JsonArray([.. _stops.Select(stop => (JsonNode)new JsonObject
        {
            ["level"] = stop.Key.Level, ["stop"] = stop.Key.Stop, ["direction"] = stop.Key.Direction, ["records"] = stop.Value,
        })]),
        ["signals"] = Signals,
        ["refusals"] = new JsonObject(Refusals.Select(refusal => KeyValuePair.Create<string, JsonNode?>(refusal.Key, refusal.Value))),
        ["positions"] = new JsonArray([.. Positions.Select(id => (JsonNode)id)]),
        ["net"] = ExactText.Show(Net),
    };
}
