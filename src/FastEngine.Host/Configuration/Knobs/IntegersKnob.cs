using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FastEngine.Host.Configuration;

/// <summary>Several whole numbers, each larger than the one before.</summary>
public sealed class IntegersKnob : Knob<ImmutableArray<int>>
{
    public required int Min { get; init; }

    public required int Max { get; init; }

    public required int MinCount { get; init; }

    public required int MaxCount { get; init; }

    public override string Type => "list of integers";

    public override string Allowed => $"{MinCount} to {MaxCount} ascending integers of {Min} to {Max}";

    public override bool TryRead(Written written, out ImmutableArray<int> value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = [];
        if (!ListText.TryItems(written, out var items))
        {
            problem = NotA(written, $"a list of integers such as {DefaultText}");
            return false;
        }

        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var item in items)
        {
            if (!TryItem(item, "an integer", out var text, out problem)) return false;
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                problem = new KnobProblem($"{Shown.Quoted(text)} is not an integer", item.Origin);
            else if (number < Min || number > Max) problem = new KnobProblem($"{number} is out of range", item.Origin);
            else if (numbers.Count > 0 && number <= numbers[^1]) problem = new KnobProblem($"{number} is not more than {numbers[^1]} before it", item.Origin);
            if (problem is not null) return false;
            numbers.Add(number);
        }

        value = numbers.ToImmutable();
        problem = value.Length < MinCount || value.Length > MaxCount ? $"{value.Length} integers are out of range" : null;
        return problem is null;
    }

    protected override string Format(ImmutableArray<int> value) => $"[{string.Join(", ", value)}]";
}
