using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>Several different names out of those that exist, each with a weight, in the order written.</summary>
public sealed class WeightedNamesKnob : Knob<ImmutableArray<WeightedName>>
{
    /// <summary>The names that exist.</summary>
    public required IReadOnlyList<string> Known { get; init; }

    /// <summary>What a name stands for, with its article: "a filter".</summary>
    public required string Noun { get; init; }

    public required decimal MaxWeight { get; init; }

    public required int MaxCount { get; init; }

    public override string Type => "list of names with weights";

    public override string Allowed =>
        $"0 to {MaxCount} items 'name weight' with a weight of 0 to {ExactDecimal.Format(MaxWeight)} and different names of {string.Join(", ", Known)}";

    public override bool TryRead(Written written, out ImmutableArray<WeightedName> value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = [];
        if (!ListText.TryItems(written, out var items))
        {
            problem = NotA(written, "a list of names with weights");
            return false;
        }

        var parts = ImmutableArray.CreateBuilder<WeightedName>();
        foreach (var item in items)
        {
            if (!TryItem(item, "a name and a weight", out var text, out problem)) return false;
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            problem = NamesKnob.ProblemOf(words[0], Known, parts.Select(part => part.Name), Noun, item.Origin);
            if (problem is not null) return false;
            if (words.Length != 2 || !ExactDecimal.TryParse(words[1], out var weight))
            {
                problem = new KnobProblem($"{Shown.Quoted(text)} is not a name and a weight such as {words[0]} 1.5", item.Origin);
                return false;
            }

            if (weight < 0 || weight > MaxWeight)
            {
                problem = new KnobProblem($"the weight {Shown.Text(words[1])} of {words[0]} is out of range", item.Origin);
                return false;
            }

            parts.Add(new WeightedName(words[0], weight));
        }

        value = parts.ToImmutable();
        problem = value.Length > MaxCount ? $"{value.Length} names are out of range" : null;
        return problem is null;
    }

    protected override string Format(ImmutableArray<WeightedName> value) => $"[{string.Join(", ", value)}]";
}
