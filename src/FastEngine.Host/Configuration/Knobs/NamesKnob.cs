using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>Several different names out of those that exist, in the order written.</summary>
public sealed class NamesKnob : Knob<ImmutableArray<string>>
{
    /// <summary>The names that exist.</summary>
    public required IReadOnlyList<string> Known { get; init; }

    /// <summary>What a name stands for, with its article: "a strategy".</summary>
    public required string Noun { get; init; }

    public int MinCount { get; init; } = 1;

    public override string Type => "list of names";

    public override string Allowed => $"{MinCount} to {Known.Count} different names of {string.Join(", ", Known)}";

    public override bool TryRead(Written written, out ImmutableArray<string> value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = [];
        if (!ListText.TryItems(written, out var items))
        {
            problem = NotA(written, "a list of names");
            return false;
        }

        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items)
        {
            if (!TryItem(item, Noun, out var name, out problem)) return false;
            problem = ProblemOf(name, Known, names, Noun, item.Origin);
            if (problem is not null) return false;
            names.Add(name);
        }

        value = names.ToImmutable();
        problem = value.Length < MinCount ? $"{value.Length} names are out of range" : null;
        return problem is null;
    }

    protected override string Format(ImmutableArray<string> value) => $"[{string.Join(", ", value)}]";

    /// <summary>Why a name cannot be added to those before it, or null.</summary>
    internal static KnobProblem? ProblemOf(string name, IReadOnlyList<string> known, IEnumerable<string> before, string noun, Origin origin)
    {
        if (!known.Contains(name)) return new KnobProblem($"{Shown.Quoted(name)} is not {noun}", origin, NearestText.Of(name, known));
        return before.Contains(name) ? new KnobProblem($"{name} is listed twice", origin) : null;
    }
}
