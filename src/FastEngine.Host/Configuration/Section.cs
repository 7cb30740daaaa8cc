namespace FastEngine.Host.Configuration;

/// <summary>A top-level section of the configuration; knobs that are declared through it carry its name and belong to its file.</summary>
public sealed class Section(string name, string meaning, string file = Section.EngineFile)
{
    public const string EngineFile = "engine.yaml";
    public const string RiskFile = "portfolio_risk.yaml";
    public const string DtmsFile = "dtms.yaml";
    public const string VenuesFile = "venues.yaml";
    public const string NotificationsFile = "notifications.yaml";
    public const string ApiFile = "api.yaml";

    private readonly List<Knob> _knobs = [];

    public string Name => name;

    /// <summary>One line; the comment above it in the shipped file.</summary>
    public string Meaning => meaning;

    /// <summary>The shipped file that holds its defaults.</summary>
    public string File => file;

    /// <summary>In the order of declaration.</summary>
    public IReadOnlyList<Knob> Knobs => _knobs;

    /// <summary>Adds a knob, and returns it so that a declaration is one expression.</summary>
    public T Declare<T>(T knob)
        where T : Knob
    {
        if (!knob.Key.StartsWith(name + ".", StringComparison.Ordinal))
            throw new ArgumentException($"knob {knob.Key} does not belong to section {name}", nameof(knob));
        _knobs.Add(knob);
        return knob;
    }
}
