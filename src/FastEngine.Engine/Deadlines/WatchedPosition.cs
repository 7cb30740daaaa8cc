using FastEngine.Core.Execution;

namespace FastEngine.Engine.Deadlines;

/// <summary>An open position as the watchdog sees it, with the exit that it may send.</summary>
public struct WatchedPosition
{
    /// <summary>Odd while the trade thread writes.</summary>
    public long Version;

    /// <summary>When the position came here, or changed.</summary>
    public long SinceStamp;

    /// <summary>Of position 0 there is nothing to watch.</summary>
    public ApprovedOrder Exit;
}
