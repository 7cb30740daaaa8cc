namespace FastEngine.Core.Execution;

/// <summary>Numbers of strategies that no configuration lists.</summary>
public static class ReservedStrategies
{
    /// <summary>Hedges of the defensive trade management.</summary>
    public const int Dtms = 3_842;

    /// <summary>The account of quantities that belong to no strategy.</summary>
    public const int Unattributed = 3_843;

    public const string DtmsName = "dtms";
    public const string UnattributedName = "UNATTRIBUTED";

    /// <summary>The name of a strategy, configured or reserved.</summary>
    public static string NameOf(int strategyId, IReadOnlyList<string> configured) => strategyId switch
    {
        Dtms => DtmsName,
        Unattributed => UnattributedName,
        _ => configured[strategyId],
    };
}
