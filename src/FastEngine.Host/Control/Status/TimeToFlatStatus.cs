namespace FastEngine.Host.Control.Status;

/// <summary>How long and at what cost flattening everything would take.</summary>
public sealed record TimeToFlatStatus
{
    public long TotalNs { get; init; }

    /// <summary>Until the rate budget lets the last order out.</summary>
    public long WaitNs { get; init; }

    /// <summary>Mean round trip of the last orders.</summary>
    public long AnswerNs { get; init; }

    /// <summary>Until the slowest symbol has traded enough.</summary>
    public long FillNs { get; init; }

    public int Orders { get; init; }

    public string? Cost { get; init; }

    /// <summary>The cost over the equity, 0 to 1.</summary>
    public double CostPart { get; init; }

    /// <summary>The longest so far.</summary>
    public long HighestNs { get; init; }
}
