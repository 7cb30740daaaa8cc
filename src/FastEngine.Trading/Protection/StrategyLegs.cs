using FastEngine.Core.Execution;

namespace FastEngine.Trading.Protection;

/// <summary>How far the legs of a strategy's positions are from the average entry. 0: not that way.</summary>
public sealed record StrategyLegs
{
    public const int MostTargetPpm = 500_000;

    /// <summary>1,000 times the average true range.</summary>
    public const int MostAtrMilli = 100_000;

    public required int StrategyId { get; init; }

    /// <summary>Of the target; with neither there is no target leg.</summary>
    public int TargetPpm { get; init; }
    public int TargetAtrMilli { get; init; }

    /// <summary>Of the stop leg, within the least and largest distance of a stop; 0: at the initial stop.</summary>
    public int StopAtrMilli { get; init; }

    internal bool HasTarget => TargetPpm > 0 || TargetAtrMilli > 0;

    internal void Check()
    {
        ProtectionOptions.Within(StrategyId, 0, ReservedStrategies.Dtms - 1, nameof(StrategyId));
        ProtectionOptions.Within(TargetPpm, 0, MostTargetPpm, nameof(TargetPpm));
        ProtectionOptions.Within(TargetAtrMilli, 0, TargetPpm > 0 ? 0 : MostAtrMilli, nameof(TargetAtrMilli));
        ProtectionOptions.Within(StopAtrMilli, 0, MostAtrMilli, nameof(StopAtrMilli));
    }
}
