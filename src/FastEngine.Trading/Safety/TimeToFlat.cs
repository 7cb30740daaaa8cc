namespace FastEngine.Trading.Safety;

/// <summary>How long and at what cost flattening everything would take now. The time is the sum of its parts.</summary>
public readonly record struct TimeToFlat
{
    /// <summary>When it was reckoned, ns since the epoch; 0 before the first time.</summary>
    public long TimeNs { get; init; }

    /// <summary>Exits and cancellations that it takes.</summary>
    public int Orders { get; init; }

    /// <summary>Until the rate budget lets the last of them out.</summary>
    public long WaitNs { get; init; }

    /// <summary>Mean round trip of the last orders.</summary>
    public long AnswerNs { get; init; }

    /// <summary>Until the slowest symbol has traded enough.</summary>
    public long FillNs { get; init; }

    /// <summary>Half spreads and impact, in quote currency.</summary>
    public Int128 Cost { get; init; }

    /// <summary>The cost in parts per million of the equity.</summary>
    public long CostPpm { get; init; }

    public long TotalNs => WaitNs + AnswerNs + FillNs;
}
