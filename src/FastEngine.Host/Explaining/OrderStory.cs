using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Explaining;

/// <summary>An order as the ledger tells it: how it was placed and what the venue said.</summary>
internal sealed class OrderStory(JsonElement placed)
{
    private readonly List<JsonElement> _reports = [];

    public JsonElement Placed => placed;

    public long Order => placed.Whole("order") ?? 0;

    public string ClientId => placed.Text("client_id") ?? "";

    public string Symbol => placed.Text("symbol") ?? "";

    public string Strategy => placed.Text("strategy") ?? "";

    public bool IsEntry => placed.Text("leg") == "entry";

    /// <summary>Event that it was decided on.</summary>
    public long DecidedOn => placed.Whole("decided_on") ?? 0;

    public long PositionId => placed.Whole("position_id") ?? 0;

    public bool IsBuy => placed.Text("side") == "buy";

    /// <summary>Of the position: an exit trades against it.</summary>
    public string Direction => IsEntry == IsBuy ? "long" : "short";

    public IReadOnlyList<JsonElement> Reports => _reports;

    public IEnumerable<JsonElement> Fills => _reports.Where(report => report.Text("report") == "filled");

    /// <summary>Null when the order was not rejected.</summary>
    public string? Reject => _reports.Select(report => report.Text("reject")).FirstOrDefault(reject => reject is not null);

    /// <summary>Sums over the fills, exact.</summary>
    public (int Count, decimal Quantity, decimal Cost, decimal Fees) Filled()
    {
        var (count, quantity, cost, fees) = (0, 0m, 0m, 0m);
        foreach (var fill in Fills)
        {
            var part = ExactText.Of(fill, "quantity");
            count++;
            quantity += part;
            cost += part * ExactText.Of(fill, "price");
            fees += ExactText.Of(fill, "fee");
        }

        return (count, quantity, cost, fees);
    }

    public void Add(JsonElement report) => _reports.Add(report);

    /// <summary>The parts of its client order id; null when it is not one of ours.</summary>
    public ClientOrderId? Id => ClientOrderId.TryParse(System.Text.Encoding.UTF8.GetBytes(ClientId), out var id) ? id : null;

    public JsonObject Json() => new()
    {
        ["placed"] = JsonObject.Create(placed),
        ["reports"] = new JsonArray([.. _reports.Select(report => (JsonNode?)JsonObject.Create(report))]),
    };
}
