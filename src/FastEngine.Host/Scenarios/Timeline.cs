using FastEngine.Host.Scenarios.Reading;

namespace FastEngine.Host.Scenarios;

/// <summary>Prints what happened, a line an event, and what came of the expectations.</summary>
internal static class Timeline
{
    private static readonly string[] Noise = ["account", "contribution", "exchange_position", "health", "leg_held"];

    /// <summary>Said so often, or so little, that a reader is better off without.</summary>
    public static bool IsNoise(ScenarioEvent e) => Noise.Contains(e.Name);

    // Of an order that fills in many pieces the first and the last are enough.
    private static HashSet<ScenarioEvent> MiddleFills(IReadOnlyList<ScenarioEvent> events)
    {
        var fills = events.Where(IsFill).ToList();
        return [.. fills.Where((e, i) => i > 0 && i + 1 < fills.Count && OrderOf(fills[i - 1]) == OrderOf(e) && OrderOf(fills[i + 1]) == OrderOf(e))];
    }

    private static bool IsFill(ScenarioEvent e) => e.Name == "order_reported" && (string?)e.Data["report"] == "filled";

    private static long? OrderOf(ScenarioEvent e) => (long?)e.Data["order"];

    public static void Print(TextWriter output, ScenarioOutcome outcome, bool isEverything)
    {
        var scenario = outcome.Scenario;
        output.WriteLine($"{scenario.Name}  ({scenario.Path})");
        foreach (var row in scenario.Shows) output.WriteLine($"  shows: {row}");
        var middle = isEverything ? [] : MiddleFills(outcome.Events);
        var shown = outcome.Events.Where(e => isEverything || (!IsNoise(e) && !middle.Contains(e))).ToList();
        var symbol = shown.Max(e => e.Symbol?.Length) ?? 0;
        var name = shown.Count == 0 ? 0 : shown.Max(e => e.Name.Length);
        foreach (var e in shown)
            output.WriteLine($"  {ScenarioTime.Format(e.TimeNs - scenario.ZeroNs),13}  {(e.Symbol ?? "").PadRight(symbol)}  {e.Name.PadRight(name)}  {EventText.Fields(e)}".TrimEnd());
        output.WriteLine($"  {outcome.Events.Count - shown.Count} events not shown; output_hash {outcome.OutputHash}");
        foreach (var check in outcome.Checks) output.WriteLine($"  {(check.IsGood ? "ok  " : "FAIL")} {check.Kind,-6} {check.Text}: {check.Detail.Replace("\n", "\n              ", StringComparison.Ordinal)}");
    }
}
