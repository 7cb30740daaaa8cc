using System.Globalization;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>Reads the keys of one map, and collects everything that is wrong with it.</summary>
internal sealed class Fields(WrittenMap map, string path, List<Violation> violations)
{
    private readonly List<string> _known = [];

    public Origin Origin => map.Origin;

    public string Path => path;

    public List<Violation> Violations => violations;

    /// <summary>The fields of a map; those of an empty one, with a violation, of anything else.</summary>
    public static Fields Of(Written written, string path, List<Violation> violations)
    {
        if (written is WrittenMap map) return new Fields(map, path, violations);
        if (written is not WrittenScalar { IsNothing: true })
            violations.Add(new Violation(written.Origin, path, $"{Shown.Shape(written)} where keys were expected"));
        return new Fields(new WrittenMap(written.Origin, []), path, violations);
    }

    public bool Has(string key) => map.Entries.Any(entry => entry.Key == key);

    /// <summary>What stands under a key, null when nothing does; the key is then known.</summary>
    public Written? Find(string key)
    {
        _known.Add(key);
        return map.Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
    }

    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>A violation at the place of a key.</summary>
    public void Add(string key, string problem, string? allowed = null, string? nearest = null) =>
        violations.Add(new Violation(map.Entries.FirstOrDefault(entry => entry.Key == key)?.Origin ?? map.Origin, PathOf(key), problem, allowed, nearest));

    public string? Text(string key, bool isNeeded = false)
    {
        if (Find(key) is not { } written)
        {
            if (isNeeded) violations.Add(new Violation(map.Origin, PathOf(key), "is missing"));
            return null;
        }

        if (written is WrittenScalar { IsNothing: false } scalar) return scalar.Text;
        Add(key, $"{Shown.Shape(written)} is not a text");
        return null;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        var written = Find(key);
        if (written is WrittenScalar { IsNothing: false } one) return [one.Text];
        return [.. Items(key, written).OfType<WrittenScalar>().Select(scalar => scalar.Text)];
    }

    public long? Time(string key, bool isNeeded = false)
    {
        if (Text(key, isNeeded) is not { } text) return null;
        if (ScenarioTime.TryParse(text, out var ns)) return ns;
        Add(key, $"{Shown.Quoted(text)} is not a time", ScenarioTime.Allowed);
        return null;
    }

    public decimal? Number(string key, decimal least = decimal.MinValue, decimal most = decimal.MaxValue)
    {
        if (Text(key) is not { } text) return null;
        if (!TryNumber(text, out var number)) Add(key, $"{Shown.Quoted(text)} is not a number");
        else if (number < least || number > most) Add(key, FormattableString.Invariant($"{number} is out of range"), FormattableString.Invariant($"{least} to {most}"));
        else return number;
        return null;
    }

    public int? Count(string key, int least = 1, int most = 1_000_000)
    {
        if (Number(key, least, most) is not { } number) return null;
        if (number == decimal.Truncate(number)) return (int)number;
        Add(key, FormattableString.Invariant($"{number} is not a whole number"));
        return null;
    }

    /// <summary>A share: <c>60%</c> is 0.6.</summary>
    public decimal? Share(string key, decimal least = 0, decimal most = 1)
    {
        if (Text(key) is not { } text) return null;
        if (TryShare(text, out var share) && share >= least && share <= most) return share;
        Add(key, $"{Shown.Quoted(text)} is not a percentage", FormattableString.Invariant($"{least * 100:0.####}% to {most * 100:0.####}%"));
        return null;
    }

    public bool? Flag(string key) => Text(key) switch
    {
        null => null,
        "true" or "on" or "yes" => true,
        "false" or "off" or "no" => false,
        var other => Refuse<bool?>(key, other, "true or false"),
    };

    /// <summary>One of an enumeration's names in snake_case.</summary>
    public T? Choice<T>(string key, bool isNeeded = false)
        where T : struct, Enum
    {
        if (Text(key, isNeeded) is not { } text) return null;
        string[] names = [.. Enum.GetNames<T>().Select(Outputs.Trading.Names.Snake)];
        if (Array.IndexOf(names, text) is >= 0 and var at) return Enum.GetValues<T>()[at];
        Add(key, $"{Shown.Quoted(text)} is not one of {string.Join(", ", names)}", nearest: NearestText.Of(text, names));
        return null;
    }

    /// <summary>The items of a list; none, with a violation, of anything else.</summary>
    public IReadOnlyList<Written> Items(string key) => Items(key, Find(key));

    /// <summary>The fields of a map under a key; null when there is none.</summary>
    public Fields? Inner(string key) => Find(key) is { } written ? Of(written, PathOf(key), violations) : null;

    /// <summary>Every key with its value, for maps whose keys are names.</summary>
    public IReadOnlyList<WrittenEntry> Entries
    {
        get
        {
            _known.AddRange(map.Entries.Select(entry => entry.Key));
            return map.Entries;
        }
    }

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Done()
    {
        foreach (var entry in map.Entries.Where(entry => !_known.Contains(entry.Key)))
        {
            violations.Add(new Violation(entry.Origin, PathOf(Shown.Text(entry.Key)), $"unknown key; there are {string.Join(", ", _known.Distinct())}",
                Nearest: _known.Count > 0 ? NearestText.Of(entry.Key, _known.Distinct()) : null));
        }
    }

    public static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    /// <summary><c>0.5%</c> is 0.005.</summary>
    public static bool TryShare(string text, out decimal share)
    {
        share = 0;
        if (!text.EndsWith('%') || !TryNumber(text[..^1].TrimEnd(), out var percent)) return false;
        share = percent / 100;
        return true;
    }

    private IReadOnlyList<Written> Items(string key, Written? written)
    {
        if (written is null or WrittenScalar { IsNothing: true }) return [];
        if (written is WrittenList list) return list.Items;
        Add(key, $"{Shown.Shape(written)} is not a list");
        return [];
    }

    private T? Refuse<T>(string key, string text, string allowed)
    {
        Add(key, $"{Shown.Quoted(text)} is not allowed", allowed);
        return default;
    }
}
