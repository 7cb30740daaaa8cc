namespace FastEngine.Host.Drilling.Faults;

/// <summary>What became of one script of faults.</summary>
internal sealed record SeedResult
{
    public required ulong Seed { get; init; }

    public required string Script { get; init; }

    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>What happened, as far as it is told.</summary>
    public IReadOnlyList<string> Story { get; init; } = [];

    /// <summary>Orders that the venue received.</summary>
    public int Orders { get; init; }

    public int Fills { get; init; }

    /// <summary>Sockets of the feed that were lost.</summary>
    public long Losses { get; init; }

    public long GapsFilled { get; init; }

    /// <summary>Longest time in which a position had no stops of its whole size at the venue.</summary>
    public long NakedNs { get; init; }

    /// <summary>From the end of the faults until engine and venue agreed.</summary>
    public long SettledNs { get; init; }

    public TimeSpan Took { get; init; }
}
