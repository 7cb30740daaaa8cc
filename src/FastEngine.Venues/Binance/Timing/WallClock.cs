namespace FastEngine.Venues.Binance.Timing;

/// <summary>Our clock in the engine's unit.</summary>
public static class WallClock
{
    private const long NsPerTick = 100;

    /// <summary>Nanoseconds since the epoch.</summary>
    public static long NowNs(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return (time.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) * NsPerTick;
    }
}
