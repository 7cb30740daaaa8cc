namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>How long the simulated exchange lets everything take, in the tape's time: the engine stamps by it what is told.</summary>
public sealed record LockstepTimes
{
    /// <summary>From the decision to the exchange.</summary>
    public required long SubmitNs { get; init; }

    public required long CancelNs { get; init; }

    public required long QueryNs { get; init; }

    /// <summary>From the exchange to the engine.</summary>
    public required long AckNs { get; init; }

    /// <summary>The same of what was asked.</summary>
    public required long AnswerNs { get; init; }

    /// <summary>From the report of a fill to that of the position.</summary>
    public required long PositionNs { get; init; }

    /// <summary>Whether positions are told after each change of them.</summary>
    public required bool PushesPositions { get; init; }
}
