using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FastEngine.Host.Configuration;

/// <summary>A length of time; nanoseconds once resolved.</summary>
public sealed class DurationKnob : Knob<long>
{
    /// <summary>Bounds and step of the value.</summary>
    public required DurationRange Range { get; init; }

    public override string Type => "duration";

    public override string Allowed => Range.ToString();

    public override bool TryRead(Written written, out long value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = 0;
        return TryPlain(written, $"a duration such as {DefaultText} (units {Duration.Units})", out var text, out problem)
            && Range.TryRead(text, DefaultText, out value, out problem);
    }

    protected override string Format(long value) => Duration.Format(value);

    protected override string Canonical(long value) => value.ToString(CultureInfo.InvariantCulture);
}
