namespace FastEngine.Server.Documents;

/// <summary>How the defensive management has a position.</summary>
public sealed record ManagedDocument
{
    /// <summary>As <c>healthy</c>, <c>warning_l1</c>, <c>hedged</c>; <c>waiting</c> before checks have begun.</summary>
    public required string State { get; init; }

    /// <summary>At the last deep check.</summary>
    public required double Score { get; init; }

    /// <summary>Profit in R at the mark.</summary>
    public required double ProfitR { get; init; }

    public required long NextCheckNs { get; init; }

    public long? HedgeId { get; init; }
}
