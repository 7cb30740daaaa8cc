using FastEngine.Core.Execution;

namespace FastEngine.Engine.Deadlines;

/// <summary>An open position as the watchdog sees it, with the exit that it may send.</summary>
public struct WatchedPosition
{
    /// <summary>Odd while the trade thread writes.</summary>
    public long Version;

    /// <summary>When the position came here, or changed.</summary>
    public long SinceStamp;

    /// <summary>Of position 0 there is nothing to send.</summary>
    public ApprovedOrder Exit;

    /// <summary>An exit that waits for the venue's first answer, of which position, and since when; 0 for none.</summary>
    public long AwaitedOrder;
    public long AwaitedPosition;
    public long AwaitedStamp;
}
