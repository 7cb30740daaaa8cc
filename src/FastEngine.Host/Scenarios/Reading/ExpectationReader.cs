using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Scenarios.Checks;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>Reads what a scenario expects, forbids, and asks for at its end.</summary>
internal sealed class ExpectationReader(InstrumentTable instruments, List<Violation> violations)
{
    private const string AnyOrder = "any_order";

    // Keys of an item beside the one that names the event.
    private static readonly string[] Qualifiers = ["at", "within", "times", "label", "after", "before"];

    private readonly HashSet<string> _labels = [];

    public Expected Read(IReadOnlyList<Written> expected, IReadOnlyList<Written> forbidden, Fields? end)
    {
        if (expected.Count == 0) violations.Add(new Violation(Origin.File(""), "expect", "a scenario that expects nothing shows nothing"));
        Expectation[] expectations = [.. expected.Select((item, i) => Expectation(item, $"expect[{i}]")).OfType<Expectation>()];
        return new Expected(expectations, [.. forbidden.Select((item, i) => Prohibition(item, $"forbid[{i}]")).OfType<Prohibition>()], [.. End(end)]);
    }

    private Expectation? Expectation(Written item, string path)
    {
        if (item is WrittenMap map && map.Entries.FirstOrDefault(entry => entry.Key == AnyOrder) is { } group)
        {
            var outer = new Fields(map, path, violations);
            Expectation[] inner = [.. outer.Items(AnyOrder).Select((one, i) => Expectation(one, $"{path}.{AnyOrder}[{i}]")).OfType<Expectation>()];
            var label = Label(outer);
            outer.Done();
            if (inner.Length > 0) return inner[0] with { AnyOrder = inner, Label = label };
            violations.Add(new Violation(group.Origin, $"{path}.{AnyOrder}", "holds no event"));
            return null;
        }

        if (Pattern(item, path, out var fields) is not { } pattern) return null;
        var expectation = new Expectation(pattern, At(fields), fields?.Time("within"), fields?.Count("times") ?? 1, fields is null ? null : Label(fields), null);
        fields?.Done();
        return expectation;
    }

    private Prohibition? Prohibition(Written item, string path)
    {
        if (Pattern(item, path, out var fields) is not { } pattern) return null;
        var prohibition = new Prohibition(pattern, Known(fields, "after"), Known(fields, "before"), At(fields));
        fields?.Done();
        return prohibition;
    }

    // "position_opened", or a map with the event's name as a key.
    private EventPattern? Pattern(Written item, string path, out Fields? fields)
    {
        fields = null;
        if (item is WrittenScalar { IsNothing: false } scalar)
        {
            CheckName(scalar.Text, scalar.Origin, path);
            return new EventPattern(scalar.Origin, EventNames.Canonical(scalar.Text), []);
        }

        if (item is not WrittenMap map)
        {
            violations.Add(new Violation(item.Origin, path, $"{Shown.Shape(item)} is no event"));
            return null;
        }

        var names = map.Entries.Where(entry => !Qualifiers.Contains(entry.Key)).ToList();
        if (names.Count != 1)
        {
            violations.Add(new Violation(map.Origin, path, names.Count == 0 ? "names no event" : $"names {string.Join(" and ", names.Select(entry => entry.Key))}; there is one event to an item"));
            return null;
        }

        fields = new Fields(map, path, violations);
        fields.Find(names[0].Key);
        CheckName(names[0].Key, names[0].Origin, path);
        return new EventPattern(names[0].Origin, EventNames.Canonical(names[0].Key), [.. Conditions(names[0].Value, $"{path}.{names[0].Key}", "")]);
    }

    private IEnumerable<(string Field, Condition Condition)> Conditions(Written written, string path, string prefix)
    {
        if (written is WrittenScalar { IsNothing: true }) yield break;
        if (written is not WrittenMap map)
        {
            violations.Add(new Violation(written.Origin, path, $"{Shown.Shape(written)} where fields were expected"));
            yield break;
        }

        foreach (var entry in map.Entries)
        {
            if (entry.Value is WrittenMap)
            {
                foreach (var inner in Conditions(entry.Value, $"{path}.{entry.Key}", $"{prefix}{entry.Key}.")) yield return inner;
            }
            else if (Condition(entry.Value, $"{path}.{entry.Key}") is { } condition)
            {
                yield return (prefix + entry.Key, condition);
            }
        }
    }

    private Condition? Condition(Written written, string path)
    {
        if (written is WrittenList list)
        {
            Condition[] inner = [.. list.Items.Select(item => Condition(item, path)).OfType<Condition>()];
            return inner.Length == list.Items.Count && inner.Length > 0 ? Checks.Condition.AnyOf(inner) : null;
        }

        var text = (written as WrittenScalar)?.Text;
        var condition = text is null ? null : written is WrittenScalar { IsNothing: true } ? Checks.Condition.Of("none") : Checks.Condition.Of(text);
        if (condition is null) violations.Add(new Violation(written.Origin, path, $"{Shown.Shape(written)} is no condition", "a value, > 1, >= 1, < 1, <= 1, 1..2, not x, any, none, $name, or a list of them"));
        return condition;
    }

    private IEnumerable<EndFact> End(Fields? end)
    {
        if (end is null) yield break;
        foreach (var entry in end.Entries)
        {
            var isFact = EndFacts.Exists(entry.Key, instruments);
            if (!isFact) violations.Add(new Violation(entry.Origin, end.PathOf(Shown.Text(entry.Key)), "is no fact", EndFacts.Allowed));
            if (Condition(entry.Value, end.PathOf(entry.Key)) is { } condition && isFact) yield return new EndFact(entry.Origin, entry.Key, condition);
        }
    }

    private static TimeRange At(Fields? fields)
    {
        if (fields?.Text("at") is not { } text) return TimeRange.Always;
        if (TimeRange.TryParse(text, out var range)) return range;
        fields.Add("at", $"{Shown.Quoted(text)} is no time", "30s (up to a second later), 30s..40s, > 30s or < 30s");
        return TimeRange.Always;
    }

    private string? Label(Fields fields)
    {
        if (fields.Text("label") is not { } label) return null;
        if (!_labels.Add(label)) fields.Add("label", $"{Shown.Quoted(label)} is the label of another event");
        return label;
    }

    private string? Known(Fields? fields, string key)
    {
        if (fields?.Text(key) is not { } label) return null;
        if (!_labels.Contains(label)) fields.Add(key, $"{Shown.Quoted(label)} is the label of no expected event", nearest: _labels.Count > 0 ? NearestText.Of(label, _labels) : null);
        return label;
    }

    private void CheckName(string name, Origin origin, string path)
    {
        if (!EventNames.All.Contains(EventNames.Canonical(name)))
            violations.Add(new Violation(origin, path, $"{Shown.Quoted(name)} is no event", Nearest: NearestText.Of(name, EventNames.All)));
    }
}
