using System.Text.Json;
using FastEngine.Host.Outputs;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Explaining;

/// <summary>Near misses for a person.</summary>
internal static class NearMissText
{
    public static void Write(TextWriter output, NearMisses misses, DecisionChecks checks)
    {
        var nearest = misses.Nearest().ToArray();
        if (nearest.Length == 0)
        {
            output.WriteLine("no near misses: no evaluation was at a zone and stopped at a number");
            return;
        }

        output.WriteLine("nearest misses among the decision records (one is written when an evaluation ends otherwise than the one before): how far the number that stopped it");
        output.WriteLine("was from passing, and what its shadow trade made (initial and trailing stop alone, two taker fees)");
        var table = new TextTable("rllrlllrrll");
        table.Add("missed by", "time", "symbol", "decision", "side", "price", "stopped at", "measured", "threshold", "shadow trade", "would also have failed");
        foreach (var (decision, shadow) in nearest)
        {
            table.Add(decision.Distance < 1e-9 ? "equal" : NumberText.Percent(decision.Distance), UtcText.Of(decision.TimeNs), decision.Symbol, $"{decision.Number}", decision.Direction, decision.Price,
                $"level {decision.Level} {decision.Stop}", NumberText.Of(decision.Measured), NumberText.Of(decision.Threshold), Shadow(decision, shadow),
                string.Join(", ", checks.AlsoFailing(decision)));
        }

        table.Write(output, "  ");
    }

    private static string Shadow(StoredDecision decision, JsonElement? shadow)
    {
        if (shadow is not { } trade) return "none";
        var counted = trade.Whole("decision") == decision.Number ? "" : $" (of decision {trade.Whole("decision")}, open then)";
        return trade.Number("net_pct") is { } net
            ? $"net {net:+0.###;-0.###;0} %, gross {trade.Number("gross_pct"):+0.###;-0.###;0} %, left {UtcText.Of(trade.Whole("exit_time_ns") ?? 0)[11..]}{counted}"
            : $"still open at the end{counted}";
    }
}
