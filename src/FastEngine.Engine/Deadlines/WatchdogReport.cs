using FastEngine.Rings;

namespace FastEngine.Engine.Deadlines;

/// <summary>What the watchdog saw.</summary>
public sealed class WatchdogReport
{
    /// <summary>Time left at each exit check until its deadline.</summary>
    public LatencyHistogram CheckSlack { get; } = new();

    /// <summary>Time left when the order of an exit left.</summary>
    public LatencyHistogram ExitSlack { get; } = new();

    /// <summary>Positions whose check or exit missed the deadline.</summary>
    public long Missed { get; internal set; }

    /// <summary>Exits that left by the backup path.</summary>
    public long Sent { get; internal set; }
}
