using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>A table by tier: rows of numbers, the first of which rises from 0.</summary>
public sealed class TiersKnob : Knob<ImmutableArray<ImmutableArray<decimal>>>
{
    public required IReadOnlyList<TierColumn> Columns { get; init; }

    public int MinCount { get; init; }

    public required int MaxCount { get; init; }

    public override string Type => "list of tiers";

    public override string Allowed =>
        $"{MinCount} to {MaxCount} items '{string.Join(' ', Columns.Select(column => column.Name))}' with a rising {Columns[0].Name}, the first of 0; "
        + string.Join(", ", Columns.Skip(1).Select(column => $"{column.Name} of {ExactDecimal.Format(column.Min)} to {ExactDecimal.Format(column.Max)}"));

    public override bool TryRead(Written written, out ImmutableArray<ImmutableArray<decimal>> value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = [];
        if (!ListText.TryItems(written, out var items))
        {
            problem = NotA(written, "a list of tiers");
            return false;
        }

        var tiers = ImmutableArray.CreateBuilder<ImmutableArray<decimal>>();
        foreach (var item in items)
        {
            if (!TryItem(item, "a tier", out var text, out problem)) return false;
            if (!TryTier(text, item, out var tier, out problem)) return false;
            if (tiers.Count == 0 ? tier[0] != 0 : tier[0] <= tiers[^1][0])
            {
                problem = new KnobProblem($"the {Columns[0].Name} of {Shown.Quoted(text)} is {(tiers.Count == 0 ? "not 0" : "not above that of the tier before it")}", item.Origin);
                return false;
            }

            tiers.Add(tier);
        }

        value = tiers.ToImmutable();
        problem = value.Length < MinCount || value.Length > MaxCount ? $"{value.Length} tiers are out of range" : null;
        return problem is null;
    }

    protected override string Format(ImmutableArray<ImmutableArray<decimal>> value) =>
        $"[{string.Join(", ", value.Select(tier => string.Join(' ', tier.Select(ExactDecimal.Format))))}]";

    private bool TryTier(string text, Written item, out ImmutableArray<decimal> tier, [NotNullWhen(false)] out KnobProblem? problem)
    {
        tier = [];
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbers = new decimal[Columns.Count];
        for (var i = 0; i < Columns.Count; i++)
        {
            if (words.Length != Columns.Count || !ExactDecimal.TryParse(words[i], out numbers[i]))
            {
                problem = new KnobProblem($"{Shown.Quoted(text)} is not {Columns.Count} numbers: {string.Join(", ", Columns.Select(column => column.Name))}", item.Origin);
                return false;
            }

            var column = Columns[i];
            if (numbers[i] >= column.Min && numbers[i] <= column.Max && numbers[i] % column.Step == 0) continue;
            problem = new KnobProblem($"the {column.Name} {Shown.Text(words[i])} is out of range", item.Origin);
            return false;
        }

        tier = [.. numbers];
        problem = null;
        return true;
    }
}
