using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>Which durations are allowed: from, to, and the step that they are multiples of, all in nanoseconds.</summary>
public sealed record DurationRange(long MinNs, long MaxNs, long StepNs)
{
    /// <summary>Of order-flow windows: both the exact ones and the buckets of one second work in whole seconds.</summary>
    public static DurationRange OfWindows { get; } = Of("1s", "1h", "1s");

    /// <summary>Bounds as a person writes them.</summary>
    public static DurationRange Of(string min, string max, string step = "1ns") => new(Parsed(min), Parsed(max), Parsed(step));

    /// <summary>Reads one duration and checks it.</summary>
    public bool TryRead(string text, string example, out long ns, [NotNullWhen(false)] out KnobProblem? problem)
    {
        problem = null;
        if (!Duration.TryParse(text, out ns))
            problem = $"{Shown.Quoted(text)} is not a duration such as {example} (units {Duration.Units})";
        else if (ns < MinNs || ns > MaxNs) problem = $"{Shown.Text(text)} is out of range";
        else if (ns % StepNs != 0) problem = $"{Shown.Text(text)} is not a multiple of {Duration.Format(StepNs)}";
        return problem is null;
    }

    public override string ToString() =>
        $"{Duration.Format(MinNs)} to {Duration.Format(MaxNs)}" + (StepNs > 1 ? $" in steps of {Duration.Format(StepNs)}" : "");

    private static long Parsed(string text) =>
        Duration.TryParse(text, out var ns) ? ns : throw new ArgumentException($"'{text}' is not a duration", nameof(text));
}
