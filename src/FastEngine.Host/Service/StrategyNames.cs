using FastEngine.Core.Execution;

namespace FastEngine.Host.Service;

/// <summary>Names of the strategies that stand in a journal.</summary>
internal static class StrategyNames
{
    /// <summary>The configuration may have had more strategies when the record was written.</summary>
    public static string Of(int strategyId, IReadOnlyList<string> configured) =>
        strategyId is ReservedStrategies.Dtms or ReservedStrategies.Unattributed || (uint)strategyId < (uint)configured.Count
            ? ReservedStrategies.NameOf(strategyId, configured)
            : $"strategy {strategyId}";
}
