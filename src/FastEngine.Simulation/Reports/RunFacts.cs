namespace FastEngine.Simulation.Reports;

/// <summary>Where a report's numbers come from: enough to reproduce them. Nothing of it is read from a clock.</summary>
public sealed record RunFacts
{
    public required IReadOnlyList<InputFile> Inputs { get; init; }
    public required string EngineVersion { get; init; }
    public required string ConfigHash { get; init; }
    public string? SignalsHash { get; init; }

    /// <summary>Null for runs on several threads, whose output order is not reproducible without the journal.</summary>
    public string? OutputHash { get; init; }

    public required long Ticks { get; init; }

    /// <summary>Engine time of the first and the last trade; null when the tape was empty.</summary>
    public long? FirstTimeNs { get; init; }

    public long? LastTimeNs { get; init; }

    public IReadOnlyList<NamedFact> Others { get; init; } = [];
}
