namespace FastEngine.Trading.Dtms;

/// <summary>What a deep check found: all that decides a transition.</summary>
public readonly record struct DtmsFacts
{
    public double Score { get; init; }

    /// <summary>Time in the state, ns.</summary>
    public long InStateNs { get; init; }

    public bool IsFlippedAgainst { get; init; }

    public double ShareAgainst { get; init; }

    /// <summary>By a bar that closed since the state began.</summary>
    public bool BreaksWith { get; init; }

    /// <summary>Likewise.</summary>
    public bool ChangesAgainst { get; init; }

    /// <summary>A hedge was sent, and nothing of it has filled yet.</summary>
    public bool IsHedgePending { get; init; }
}
