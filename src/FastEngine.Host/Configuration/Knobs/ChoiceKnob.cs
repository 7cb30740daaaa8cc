using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace FastEngine.Host.Configuration;

/// <summary>One of a few names, the members of <typeparamref name="T"/> in snake case.</summary>
public sealed class ChoiceKnob<T> : Knob<T>
    where T : struct, Enum
{
    public override string Type => "choice";

    public override string Allowed
    {
        get
        {
            var names = Enum.GetValues<T>().Select(Format).ToArray();
            return $"{string.Join(", ", names[..^1])} or {names[^1]}";
        }
    }

    public override bool TryRead(Written written, out T value, [NotNullWhen(false)] out string? problem)
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

    protected override string Format(T value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
