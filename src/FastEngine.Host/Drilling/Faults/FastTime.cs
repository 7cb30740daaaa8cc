using FastEngine.Feeds.WebSockets;
using FastEngine.Rings;

namespace FastEngine.Host.Drilling.Faults;

/// <summary>The machine's time, run faster: an exchange and an engine that share it wait less, and behave as they would.</summary>
internal sealed class FastTime : TimeProvider, IFeedClock
{
    private const long NsPerTick = 100;

    private readonly double _factor;
    private readonly long _started = System.GetTimestamp();
    private readonly DateTimeOffset _startedUtc = System.GetUtcNow();

    /// <param name="factor">Seconds that pass in one of the machine's.</param>
    public FastTime(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        _factor = factor;
    }

    public long Stamp => MonotonicClock.Stamp();

    /// <summary>Since the start, ns.</summary>
    public long NowNs => (long)(System.GetElapsedTime(_started).Ticks * _factor) * NsPerTick;

    public long WallNs => (GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) * NsPerTick;

    public override DateTimeOffset GetUtcNow() => _startedUtc.AddTicks(NowNs / NsPerTick);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => NowNs / NsPerTick;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(this, System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period)));

    private TimeSpan Shorten(TimeSpan span) => span <= TimeSpan.Zero ? span : span / _factor;

    private sealed class FastTimer(FastTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Shorten(dueTime), time.Shorten(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
