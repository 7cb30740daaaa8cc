using System.Text.Json;
using FastEngine.Host.Outputs;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Explaining;

/// <summary>Refused signals for a person.</summary>
internal static class RefusedText
{
    public static void Write(TextWriter output, IReadOnlyList<JsonElement> refused)
    {
        if (refused.Count == 0)
        {
            output.WriteLine("the chain refused no signal");
            return;
        }

        output.WriteLine($"{refused.Count:N0} signals that the chain refused: "
            + string.Join(", ", refused.CountBy(Cause).OrderByDescending(cause => cause.Value).Select(cause => $"{cause.Key} {cause.Value:N0}")));
        var table = new TextTable("lllrlrrr");
        table.Add("time", "symbol", "side", "price", "refused by", "measured", "limit", "decision");
        foreach (var refusal in refused)
        {
            table.Add(UtcText.Of(refusal.Whole("time_ns") ?? 0), refusal.Text("symbol") ?? "", refusal.Text("direction") ?? "", refusal.Text("price") ?? "", Cause(refusal),
                NumberText.Of(refusal.Number("measured")), NumberText.Of(refusal.Number("limit")), $"{refusal.Whole("decision")}");
        }

        table.Write(output, "  ");
    }

    private static string Cause(JsonElement refusal) => $"{refusal.Text("handler")}.{refusal.Text("cause")}";
}
