using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Explaining;

/// <summary>A run by symbol, read in one pass over its decisions and one over its events.</summary>
internal sealed class RunStory
{
    private readonly RunFolder _folder;
    private readonly NearMisses? _misses;
    private readonly List<JsonElement> _refused = [];

    private RunStory(RunFolder folder, IEnumerable<string> symbols, NearMisses? misses)
    {
        _folder = folder;
        _misses = misses;
        Symbols = symbols.ToDictionary(symbol => symbol, symbol => new SymbolStory(folder, symbol), StringComparer.Ordinal);
    }

    public Dictionary<string, SymbolStory> Symbols { get; }

    /// <summary>Signals that the chain refused, in its order.</summary>
    public IReadOnlyList<JsonElement> Refused => _refused;

    /// <param name="folder">Of the run.</param>
    /// <param name="symbols">Which are told.</param>
    /// <param name="misses">Takes the near misses; none when they are not asked for.</param>
    /// <param name="untilNs">Decisions after this engine time are left out.</param>
    public static RunStory Read(RunFolder folder, IEnumerable<string> symbols, NearMisses? misses = null, long untilNs = long.MaxValue)
    {
        var story = new RunStory(folder, symbols, misses);
        story.ReadDecisions(untilNs);
        story.ReadEvents();
        misses?.ReadShadows(folder);
        return story;
    }

    public JsonArray RefusedJson() => new([.. _refused.Select(refusal => (JsonNode?)JsonObject.Create(refusal))]);

    private void ReadDecisions(long untilNs)
    {
        using var lines = _folder.Lines("decisions.jsonl");
        while (lines.Read())
        {
            var decision = new StoredDecision(lines.Parse());
            if (decision.TimeNs > untilNs || !Symbols.TryGetValue(decision.Symbol, out var symbol)) continue;
            symbol.Take(decision);
            _misses?.Take(decision);
        }
    }

    private void ReadEvents()
    {
        if (!File.Exists(_folder.At("events.jsonl"))) return;
        using var lines = _folder.Lines("events.jsonl");
        while (lines.Read())
        {
            if (!lines.Holds("\"refused\""u8) && !lines.Holds("\"position_opened\""u8) && !lines.Holds("\"trade_closed\""u8)) continue;
            var line = lines.Parse();
            if (line.Text("symbol") is not { } name || !Symbols.TryGetValue(name, out var symbol)) continue;
            symbol.TakeEvent(line);
            if (line.Text("event") == "refused") _refused.Add(line);
        }
    }
}
