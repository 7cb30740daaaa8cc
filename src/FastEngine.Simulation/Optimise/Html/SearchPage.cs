using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>What a report of a search shows beside its result. Plain data: equal data gives equal bytes.</summary>
public sealed record SearchPage
{
    public required string Title { get; init; }

    public required OptimiseResult Result { get; init; }

    /// <summary>Inputs, hashes, options: enough to make it again.</summary>
    public required IReadOnlyList<NamedFact> Facts { get; init; }

    /// <summary>What the venue was taken to be, a line a model.</summary>
    public IReadOnlyList<NamedFact> Assumptions { get; init; } = [];

    /// <summary>The command line that makes a trial again.</summary>
    public required Func<Trials.Trial, string> CommandOf { get; init; }

    /// <summary>All of it as JSON, to be embedded.</summary>
    public required string Json { get; init; }
}
