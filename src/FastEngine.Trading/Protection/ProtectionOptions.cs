using FastEngine.Core;

namespace FastEngine.Trading.Protection;

/// <summary>What stop and target legs at the venue, and the one that repairs them go by.</summary>
public sealed record ProtectionOptions
{
    /// <summary>Whether legs are placed at the venue.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Whether a stop leg is among them.</summary>
    public bool HasStopLeg { get; init; } = true;

    /// <summary>How often a venue that was asked is asked again.</summary>
    public long PollNs { get; init; } = EngineTime.NsPerSecond / 5;

    /// <summary>How long the venue may take to show a position, a leg or a cancellation.</summary>
    public long ConfirmNs { get; init; } = 2 * EngineTime.NsPerSecond;

    /// <summary>A stop leg follows the trailing stop when they differ by more than this.</summary>
    public int LegThresholdPpm { get; init; } = 1_000;

    /// <summary>The stop leg follows at most once in this.</summary>
    public long LegIntervalNs { get; init; } = 180 * EngineTime.NsPerSecond;

    /// <summary>The Sentinel restores legs of a position at most once in this, and looks at those that should be there as often.</summary>
    public long RepairIntervalNs { get; init; } = 60 * EngineTime.NsPerSecond;

    /// <summary>How long a position may be without one of its legs.</summary>
    public long MaxNakedNs { get; init; } = 5 * EngineTime.NsPerSecond;

    /// <summary>How much further than the engine's stop the leg stands, within the furthest stop: the engine's is the working one.</summary>
    public int LegGapPpm { get; init; } = 1_000;

    /// <summary>An exit of a shared side waits for the end of a leg whose trigger is no further from the market than this.</summary>
    public int LegReachPpm { get; init; } = 500;

    /// <summary>The longest that an exit waits for the end of legs; 0 for no wait at all.</summary>
    public long LegWaitNs { get; init; } = EngineTime.NsPerSecond / 2;

    /// <summary>Legs follow an entry that is still filling at most once in this.</summary>
    public long GrowthIntervalNs { get; init; } = EngineTime.NsPerSecond;

    /// <summary>Of the strategies that have distances of their own.</summary>
    public IReadOnlyList<StrategyLegs> Strategies { get; init; } = [];

    /// <summary>Throws on a value that no configuration may have.</summary>
    internal void Check()
    {
        Within(PollNs, 1, ConfirmNs, nameof(PollNs));
        Within(ConfirmNs, 1, EngineTime.NsPerHour, nameof(ConfirmNs));
        Within(LegThresholdPpm, 0, 1_000_000, nameof(LegThresholdPpm));
        Within(LegIntervalNs, 0, 24 * EngineTime.NsPerHour, nameof(LegIntervalNs));
        Within(RepairIntervalNs, 1, 24 * EngineTime.NsPerHour, nameof(RepairIntervalNs));
        Within(MaxNakedNs, 1, EngineTime.NsPerHour, nameof(MaxNakedNs));
        Within(LegGapPpm, 0, 1_000_000, nameof(LegGapPpm));
        Within(LegReachPpm, 0, 1_000_000, nameof(LegReachPpm));
        Within(LegWaitNs, 0, MaxNakedNs, nameof(LegWaitNs));
        Within(GrowthIntervalNs, 0, MaxNakedNs, nameof(GrowthIntervalNs));
        foreach (var legs in Strategies) legs.Check();
    }

    internal static void Within(long value, long least, long most, string name)
    {
        if (value < least || value > most) throw new ArgumentOutOfRangeException(name, value, $"must be {least} to {most}");
    }
}
