using FastEngine.Simulation.Optimise.Searching;
using FastEngine.Simulation.Optimise.Splits;
using FastEngine.Simulation.Optimise.Statistics;

namespace FastEngine.Simulation.Optimise;

/// <summary>What is searched for, how, and how it is tried.</summary>
public sealed record OptimiseOptions
{
    public const int DefaultTrials = 60;
    public const int DefaultKfolds = 6;

    public SearchKind Search { get; init; } = SearchKind.Random;

    /// <summary>Most trials of a window; a grid takes what it takes.</summary>
    public int Trials { get; init; } = DefaultTrials;

    public ulong Seed { get; init; } = 1;

    public Objective Objective { get; init; } = Objective.Sharpe;

    /// <summary>A trial that closed fewer trades is never chosen: what two trades earned says nothing.</summary>
    public int LeastTrades { get; init; } = 5;

    public Validation Validation { get; init; } = Validation.WalkForward;

    /// <summary>Of <see cref="Validation.WalkForward"/>; its embargo and unit are those of the others, too.</summary>
    public required WalkForwardOptions WalkForward { get; init; }

    /// <summary>Blocks of <see cref="Validation.PurgedKfold"/>.</summary>
    public int Kfolds { get; init; } = DefaultKfolds;

    /// <summary>Blocks tried on at a time; more than one is combinatorial.</summary>
    public int TestFolds { get; init; } = 1;

    /// <summary>Trials at once. No result depends on it.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Length of the period of a return.</summary>
    public long PeriodNs => WalkForward.UnitNs;
}
