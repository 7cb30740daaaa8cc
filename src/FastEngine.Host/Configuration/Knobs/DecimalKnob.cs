using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FastEngine.Host.Configuration;

/// <summary>An exact decimal number.</summary>
public sealed class DecimalKnob : Knob<decimal>
{
    public required decimal Min { get; init; }

    public required decimal Max { get; init; }

    /// <summary>Values are multiples of it, because the engine keeps them as whole numbers of it; 0 for none.</summary>
    public decimal Step { get; init; }

    public override string Type => "decimal";

    public override string Allowed => $"{Format(Min)} to {Format(Max)}" + (Step > 0 ? $" in steps of {Format(Step)}" : "");

    public override bool TryRead(Written written, out decimal value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = 0;
        if (!TryPlain(written, "a decimal number", out var text, out problem)) return false;
        if (!ExactDecimal.TryParse(text, out value)) problem = $"{Shown.Quoted(text)} is not a decimal number";
        else if (value < Min || value > Max) problem = $"{Shown.Text(text)} is out of range";
        else if (Step > 0 && value % Step != 0) problem = $"{Shown.Text(text)} is not a multiple of {Format(Step)}";
        return problem is null;
    }

    protected override string Format(decimal value) => ExactDecimal.Format(value);
}
