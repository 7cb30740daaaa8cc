using FastEngine.Feeds.WebSockets;

namespace FastEngine.Feeds.Tests.WebSockets;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class TestClock : IFeedClock
{
    private const long WallAtZeroNs = 1_700_000_000_000_000_000;

    private long _nowNs;

    public long Stamp => NowNs;

    public long NowNs => Volatile.Read(ref _nowNs);

    public long WallNs => WallAtZeroNs + NowNs;

    public void Move(TimeSpan by) => Volatile.Write(ref _nowNs, _nowNs + (long)by.TotalNanoseconds);
}
