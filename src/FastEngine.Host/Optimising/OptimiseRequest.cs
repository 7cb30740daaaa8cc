using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Simulation.Optimise;
using FastEngine.Simulation.Optimise.Searching;
using FastEngine.Simulation.Optimise.Spaces;
using FastEngine.Simulation.Optimise.Statistics;

namespace FastEngine.Host.Optimising;

/// <summary>What a user asked <c>optimize</c> to do; lengths are nanoseconds, and null where the tape decides.</summary>
internal sealed record OptimiseRequest
{
    /// <summary>With the configuration below the trials' settings.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>That configuration with more settings on top.</summary>
    public required Func<IReadOnlyList<string>, ConfigResult> Read { get; init; }

    public required SearchSpace Space { get; init; }

    public required string SpacePath { get; init; }

    /// <summary>Files and options that a trial's command line begins with.</summary>
    public required IReadOnlyList<string> Typed { get; init; }

    public SearchKind Search { get; init; } = SearchKind.Random;

    public int? Trials { get; init; }

    public ulong Seed { get; init; } = 1;

    public Objective Objective { get; init; }

    public int LeastTrades { get; init; } = 5;

    public Validation Validation { get; init; }

    public int? Folds { get; init; }

    public int TestFolds { get; init; } = 1;

    public long? InSampleNs { get; init; }

    public long? OutOfSampleNs { get; init; }

    public long? StepNs { get; init; }

    public bool IsAnchored { get; init; }

    public long? EmbargoNs { get; init; }

    public long? PeriodNs { get; init; }

    public long? WarmUpNs { get; init; }

    /// <summary>Nothing of the tape before it is used, not even to warm up from.</summary>
    public long? FromNs { get; init; }

    public long? ToNs { get; init; }

    public int Jobs { get; init; } = 1;

    public bool Resumes { get; init; }

    /// <summary>Null for no files.</summary>
    public OutputFolder? Folder { get; init; }
}
