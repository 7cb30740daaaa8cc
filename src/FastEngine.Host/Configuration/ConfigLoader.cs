namespace FastEngine.Host.Configuration;

/// <summary>From what was written in files, variables and options to a resolved configuration, or to everything that is wrong with it.</summary>
public sealed class ConfigLoader
{
    private const string VariablePrefix = "FASTENGINE__";

    private readonly Catalogue _catalogue;
    private readonly IReadOnlyList<IConfigRule> _rules;
    private readonly List<Violation> _violations = [];
    private readonly Dictionary<Knob, ResolvedKnob> _values = [];
    private readonly HashSet<Knob> _doubtful = [];
    private int _source;

    private ConfigLoader(Catalogue catalogue, IReadOnlyList<IConfigRule> rules)
    {
        _catalogue = catalogue;
        _rules = rules;
        foreach (var knob in catalogue.Knobs) _values.Add(knob, new ResolvedKnob(catalogue.Defaults[knob], Origin.Default, 0));
    }

    /// <summary>Loads the engine's configuration.</summary>
    public static ConfigResult Load(ConfigSources sources) => Load(Knobs.Catalogue, ConfigRules.All, sources);

    /// <summary>Loads the knobs of a catalogue; never throws for what is written in a source.</summary>
    public static ConfigResult Load(Catalogue catalogue, IReadOnlyList<IConfigRule> rules, ConfigSources sources)
    {
        var loader = new ConfigLoader(catalogue, rules);
        loader.ApplyShippedFiles(sources.Folder);
        foreach (var file in sources.Files) loader.ApplyFile(ConfigFolder.Locate(sources.Folder, file));
        foreach (var map in sources.Maps)
        {
            loader._source++;
            loader.ApplyMap("", map);
        }

        loader.ApplyVariables(sources.Variables);
        foreach (var setting in sources.Settings) loader.ApplySetting(setting);
        loader.CheckRules();
        return new ConfigResult(loader._violations.Count == 0 ? new ResolvedConfig(catalogue, loader._values) : null, loader._violations);
    }

    private void ApplyShippedFiles(string? folder)
    {
        if (folder is null) return;
        foreach (var file in _catalogue.Sections.Select(section => section.File).Distinct())
        {
            var path = Path.Combine(folder, file);
            if (File.Exists(path)) ApplyFile(path);
        }
    }

    private void ApplyFile(string path)
    {
        _source++;
        if (!Directory.Exists(path) && Path.GetExtension(path) is not (".yaml" or ".yml"))
        {
            _violations.Add(new Violation(Origin.File(path), "", "a configuration file is named *.yaml (other inputs stand before --config)"));
            return;
        }

        var before = _violations.Count;
        var root = YamlSource.ReadFile(path, ShownPath(path), _violations);
        if (root is WrittenMap map) ApplyMap("", map);
        else if (root is not null and not WrittenScalar { IsNothing: true })
            _violations.Add(new Violation(root.Origin, "", $"{Shown.Shape(root)} where sections were expected"));

        // Syntax is read before meaning; a person reads by line.
        var byLine = _violations.Skip(before).OrderBy(violation => violation.Origin.Line).ToList();
        _violations.RemoveRange(before, byLine.Count);
        _violations.AddRange(byLine);
    }

    private static string ShownPath(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    // Recursion ends where the catalogue does: below an unknown key nothing is looked at.
    private void ApplyMap(string path, WrittenMap map)
    {
        foreach (var entry in map.Entries)
        {
            var key = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            if (entry.Key.Contains('.')) AddUnknown(entry.Origin, key, entry.Value is WrittenMap);
            else if (!_catalogue.IsSection(key)) ApplyValue(key, entry.Origin, entry.Value);
            else if (entry.Value is WrittenMap inner) ApplyMap(key, inner);
            else AddSectionWithoutKeys(key, entry.Origin, entry.Value);
        }
    }

    private void ApplyVariables(IReadOnlyDictionary<string, string> variables)
    {
        _source++;
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in variables.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            if (!name.StartsWith(VariablePrefix, StringComparison.Ordinal)) continue;
            var key = name[VariablePrefix.Length..].Replace("__", ".", StringComparison.Ordinal).ToLowerInvariant();
            var origin = Origin.Variable(name);
            if (!named.TryAdd(key, name)) _violations.Add(new Violation(origin, key, $"also given by {named[key]}"));
            else ApplyText(key, origin, text);
        }
    }

    private void ApplySetting(string setting)
    {
        _source++;
        var equals = setting.IndexOf('=');
        if (equals > 0) ApplyText(setting[..equals].Trim(), Origin.Setting, setting[(equals + 1)..].Trim());
        else _violations.Add(new Violation(Origin.Setting, "", $"{Shown.Quoted(setting)} is not section.key=value"));
    }

    private void ApplyText(string key, Origin origin, string text)
    {
        var written = new WrittenScalar(origin, text);
        if (_catalogue.IsSection(key)) AddSectionWithoutKeys(key, origin, written);
        else ApplyValue(key, origin, written);
    }

    private void ApplyValue(string key, Origin origin, Written written)
    {
        if (!_catalogue.TryFind(key, out var knob))
        {
            AddUnknown(origin, key, written is WrittenMap);
        }
        else if (knob.TryResolve(written, out var value, out var problem))
        {
            _values[knob] = new ResolvedKnob(value, origin, _source);
        }
        else
        {
            _doubtful.Add(knob);
            _violations.Add(new Violation(problem.Origin ?? origin, key, problem.Text, knob.Allowed, problem.Nearest));
        }
    }

    private void AddUnknown(Origin origin, string key, bool isSection)
    {
        var nearest = _catalogue.Nearest(key, isSection);
        var allowed = _catalogue.TryFind(nearest, out var knob) ? knob.Allowed : null;
        _violations.Add(new Violation(origin, Shown.Text(key), isSection ? "unknown section" : "unknown key", allowed, nearest));
    }

    private void AddSectionWithoutKeys(string key, Origin origin, Written written)
    {
        var keys = string.Join(", ", _catalogue.Under(key).Select(knob => knob.Key[(key.Length + 1)..]));
        var given = written is WrittenList ? "a list" : written is WrittenScalar { IsNothing: true } ? "nothing" : "a value";
        _violations.Add(new Violation(origin, key, $"{given} was given, but this is a section with the keys {keys}"));
    }

    // A rule over a knob that is wrong by itself would only repeat that. Where a default stands helps nobody.
    private void CheckRules()
    {
        foreach (var rule in _rules)
        {
            if (rule.Knobs.Any(_doubtful.Contains)) continue;
            var problem = rule.Check(new ResolvedConfig(_catalogue, _values));
            if (problem is null) continue;
            var culprit = rule.Knobs.MaxBy(knob => _values[knob].Source)!;
            var others = rule.Knobs.Where(knob => knob != culprit && !HasDefault(knob))
                .Select(knob => $" ({knob.Key} stands in {_values[knob].Origin})");
            _violations.Add(new Violation(_values[culprit].Origin, culprit.Key, problem + string.Concat(others)));
        }
    }

    private bool HasDefault(Knob knob) => knob.Canonical(_values[knob].Value) == knob.Canonical(_catalogue.Defaults[knob]);
}
