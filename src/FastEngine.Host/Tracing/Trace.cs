using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Core.Execution;
using FastEngine.Host.Explaining;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Tracing;

/// <summary>What the files of a run tell of one order, read from where the lookup found it.</summary>
internal sealed class Trace
{
    private readonly RunFolder _folder;

    /// <param name="folder">Of the run.</param>
    /// <param name="id">Of the order.</param>
    /// <param name="places">Found in that folder.</param>
    public Trace(RunFolder folder, ClientOrderId id, in OrderPlaces places)
    {
        _folder = folder;
        Id = id;
        Order = new OrderStory(Line("orders.jsonl", places.Placed)!.Value);
        foreach (var line in Lines("orders.jsonl", places.FirstReport, places.LastReport))
        {
            if (line.Text("client_id") == Order.ClientId) Order.Add(line);
        }

        Decision = Line("decisions.jsonl", places.Decision) is { } decision ? new StoredDecision(decision) : null;
        Exit = Line("events.jsonl", places.Exit);
        Trades =
        [
            .. Lines("events.jsonl", places.FirstTrade, places.LastTrade)
                .Where(line => line.Text("event") == "trade_closed" && (line.Whole("entry_order") == Order.Order || line.Whole("exit_order") == Order.Order)),
        ];
    }

    public ClientOrderId Id { get; }

    public OrderStory Order { get; }

    /// <summary>Of an entry, when its strategy writes records.</summary>
    public StoredDecision? Decision { get; }

    /// <summary>Of an exit.</summary>
    public JsonElement? Exit { get; }

    public IReadOnlyList<JsonElement> Trades { get; }

    public StageTimes Stages => new(Order.Placed.Whole("published_stamp") ?? 0, Order.Placed.Whole("decided_stamp") ?? 0, Order.Placed.Whole("approved_stamp") ?? 0);

    public JsonObject Json(DecisionText decisions) => new()
    {
        ["client_id"] = Order.ClientId,
        ["parts"] = new JsonObject
        {
            ["run_epoch"] = Id.RunEpoch, ["strategy"] = Id.StrategyId, ["leg"] = Order.Placed.Text("leg"), ["instrument"] = Id.InstrumentId,
            ["sequence"] = Id.Sequence, ["attempt"] = Id.Attempt, ["config_tag"] = Id.ConfigTag, ["config_hash"] = _folder.ConfigHash,
        },
        ["order"] = Order.Json(),
        ["decision"] = Decision is null ? null : decisions.Json(Decision),
        ["exit_request"] = Exit is { } exit ? JsonObject.Create(exit) : null,
        ["stages_ns"] = new JsonObject { ["published_to_decided"] = Stages.PublishedToDecidedNs, ["decided_to_approved"] = Stages.DecidedToApprovedNs },
        ["trades"] = new JsonArray([.. Trades.Select(trade => (JsonNode?)JsonObject.Create(trade))]),
    };

    private JsonElement? Line(string file, long offset)
    {
        if (offset < 0) return null;
        using var lines = _folder.Lines(file, offset);
        return lines.Read() ? lines.Parse() : null;
    }

    private IEnumerable<JsonElement> Lines(string file, long first, long last)
    {
        if (first < 0) yield break;
        using var lines = _folder.Lines(file, first);
        while (lines.Read() && first + lines.Offset <= last) yield return lines.Parse();
    }
}
