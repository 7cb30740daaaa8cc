using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Explaining;

/// <summary>The decisions that came nearest to passing the condition that stopped them, kept in bounded memory.</summary>
/// <param name="count">How many are kept.</param>
/// <param name="checks">Of the run.</param>
internal sealed class NearMisses(int count, DecisionChecks checks)
{
    private readonly PriorityQueue<StoredDecision, (double, int, int, long)> _farthestFirst = new(Comparer<(double, int, int, long)>.Create((a, b) => b.CompareTo(a)));
    private readonly Dictionary<(string, string), List<JsonElement>> _shadows = [];

    public void Take(StoredDecision decision)
    {
        if (count == 0 || !decision.IsNearMiss || double.IsInfinity(decision.Distance)) return;
        if (_farthestFirst.Count == count && _farthestFirst.TryPeek(out _, out var farthest) && decision.Distance > farthest.Item1) return;
        // Of equal distances the one with the least else against it, then the one that came further, then the earlier.
        _farthestFirst.Enqueue(decision, (decision.Distance, checks.AlsoFailing(decision).Count, -decision.Level, decision.TimeNs));
        if (_farthestFirst.Count > count) _farthestFirst.Dequeue();
    }

    /// <summary>Reads the shadow trades of the symbols that are kept.</summary>
    public void ReadShadows(RunFolder folder)
    {
        var symbols = _farthestFirst.UnorderedItems.Select(item => item.Element.Symbol).ToHashSet();
        using var lines = folder.Lines("near_misses.jsonl");
        while (lines.Read())
        {
            var shadow = lines.Parse();
            if (shadow.Text("symbol") is not { } symbol || !symbols.Contains(symbol)) continue;
            var key = (symbol, shadow.Text("direction") ?? "");
            if (!_shadows.TryGetValue(key, out var list)) _shadows[key] = list = [];
            list.Add(shadow);
        }
    }

    /// <summary>Nearest first, each with the shadow trade that was open at its time: its own, or the one that it was counted to.</summary>
    public IEnumerable<(StoredDecision Decision, JsonElement? Shadow)> Nearest() =>
        _farthestFirst.UnorderedItems.OrderBy(item => item.Priority).Select(item => (item.Element, ShadowOf(item.Element)));

    public JsonArray Json() => new([.. Nearest().Select(miss => (JsonNode)new JsonObject
    {
        ["distance"] = miss.Decision.Distance,
        ["also_failing"] = new JsonArray([.. checks.AlsoFailing(miss.Decision).Select(what => (JsonNode)what)]),
        ["record"] = JsonObject.Create(miss.Decision.Json),
        ["shadow"] = miss.Shadow is { } shadow ? JsonObject.Create(shadow) : null,
    })]);

    private JsonElement? ShadowOf(StoredDecision decision)
    {
        if (!_shadows.TryGetValue((decision.Symbol, decision.Direction), out var shadows)) return null;
        var index = shadows.FindLastIndex(shadow => shadow.Whole("time_ns") <= decision.TimeNs && (shadow.Whole("decision") ?? 0) <= decision.Number);
        return index < 0 ? null : shadows[index];
    }
}
