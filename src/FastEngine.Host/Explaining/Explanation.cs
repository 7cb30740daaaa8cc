using System.Text.Json.Nodes;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Explaining;

/// <summary>Answers why there was, or was not, a trade, from the files of a run.</summary>
/// <param name="folder">Of the run.</param>
/// <param name="output">Takes text.</param>
internal sealed class Explanation(RunFolder folder, TextWriter output)
{
    private const int MissesOfSymbol = 10;

    private readonly DecisionChecks _checks = new(folder.Config);

    private DecisionText Decisions => new(_checks);

    private SymbolText Symbols => new(output, folder, _checks, Decisions);

    public JsonNode Position(long positionId, bool asJson)
    {
        var story = PositionStory.Read(folder, positionId);
        if (!asJson) new PositionText(output, Decisions).Write(story);
        return asJson ? story.Json(Decisions) : new JsonObject();
    }

    public JsonNode Symbol(string symbol, bool asJson)
    {
        var misses = new NearMisses(MissesOfSymbol, _checks);
        var told = RunStory.Read(folder, [symbol], misses).Symbols[symbol];
        if (asJson)
        {
            var json = told.Json();
            json["near_misses"] = misses.Json();
            return json;
        }

        Symbols.Symbol(told);
        NearMissText.Write(output, misses, _checks);
        return new JsonObject();
    }

    public JsonNode At(string symbol, long timeNs, bool asJson)
    {
        var told = RunStory.Read(folder, [symbol], untilNs: timeNs).Symbols[symbol];
        if (asJson) return new JsonArray([.. told.Last.Values.Select(decision => (JsonNode)Decisions.Json(decision))]);
        Symbols.At(told, timeNs);
        return new JsonArray();
    }

    /// <param name="symbol">Null for all.</param>
    /// <param name="count">How many.</param>
    /// <param name="asJson">Nothing is written then.</param>
    public JsonNode NearMisses(string? symbol, int count, bool asJson)
    {
        var misses = new NearMisses(count, _checks);
        RunStory.Read(folder, symbol is null ? folder.Symbols : [symbol], misses);
        if (asJson) return misses.Json();
        NearMissText.Write(output, misses, _checks);
        return new JsonArray();
    }

    /// <param name="symbol">Null for all.</param>
    /// <param name="asJson">Nothing is written then.</param>
    public JsonNode Refused(string? symbol, bool asJson)
    {
        var story = RunStory.Read(folder, symbol is null ? folder.Symbols : [symbol]);
        if (asJson) return story.RefusedJson();
        RefusedText.Write(output, story.Refused);
        return new JsonArray();
    }

    public JsonNode Overview(bool asJson)
    {
        var story = RunStory.Read(folder, folder.Symbols);
        if (asJson) return new JsonArray([.. story.Symbols.Values.Select(symbol => (JsonNode)symbol.Json())]);
        Symbols.Overview(story.Symbols.Values);
        return new JsonArray();
    }
}
