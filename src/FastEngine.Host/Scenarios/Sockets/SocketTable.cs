using System.Text;

namespace FastEngine.Host.Scenarios.Sockets;

/// <summary>Which scenarios run over sockets, and what is otherwise there; committed, and compared by a test.</summary>
internal static class SocketTable
{
    public static string ToMarkdown(IReadOnlyList<(string Name, SocketResult Result)> all)
    {
        var text = new StringBuilder();
        var ran = all.Where(one => one.Result.Missing is null).ToList();
        text.Append("# Scenarios over sockets\n\nMade by `fastengine scenario tests/scenarios --exchange --table docs/scenarios-over-sockets.md`. The same scenarios as against the paper venue, at the simulated exchange:\n");
        text.Append("frames by WebSocket, orders by signed REST, what becomes of them by user data, in lockstep ([how](scenarios.md#over-sockets)).\n\n");
        text.Append($"{all.Count} scenarios: {ran.Count(one => one.Result.IsGood)} as expected, {ran.Count(one => !one.Result.IsGood)} not, {all.Count - ran.Count} not applicable. ");
        text.Append($"Of {ran.Count(one => one.Result.IsSame)} the whole ledger is that of the paper venue, event for event.\n");
        Section(text, "Not over sockets", "needs", all.Where(one => one.Result.Missing is not null).Select(one => (one.Name, one.Result.Missing!)));
        Section(text, "Not as expected", "what is not", all.Where(one => !one.Result.IsGood).Select(one => (one.Name, Failure(one.Result))));
        Section(text, "With expectations of their own", "what differs by nature", ran.Where(one => one.Result.Scenario.OverSockets is not null).Select(one => (one.Name, one.Result.Scenario.OverSockets!.Why)));
        Section(text, "As expected, with another ledger", "",
            ran.Where(one => one.Result is { IsGood: true, IsSame: false, Scenario.OverSockets: null }).Select(one => (one.Name, "")));
        Section(text, "The same ledger", "", ran.Where(one => one.Result is { IsGood: true, IsSame: true }).Select(one => (one.Name, "")));
        return text.ToString();
    }

    public static string Failure(SocketResult result) => result.Fault
        ?? (result.Outcome!.Checks.FirstOrDefault(check => !check.IsGood) is { } first ? $"{first.Kind} {first.Text}" : "");

    private static void Section(StringBuilder text, string title, string column, IEnumerable<(string Name, string Text)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        text.Append($"\n## {title}\n");
        if (column.Length == 0)
        {
            text.Append(string.Join(", ", all.Select(row => row.Name))).Append('\n');
            return;
        }

        text.Append($"| scenario | {column} |\n|---|---|\n");
        foreach (var (name, what) in all) text.Append($"| {name} | {what.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
    }
}
