using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Running;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Explaining;

/// <summary>Everything that the files of a run hold about one position, in the order in which it happened.</summary>
internal sealed class PositionStory
{
    private PositionStory(long positionId) => PositionId = positionId;

    public long PositionId { get; }

    public List<OrderStory> Orders { get; } = [];

    public List<JsonElement> Exits { get; } = [];

    public List<JsonElement> Trades { get; } = [];

    /// <summary>Null when nothing of the entry was filled.</summary>
    public JsonElement? Opened { get; private set; }

    /// <summary>The signal that it came from had to wait: the refusal that parked it.</summary>
    public JsonElement? Parked { get; private set; }

    /// <summary>Null when the strategy writes no decision records.</summary>
    public StoredDecision? Decision { get; private set; }

    /// <summary>How it stood at the end of the tape; null when it was closed by then.</summary>
    public JsonElement? Open { get; private set; }

    public OrderStory Entry => Orders[0];

    /// <exception cref="RunException">The run has no such position.</exception>
    public static PositionStory Read(RunFolder folder, long positionId)
    {
        var story = new PositionStory(positionId);
        var last = story.ReadEvents(folder);
        if (story.Orders.Count == 0)
            throw new RunException(ExitCode.Usage, last == 0 ? "the run placed no order, so it has no positions" : $"position {positionId} is not one of this run; it has 1 to {last}");
        if (story.Entry.DecidedOn != story.Entry.Placed.Whole("sequence")) story.Parked = FindParked(folder, story.Entry);
        story.Decision = DecisionOf(folder, story.Entry);
        return story;
    }

    public JsonObject Json(DecisionText text) => new()
    {
        ["position_id"] = PositionId,
        ["decision"] = Decision is null ? null : text.Json(Decision),
        ["parked"] = Parked is { } parked ? JsonObject.Create(parked) : null,
        ["orders"] = new JsonArray([.. Orders.Select(order => (JsonNode)order.Json())]),
        ["exit_requests"] = Array(Exits),
        ["trades"] = Array(Trades),
        ["open"] = Open is { } open ? JsonObject.Create(open) : null,
    };

    /// <summary>The signal's record of an entry order; null when there is none.</summary>
    private static StoredDecision? DecisionOf(RunFolder folder, OrderStory entry)
    {
        using var lines = folder.Lines("decisions.jsonl");
        while (lines.Read())
        {
            if (!lines.Holds("\"signalled\""u8)) continue;
            var decision = new StoredDecision(lines.Parse());
            if (decision.Sequence == entry.DecidedOn && decision.Symbol == entry.Symbol && decision.Strategy == entry.Strategy && decision.Direction == entry.Direction) return decision;
        }

        return null;
    }

    private static JsonElement? FindParked(RunFolder folder, OrderStory entry)
    {
        using var lines = folder.Lines("events.jsonl");
        while (lines.Read())
        {
            if (!lines.Holds("\"parked\""u8)) continue;
            var refusal = lines.Parse();
            if (refusal.Whole("signal_sequence") == entry.DecidedOn && refusal.Text("symbol") == entry.Symbol && refusal.Text("strategy") == entry.Strategy) return refusal;
        }

        return null;
    }

    // The number of the last position.
    private long ReadEvents(RunFolder folder)
    {
        long last = 0;
        using var lines = folder.Lines("events.jsonl");
        while (lines.Read())
        {
            if (!lines.Holds("\"position_id\""u8)) continue;
            var line = lines.Parse();
            var id = line.Whole("position_id") ?? 0;
            last = Math.Max(last, id);
            if (id == PositionId) Take(line);
        }

        if (folder.Summary.TryGetProperty("open_positions", out var open))
        {
            foreach (var position in open.EnumerateArray())
            {
                if (position.Text("position_id") == PositionId.ToString(System.Globalization.CultureInfo.InvariantCulture)) Open = position;
            }
        }

        return last;
    }

    private void Take(JsonElement line)
    {
        switch (line.Text("event"))
        {
            case "order_placed":
                Orders.Add(new OrderStory(line));
                break;
            case "order_reported":
                Orders.Find(order => order.Order == line.Whole("order"))?.Add(line);
                break;
            case "exit_requested":
                Exits.Add(line);
                break;
            case "position_opened":
                Opened = line;
                break;
            case "trade_closed":
                Trades.Add(line);
                break;
        }
    }

    private static JsonArray Array(IEnumerable<JsonElement> lines) => new([.. lines.Select(line => (JsonNode?)JsonObject.Create(line))]);
}
