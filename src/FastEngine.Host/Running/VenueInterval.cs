using FastEngine.Core;

namespace FastEngine.Host.Running;

/// <summary>The lengths of candles that the venue has.</summary>
internal static class VenueInterval
{
    private static readonly (string Name, long Ns)[] Known =
    [
        ("1d", 24 * EngineTime.NsPerHour), ("12h", 12 * EngineTime.NsPerHour), ("8h", 8 * EngineTime.NsPerHour), ("6h", 6 * EngineTime.NsPerHour),
        ("4h", 4 * EngineTime.NsPerHour), ("2h", 2 * EngineTime.NsPerHour), ("1h", EngineTime.NsPerHour), ("30m", 30 * EngineTime.NsPerMinute),
        ("15m", 15 * EngineTime.NsPerMinute), ("5m", 5 * EngineTime.NsPerMinute), ("3m", 3 * EngineTime.NsPerMinute), ("1m", EngineTime.NsPerMinute),
        ("1s", EngineTime.NsPerSecond),
    ];

    /// <summary>The longest of which a timeframe is made without a rest; null when there is none: seconds are spot's alone.</summary>
    public static (string Name, long Ns)? Of(long timeframeNs, Market market)
    {
        foreach (var interval in Known)
        {
            if (timeframeNs % interval.Ns == 0 && (interval.Ns >= EngineTime.NsPerMinute || market == Market.Spot)) return interval;
        }

        return null;
    }
}
