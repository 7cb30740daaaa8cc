using FastEngine.Core;

namespace FastEngine.Engine.Deadlines;

/// <summary>The deadlines of exit checks and exits, in real time.</summary>
public sealed record WatchdogOptions
{
    /// <summary>Period of the exit checks.</summary>
    public long CheckPeriodNs { get; init; } = 2 * EngineTime.NsPerSecond;

    /// <summary>How late a check, or the order of an exit that was asked for, may be.</summary>
    public long DeadlineNs { get; init; } = EngineTime.NsPerSecond;

    /// <summary>How long the trade thread may make no progress after that, before the exit leaves by the backup path.</summary>
    public long GraceNs { get; init; } = EngineTime.NsPerSecond;

    internal void Check()
    {
        if (CheckPeriodNs <= 0) throw new ArgumentOutOfRangeException(nameof(CheckPeriodNs), CheckPeriodNs, "must be positive");
        if (DeadlineNs <= 0) throw new ArgumentOutOfRangeException(nameof(DeadlineNs), DeadlineNs, "must be positive");
        if (GraceNs <= 0) throw new ArgumentOutOfRangeException(nameof(GraceNs), GraceNs, "must be positive");
    }
}
