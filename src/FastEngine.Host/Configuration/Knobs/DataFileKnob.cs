using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace FastEngine.Host.Configuration;

/// <summary>A file of data that changes results, or none: what is hashed is its content, not where it lies.</summary>
public sealed class DataFileKnob : Knob<string>
{
    private const string NoPath = "none";

    public override string Type => "path";

    public override string Allowed => "none, or a path, relative to the working directory or absolute";

    public override bool TryRead(Written written, [NotNullWhen(true)] out string? value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = written is WrittenScalar { IsNothing: false, Text.Length: > 0 } scalar && !scalar.Text.Any(char.IsControl) ? scalar.Text : null;
        if (value == NoPath) value = "";
        problem = value is null ? $"{Shown.Shape(written)} is not a path" : null;
        return value is not null;
    }

    protected override string Format(string value) => value.Length == 0 ? NoPath : value;

    // What cannot be read is refused by who needs it, with its reason; here it is told apart by its path.
    protected override string Canonical(string value)
    {
        if (value.Length == 0) return NoPath;
        try
        {
            return "sha256 " + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(value)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return value;
        }
    }
}
