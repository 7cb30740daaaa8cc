using System.Globalization;
using FastEngine.Host.Configuration;
using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Host.Optimising;

/// <summary>Reads the range or the values of one knob, checked as the knob itself checks a value; everything wrong is told at once.</summary>
internal sealed class DimensionReader(Knob knob, List<Violation> violations)
{
    private const int MostPoints = 1_000;
    private const int DefaultPoints = 10;
    private const string Form = "{from, to, step, scale, points}, {values: [...]} or a list of values";

    private static readonly string[] RangeKeys = ["from", "to", "step", "scale", "points"];

    private readonly int _before = violations.Count;
    private readonly KnobNumbers? _numbers = KnobNumbers.Of(knob);

    /// <summary>Null when anything is wrong.</summary>
    public Dimension? Read(WrittenEntry entry)
    {
        if (entry.Value is WrittenList list) return OfValues(list);
        if (entry.Value is not WrittenMap map)
        {
            Add(entry.Value.Origin, $"{Shown.Shape(entry.Value)} where {Form} was expected");
            return null;
        }

        var values = map.Entries.FirstOrDefault(field => field.Key == "values");
        foreach (var field in map.Entries)
        {
            if (values is not null && RangeKeys.Contains(field.Key)) Add(field.Origin, $"{field.Key} stands beside values; one of them is enough");
            else if (field.Key != "values" && !RangeKeys.Contains(field.Key)) Add(field.Origin, $"unknown key {Shown.Quoted(field.Key)}", string.Join(", ", [.. RangeKeys, "values"]));
        }

        if (values is null) return OfRange(map);
        if (values.Value is WrittenList items) return OfValues(items);
        Add(values.Value.Origin, $"{Shown.Shape(values.Value)} where a list of values was expected");
        return null;
    }

    private ChoiceDimension? OfValues(WrittenList list)
    {
        if (list.Items.Count == 0) Add(list.Origin, "an empty list of values");
        var texts = new List<string>();
        var numbers = new List<double>();
        foreach (var item in list.Items)
        {
            if (Resolve(item) is not { } value) continue;
            var text = knob.Format(value);
            if (texts.Contains(text)) Add(item.Origin, $"{Shown.Text(text)} stands twice");
            texts.Add(text);
            if (_numbers is not null) numbers.Add((double)_numbers.NumberOf(value));
        }

        if (violations.Count > _before) return null;
        var isAscending = _numbers is not null && numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);
        return new ChoiceDimension(knob.Key, texts, isAscending ? numbers : null);
    }

    private Dimension? OfRange(WrittenMap map)
    {
        if (_numbers is null)
        {
            Add(map.Origin, $"a {knob.Type} has no range; give values", knob.Allowed);
            return null;
        }

        var from = Bound(map, "from");
        var to = Bound(map, "to");
        var isLogarithmic = IsLogarithmic(map);
        var points = Points(map);
        var step = Field(map, "step") is { } field ? Step(field) : null;
        if (from >= to) Add(map.Origin, $"from {_numbers.TextOf(from.Value)} is not below to {_numbers.TextOf(to.Value)}");
        if (isLogarithmic && from <= 0) Add(map.Origin, "a logarithmic scale begins above 0");
        if (Field(map, "step") is { } both && points is not null) Add(both.Origin, "step stands beside points; one of them is enough");
        if (violations.Count > _before) return null;
        if (_numbers.ArePowersOfTwo) return Powers(from!.Value, to!.Value);
        return new RangeDimension(knob.Key, new RangeOptions
        {
            From = from!.Value, To = to!.Value, Step = step ?? _numbers.StepFor(from.Value, to.Value, isLogarithmic), IsLogarithmic = isLogarithmic,
            Points = step is not null ? null : points ?? DefaultPoints, Format = _numbers.TextOf,
        });
    }

    // All that there are between, whatever the scale.
    private ChoiceDimension Powers(decimal from, decimal to)
    {
        var powers = new List<decimal>();
        for (var power = from; power <= to; power *= 2) powers.Add(power);
        return new ChoiceDimension(knob.Key, [.. powers.Select(_numbers!.TextOf)], [.. powers.Select(power => (double)power)]);
    }

    private decimal? Bound(WrittenMap map, string name)
    {
        if (Field(map, name) is not { } field)
        {
            Add(map.Origin, $"{name} is missing", Form);
            return null;
        }

        return Resolve(field.Value) is { } value ? _numbers!.NumberOf(value) : null;
    }

    private decimal? Step(WrittenEntry field)
    {
        var text = (field.Value as WrittenScalar)?.Text ?? "";
        if (_numbers!.TryReadStep(text, out var step, out var problem)) return step;
        Add(field.Value.Origin, $"step {Shown.Text(text)} {problem}");
        return null;
    }

    private bool IsLogarithmic(WrittenMap map)
    {
        if (Field(map, "scale") is not { } field) return false;
        var text = (field.Value as WrittenScalar)?.Text;
        if (text is not ("log" or "linear")) Add(field.Value.Origin, $"scale {Shown.Shape(field.Value)} is unknown", "linear or log");
        return text == "log";
    }

    private int? Points(WrittenMap map)
    {
        if (Field(map, "points") is not { } field) return null;
        if (int.TryParse((field.Value as WrittenScalar)?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var points) && points is > 1 and <= MostPoints) return points;
        Add(field.Value.Origin, $"points {Shown.Shape(field.Value)} is out of range", $"2 to {MostPoints}");
        return null;
    }

    private static WrittenEntry? Field(WrittenMap map, string name) => map.Entries.FirstOrDefault(field => field.Key == name);

    private object? Resolve(Written written)
    {
        if (knob.TryResolve(written, out var value, out var problem)) return value;
        Add(problem.Origin ?? written.Origin, problem.Text, knob.Allowed);
        return null;
    }

    private void Add(Origin origin, string problem, string? allowed = null) => violations.Add(new Violation(origin, knob.Key, problem, allowed));
}
