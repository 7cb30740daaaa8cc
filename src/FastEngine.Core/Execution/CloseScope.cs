namespace FastEngine.Core.Execution;

/// <summary>What <see cref="CommandKind.ClosePosition"/> closes when its value is no position's number.</summary>
public static class CloseScope
{
    /// <summary>Positions of strategies, and what belongs to none.</summary>
    public const long All = 0;

    /// <summary>Likewise of one side.</summary>
    public const long Long = -1;
    public const long Short = -2;

    /// <summary>Only what belongs to no strategy.</summary>
    public const long Unattributed = -3;
}
