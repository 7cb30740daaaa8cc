using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>On or off, written <c>true</c> or <c>false</c> and nothing else.</summary>
public sealed class BooleanKnob : Knob<bool>
{
    public override string Type => "boolean";

    public override string Allowed => "true or false";

    public override bool TryRead(Written written, out bool value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = false;
        if (!TryPlain(written, "a boolean", out var text, out problem)) return false;
        if (text is not ("true" or "false")) problem = $"{Shown.Quoted(text)} is not a boolean";
        value = text == "true";
        return problem is null;
    }

    protected override string Format(bool value) => value ? "true" : "false";
}
