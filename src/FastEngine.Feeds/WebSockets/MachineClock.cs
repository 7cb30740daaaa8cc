using FastEngine.Rings;

namespace FastEngine.Feeds.WebSockets;

/// <summary>The machine's own clocks.</summary>
public sealed class MachineClock : IFeedClock
{
    private const long NsPerTick = 100;

    public static readonly MachineClock Instance = new();

    public long Stamp => MonotonicClock.Stamp();

    public long NowNs => MonotonicClock.Now();

    public long WallNs => (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) * NsPerTick;
}
