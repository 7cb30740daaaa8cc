using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Feeds.WebSockets;

/// <summary>The clocks of a connection's life: time-outs by the monotonic one, receive times by the wall's.</summary>
public interface IFeedClock
{
    /// <summary>In the units of <see cref="MonotonicClock"/>.</summary>
    long Stamp { get; }

    /// <summary>Monotonic, ns since some moment.</summary>
    long NowNs { get; }

    /// <summary>Wall clock, ns since the epoch.</summary>
    long WallNs { get; }
}
