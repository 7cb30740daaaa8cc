using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace FastEngine.Host.Configuration;

/// <summary>One of a few names, the members of <typeparamref name="T"/>, in snake case unless named otherwise.</summary>
public sealed class ChoiceKnob<T> : Knob<T>
    where T : struct, Enum
{
    /// <summary>Names of members that snake case does not give.</summary>
    public IReadOnlyDictionary<T, string> Names { get; init; } = new Dictionary<T, string>();

    public override string Type => "choice";

    public override string Allowed
    {
        get
        {
            var names = Enum.GetValues<T>().Select(Format).ToArray();
            return $"{string.Join(", ", names[..^1])} or {names[^1]}";
        }
    }

    public override bool TryRead(Written written, out T value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = default;
        problem = null;
        if (written is not WrittenScalar { IsNothing: false } scalar)
        {
            problem = $"{Shown.Shape(written)} is not a choice";
            return false;
        }

        foreach (var member in Enum.GetValues<T>())
        {
            if (Format(member) != scalar.Text) continue;
            value = member;
            return true;
        }

        problem = $"{Shown.Quoted(scalar.Text)} is not one of the choices";
        return false;
    }

    protected override string Format(T value) =>
        Names.TryGetValue(value, out var name) ? name : JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
