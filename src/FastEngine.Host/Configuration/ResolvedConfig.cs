using System.Text.Json.Nodes;
using FastEngine.Signals.Exits;

namespace FastEngine.Host.Configuration;

/// <summary>What the engine reads: every knob with a checked, typed, immutable value. There is no other way to read configuration.</summary>
public sealed class ResolvedConfig
{
    private readonly IReadOnlyDictionary<Knob, ResolvedKnob> _values;

    internal ResolvedConfig(Catalogue catalogue, IReadOnlyDictionary<Knob, ResolvedKnob> values) => (Catalogue, _values) = (catalogue, values);

    public Catalogue Catalogue { get; }

    /// <summary>The value of a knob: <c>config.Get(Knobs.Windows.PoolTrades)</c>. Durations are nanoseconds.</summary>
    public T Get<T>(Knob<T> knob)
        where T : notnull => (T)_values[knob].Value;

    /// <summary>Whether a knob has the meaning of its default, wherever its value comes from.</summary>
    public bool IsDefault(Knob knob) => CanonicalOf(knob) == knob.Canonical(Catalogue.Defaults[knob]);

    internal object ValueOf(Knob knob) => _values[knob].Value;

    public Origin OriginOf(Knob knob) => _values[knob].Origin;

    /// <summary>As a person would write it; a secret is its reference.</summary>
    public string TextOf(Knob knob) => knob.Format(_values[knob].Value);

    /// <summary>As it is hashed: equal for values that mean the same, however they were written.</summary>
    public string CanonicalOf(Knob knob) => knob.Canonical(_values[knob].Value);

    /// <summary>As JSON: numbers and booleans as such, lists as arrays, everything else as text.</summary>
    public JsonNode JsonOf(Knob knob) => _values[knob].Value switch
    {
        int number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        IEnumerable<long> durations => new JsonArray([.. durations.Select(ns => (JsonNode)JsonValue.Create(Duration.Format(ns)))]),
        IEnumerable<int> numbers => new JsonArray([.. numbers.Select(number => (JsonNode)JsonValue.Create(number))]),
        IEnumerable<string> names => new JsonArray([.. names.Select(name => (JsonNode)JsonValue.Create(name))]),
        IEnumerable<WeightedName> parts => new JsonArray([.. parts.Select(part => (JsonNode)JsonValue.Create(part.ToString()))]),
        IEnumerable<AdverseStep> steps => new JsonArray([.. steps.Select(step => (JsonNode)JsonValue.Create(AdverseStepText.Of(step)))]),
        CorePinning { Cores.IsEmpty: false } pinning => new JsonArray([.. pinning.Cores.Select(core => (JsonNode)JsonValue.Create(core))]),
        _ => JsonValue.Create(TextOf(knob)),
    };
}
