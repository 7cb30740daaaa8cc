namespace FastEngine.Simulation.Optimise.Splits;

/// <summary>How a tape is walked through; what is not said follows from the tape.</summary>
public sealed record WalkForwardOptions
{
    public const int DefaultFolds = 4;

    /// <summary>In-sample window over out-of-sample window, when their lengths are not said: Pardo (2008) has 3 to 5.</summary>
    public const int DefaultRatio = 3;

    /// <summary>How many steps; null for as many as the lengths leave room for, or <see cref="DefaultFolds"/>.</summary>
    public int? Folds { get; init; }

    public long? InSampleNs { get; init; }

    public long? OutOfSampleNs { get; init; }

    /// <summary>From one step to the next, at least the out-of-sample window; null for just that.</summary>
    public long? StepNs { get; init; }

    /// <summary>Every in-sample window begins where the first does, and grows.</summary>
    public bool IsAnchored { get; init; }

    /// <summary>Between an in-sample window and its out-of-sample window, so that none sees what the other does.</summary>
    public required long EmbargoNs { get; init; }

    /// <summary>Windows begin and end on multiples of it after the tape's beginning.</summary>
    public required long UnitNs { get; init; }
}
