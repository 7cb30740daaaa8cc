using FastEngine.Host.Configuration;
using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Host.Optimising;

/// <summary>Reads what is to be searched: knobs as in a configuration file, each with a range or values instead of a value.</summary>
/// <remarks>Keys may be dotted or nested. <c>{from, to, step, scale, points}</c> or <c>{values: [...]}</c>, or a list of values.</remarks>
internal sealed class SpaceFile
{
    private readonly Catalogue _catalogue;
    private readonly List<Violation> _violations;
    private readonly List<Dimension> _dimensions = [];
    private readonly Dictionary<string, Origin> _seen = new(StringComparer.Ordinal);

    private SpaceFile(Catalogue catalogue, List<Violation> violations) => (_catalogue, _violations) = (catalogue, violations);

    public static SpaceResult ReadFile(string path)
    {
        var violations = new List<Violation>();
        return Read(path, YamlSource.ReadFile(path, path, violations), violations);
    }

    /// <summary>Reads a text as if it were the file.</summary>
    public static SpaceResult Read(string path, string text)
    {
        var violations = new List<Violation>();
        return Read(path, YamlSource.Read(path, text, violations), violations);
    }

    private static SpaceResult Read(string path, Written? root, List<Violation> violations)
    {
        var file = new SpaceFile(Knobs.Catalogue, violations);
        if (root is WrittenMap map) file.ReadMap("", map);
        else if (root is not null) violations.Add(new Violation(root.Origin, "", $"{Shown.Shape(root)} where knobs with ranges were expected"));
        if (violations.Count == 0 && file._dimensions.Count == 0) violations.Add(new Violation(Origin.File(path), "", "names no knob to search"));
        return new SpaceResult(violations.Count > 0 ? null : new SearchSpace(file._dimensions), [.. violations.OrderBy(violation => violation.Origin.Line)]);
    }

    private void ReadMap(string path, WrittenMap map)
    {
        foreach (var entry in map.Entries)
        {
            var key = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            if (_catalogue.IsSection(key) && entry.Value is WrittenMap inner) ReadMap(key, inner);
            else if (_catalogue.IsSection(key)) Add(entry.Origin, key, $"{Shown.Shape(entry.Value)} was given, but this is a section");
            else if (!_catalogue.TryFind(key, out var knob)) AddUnknown(entry.Origin, key);
            else if (!_seen.TryAdd(key, entry.Origin)) Add(entry.Origin, key, $"written twice, first in {_seen[key]}");
            else if (!knob.Hashed) Add(entry.Origin, key, "changes no result, so there is nothing to search");
            else if (new DimensionReader(knob, _violations).Read(entry) is { } dimension) _dimensions.Add(dimension);
        }
    }

    private void Add(Origin origin, string key, string problem) => _violations.Add(new Violation(origin, Shown.Text(key), problem));

    private void AddUnknown(Origin origin, string key)
    {
        var nearest = _catalogue.Nearest(key);
        _violations.Add(new Violation(origin, Shown.Text(key), "unknown key", _catalogue.TryFind(nearest, out var knob) ? knob.Allowed : null, nearest));
    }
}
