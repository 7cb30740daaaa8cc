using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FastEngine.Host.Configuration;

/// <summary>Which cores the hot threads are pinned to: <c>auto</c>, <c>none</c>, or a list of core numbers.</summary>
public sealed class CoresKnob : Knob<CorePinning>
{
    private const int HighestCore = 1023;

    public override string Type => "cores";

    public override string Allowed => $"auto, none, or a list of different cores from 0 to {HighestCore}";

    public override bool TryRead(Written written, [NotNullWhen(true)] out CorePinning? value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        problem = null;
        value = written is WrittenScalar scalar ? scalar.Text switch { "auto" => CorePinning.Auto, "none" => CorePinning.None, _ => null } : null;
        if (value is not null) return true;
        if (!ListText.TryItems(written, out var items))
        {
            problem = NotA(written, "auto, none or a list of cores");
            return false;
        }

        var cores = ImmutableArray.CreateBuilder<int>();
        foreach (var item in items)
        {
            if (!TryPlain(item, "a core number", out var text, out problem)) return false;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var core)) problem = $"{Shown.Quoted(text)} is not a core number";
            else if (core > HighestCore) problem = $"core {core} is out of range";
            else if (cores.Contains(core)) problem = $"core {core} is listed twice";
            if (problem is not null) return false;
            cores.Add(core);
        }

        if (cores.Count == 0) problem = "the list of cores is empty";
        else value = CorePinning.To(cores.ToImmutable());
        return value is not null;
    }

    protected override string Format(CorePinning value) => value.ToString();
}
