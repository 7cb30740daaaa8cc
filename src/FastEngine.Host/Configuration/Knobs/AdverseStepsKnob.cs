using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using FastEngine.Signals.Exits;

namespace FastEngine.Host.Configuration;

/// <summary>How many adverse moves in a row end a position, by its profit: steps of ascending profit, the last without one.</summary>
public sealed class AdverseStepsKnob : Knob<ImmutableArray<AdverseStep>>
{
    private const int MaxCount = 16;

    public override string Type => "list of steps";

    public override string Allowed =>
        $"1 to {MaxCount} steps 'moves below profit%' with 1 to {AdverseStepText.MaxMoves} moves and ascending profits of 0.0001% to 100%, the last one 'moves'";

    public override bool TryRead(Written written, out ImmutableArray<AdverseStep> value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = [];
        if (!ListText.TryItems(written, out var items))
        {
            problem = NotA(written, "a list of steps");
            return false;
        }

        var steps = ImmutableArray.CreateBuilder<AdverseStep>();
        foreach (var item in items)
        {
            if (!TryItem(item, "a step", out var text, out problem)) return false;
            if (!AdverseStepText.TryParse(text, out var step, out var wrong)) problem = new KnobProblem(wrong, item.Origin);
            else if (steps.Count > 0 && step.BelowProfitPpm <= steps[^1].BelowProfitPpm)
                problem = new KnobProblem($"the profit of {Shown.Quoted(text)} is not above that of '{AdverseStepText.Of(steps[^1])}' before it", item.Origin);
            if (problem is not null) return false;
            steps.Add(step);
        }

        if (steps.Count is 0 or > MaxCount) problem = $"{steps.Count} steps are out of range";
        else if (steps[^1].BelowProfitPpm != long.MaxValue) problem = "the last step holds for every profit, so it is a number of moves alone";
        else problem = null;
        value = steps.ToImmutable();
        return problem is null;
    }

    protected override string Format(ImmutableArray<AdverseStep> value) => $"[{string.Join(", ", value.Select(AdverseStepText.Of))}]";
}
