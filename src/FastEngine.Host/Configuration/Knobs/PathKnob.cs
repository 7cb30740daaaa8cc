using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>A file or folder, relative to the working directory unless absolute; it need not exist.</summary>
public sealed class PathKnob : Knob<string>
{
    private const string NoPath = "none";

    /// <summary>It may be <c>none</c>, which reads as an empty path.</summary>
    public bool Optional { get; init; }

    public override string Type => "path";

    public override string Allowed => (Optional ? "none, or " : "") + "a path, relative to the working directory or absolute";

    public override bool TryRead(Written written, [NotNullWhen(true)] out string? value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = written is WrittenScalar { IsNothing: false, Text.Length: > 0 } scalar && !scalar.Text.Any(char.IsControl) ? scalar.Text : null;
        if (Optional && value == NoPath) value = "";
        problem = value is null ? $"{Shown.Shape(written)} is not a path" : null;
        return value is not null;
    }

    protected override string Format(string value) => value.Length == 0 ? NoPath : value;
}
