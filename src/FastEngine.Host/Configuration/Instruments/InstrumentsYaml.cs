using FastEngine.Core;
using FastEngine.Feeds;

namespace FastEngine.Host.Configuration;

/// <summary>Reads <c>instruments.yaml</c>: a list of instruments with their scales and steps.</summary>
public static class InstrumentsYaml
{
    internal const string Root = "instruments";

    /// <summary>Reads a file; all that is wrong in it is in the result.</summary>
    public static InstrumentsResult ReadFile(string path)
    {
        var violations = new List<Violation>();
        return Read(YamlSource.ReadFile(path, path, violations), path, violations);
    }

    /// <summary>Reads a text as if it were the file.</summary>
    public static InstrumentsResult Read(string path, string text)
    {
        var violations = new List<Violation>();
        return Read(YamlSource.Read(path, text, violations), path, violations);
    }

    private static InstrumentsResult Read(Written? root, string path, List<Violation> violations)
    {
        var instruments = new List<KnownInstrument>();
        var check = new InstrumentCheck(violations);
        foreach (var item in Items(root, path, violations))
        {
            if (item is not WrittenMap map)
            {
                violations.Add(new Violation(item.Origin, Root, $"{Shown.Shape(item)} where an instrument was expected"));
                continue;
            }

            if (new InstrumentFields(map, violations).Read() is { } instrument && check.Accept(instrument, map.Origin)) instruments.Add(instrument);
        }

        return new InstrumentsResult(instruments, violations, []);
    }

    private static IReadOnlyList<Written> Items(Written? root, string path, List<Violation> violations)
    {
        if (root is null && violations.Count > 0) return [];
        if (root is not WrittenMap map)
        {
            violations.Add(new Violation(root?.Origin ?? Origin.File(path), "", $"holds no list named {Root}"));
            return [];
        }

        foreach (var entry in map.Entries.Where(entry => entry.Key != Root))
            violations.Add(new Violation(entry.Origin, Shown.Text(entry.Key), "unknown key", Nearest: Root));
        var list = map.Entries.FirstOrDefault(entry => entry.Key == Root);
        if (list?.Value is WrittenList items) return items.Items;
        violations.Add(new Violation(list?.Origin ?? map.Origin, Root, list is null ? "is missing" : $"{Shown.Shape(list.Value)} is not a list"));
        return [];
    }
}
