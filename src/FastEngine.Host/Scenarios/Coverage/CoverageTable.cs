using System.Text;

namespace FastEngine.Host.Scenarios.Coverage;

/// <summary>Which scenario drives which behaviour, as Markdown.</summary>
internal sealed class CoverageTable
{
    private const int MostNamed = 3;

    private readonly Dictionary<Behaviour, List<string>> _drivers = [];

    /// <param name="outcomes">Of every scenario, with the name that the table gives it.</param>
    public CoverageTable(IEnumerable<(string Name, ScenarioOutcome Outcome)> outcomes)
    {
        foreach (var (name, outcome) in outcomes)
        {
            foreach (var behaviour in outcome.Behaviours)
            {
                if (!_drivers.TryGetValue(behaviour, out var drivers)) _drivers.Add(behaviour, drivers = []);
                drivers.Add(name);
            }
        }
    }

    /// <summary>What nothing drives.</summary>
    public IReadOnlyList<Behaviour> Uncovered => [.. Behaviours.All.Where(row => !_drivers.ContainsKey(row))];

    /// <summary>One line a behaviour, as <c>uncovered.txt</c> names it.</summary>
    public static string Line(Behaviour behaviour) => $"{behaviour.Section}: {behaviour.Name}";

    public string ToMarkdown()
    {
        var rows = Behaviours.All.ToList();
        foreach (var seen in _drivers.Keys.Where(seen => !rows.Contains(seen)).OrderBy(seen => seen.Section, StringComparer.Ordinal).ThenBy(seen => seen.Name, StringComparer.Ordinal))
            rows.Insert(rows.FindLastIndex(row => row.Section == seen.Section) + 1, seen);
        var text = new StringBuilder("# Coverage of behaviour\n\n");
        text.Append("What the engine can be seen doing, and the scenarios of `tests/scenarios` that make it do it. Written by\n")
            .Append("`fastengine scenario tests/scenarios --coverage docs/coverage-of-behaviour.md` from the ledgers of their runs; a test compares it.\n\n")
            .Append($"{rows.Count - Uncovered.Count} of {rows.Count} behaviours are driven.\n");
        foreach (var section in rows.Select(row => row.Section).Distinct())
        {
            text.Append($"\n## {section}\n| behaviour | driven by |\n|---|---|\n");
            foreach (var row in rows.Where(row => row.Section == section)) text.Append($"| {row.Name} | {Drivers(row)} |\n");
        }

        text.Append("\n## Not by scenarios\n| behaviour | why |\n|---|---|\n");
        foreach (var (row, why) in Behaviours.Beyond) text.Append($"| {Line(row)} | {why} |\n");
        return text.ToString();
    }

    private string Drivers(Behaviour row)
    {
        if (!_drivers.TryGetValue(row, out var drivers)) return "**nothing**";
        var named = string.Join(", ", drivers.Take(MostNamed));
        return drivers.Count > MostNamed ? $"{named} and {drivers.Count - MostNamed} more" : named;
    }
}
