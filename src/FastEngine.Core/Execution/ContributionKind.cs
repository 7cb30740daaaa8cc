namespace FastEngine.Core.Execution;

/// <summary>What a <see cref="Contribution"/> did to its exchange position.</summary>
public enum ContributionKind : byte
{
    /// <summary>A fill of an entry.</summary>
    Added,

    /// <summary>A fill that closed a part; more of the strategy position is open.</summary>
    Reduced,

    /// <summary>The fill that closed the rest of the strategy position.</summary>
    Closed,
}
