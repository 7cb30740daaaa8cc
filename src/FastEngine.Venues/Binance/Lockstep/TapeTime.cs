using FastEngine.Core;

namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>A clock that stands where the tape of a simulated exchange does.</summary>
public sealed class TapeTime : TimeProvider
{
    private const long NsPerTick = 100;

    private long _nowNs;

    /// <summary>Nanoseconds since the epoch. Requests are signed by other threads.</summary>
    public long NowNs
    {
        get => Volatile.Read(ref _nowNs);
        set => Volatile.Write(ref _nowNs, value);
    }

    public override DateTimeOffset GetUtcNow() => new(DateTime.UnixEpoch.AddTicks(NowNs / NsPerTick));
}
