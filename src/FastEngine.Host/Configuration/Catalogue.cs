using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>All knobs that exist: the one place that parsing, help, shipped files and hashing are derived from.</summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, Knob> _knobs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sections = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A key is declared twice, is also a section, or its default is not an allowed value.</exception>
    public Catalogue(IReadOnlyList<Section> sections)
    {
        Sections = sections;
        Knobs = [.. sections.SelectMany(section => section.Knobs)];
        foreach (var knob in Knobs)
        {
            if (!_knobs.TryAdd(knob.Key, knob)) throw new ArgumentException($"knob {knob.Key} is declared twice", nameof(sections));
            for (var dot = knob.Key.IndexOf('.'); dot >= 0; dot = knob.Key.IndexOf('.', dot + 1)) _sections.Add(knob.Key[..dot]);
        }

        if (Knobs.FirstOrDefault(knob => _sections.Contains(knob.Key)) is { } both)
            throw new ArgumentException($"{both.Key} is a knob and a section", nameof(sections));
        Defaults = Knobs.ToDictionary(knob => knob, ReadDefault);
    }

    /// <summary>In the order of the shipped files.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>In the order of the shipped files.</summary>
    public IReadOnlyList<Knob> Knobs { get; }

    internal IReadOnlyDictionary<Knob, object> Defaults { get; }

    public bool TryFind(string key, [NotNullWhen(true)] out Knob? knob) => _knobs.TryGetValue(key, out knob);

    /// <summary>Whether keys begin with this path and a dot.</summary>
    public bool IsSection(string path) => _sections.Contains(path);

    /// <summary>The knobs below a path, at any depth.</summary>
    public IReadOnlyList<Knob> Under(string path) => [.. Knobs.Where(knob => knob.Key.StartsWith(path + ".", StringComparison.Ordinal))];

    /// <summary>The knob or section that an unknown key most likely meant.</summary>
    public string Nearest(string key, bool sectionsOnly = false) =>
        NearestText.Of(key, sectionsOnly ? _sections.Order(StringComparer.Ordinal) : _knobs.Keys.Concat(_sections.Order(StringComparer.Ordinal)));

    private static object ReadDefault(Knob knob)
    {
        var violations = new List<Violation>();
        var written = YamlSource.Read(knob.Key, knob.DefaultText, violations);
        if (written is not null && knob.TryResolve(written, out var value, out _)) return value;
        throw new ArgumentException($"the default '{knob.DefaultText}' of knob {knob.Key} is not {knob.Allowed}");
    }
}
