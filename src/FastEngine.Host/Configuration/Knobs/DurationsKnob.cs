using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>Several lengths of time, each longer than the one before; nanoseconds once resolved.</summary>
public sealed class DurationsKnob : Knob<ImmutableArray<long>>
{
    /// <summary>Bounds and step of each.</summary>
    public required DurationRange Range { get; init; }

    public int MinCount { get; init; } = 1;

    public required int MaxCount { get; init; }

    public override string Type => "list of durations";

    public override string Allowed => $"{(MinCount == MaxCount ? $"{MinCount}" : $"{MinCount} to {MaxCount}")} ascending durations of {Range}";

    public override bool TryRead(Written written, out ImmutableArray<long> value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = [];
        if (!ListText.TryItems(written, out var items))
        {
            problem = NotA(written, $"a list of durations such as {DefaultText}");
            return false;
        }

        var durations = ImmutableArray.CreateBuilder<long>();
        foreach (var item in items)
        {
            if (!TryItem(item, $"a duration (units {Duration.Units})", out var text, out problem)) return false;
            if (!Range.TryRead(text, Duration.Format(Range.MinNs), out var ns, out problem))
            {
                problem = problem with { Origin = item.Origin };
                return false;
            }

            if (durations.Count > 0 && ns <= durations[^1])
            {
                problem = new KnobProblem($"{Shown.Text(text)} is not longer than {Duration.Format(durations[^1])} before it", item.Origin);
                return false;
            }

            durations.Add(ns);
        }

        value = durations.ToImmutable();
        problem = value.Length < MinCount || value.Length > MaxCount ? $"{value.Length} durations are out of range" : null;
        return problem is null;
    }

    protected override string Format(ImmutableArray<long> value) => $"[{string.Join(", ", value.Select(Duration.Format))}]";

    protected override string Canonical(ImmutableArray<long> value) => string.Join(',', value);
}
