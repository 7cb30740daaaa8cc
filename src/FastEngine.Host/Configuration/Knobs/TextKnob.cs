using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>A text on one line, not empty.</summary>
public sealed class TextKnob : Knob<string>
{
    public int Longest { get; init; } = 256;

    public override string Type => "text";

    public override string Allowed => $"a text of 1 to {Longest} characters on one line";

    public override bool TryRead(Written written, [NotNullWhen(true)] out string? value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = null;
        problem = null;
        if (written is not WrittenScalar { IsNothing: false } scalar) problem = $"{Shown.Shape(written)} is not a text";
        else if (scalar.Text.Length == 0) problem = "the text is empty";
        else if (scalar.Text.Length > Longest) problem = $"{scalar.Text.Length} characters are too many";
        else if (scalar.Text.Any(char.IsControl)) problem = "the text holds control characters";
        else if (scalar.Text.Contains("${", StringComparison.Ordinal)) problem = "only secrets are taken from ${env:NAME} or ${secret:NAME}";
        else value = scalar.Text;
        return value is not null;
    }

    protected override string Format(string value) => value;
}
