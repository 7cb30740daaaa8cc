using FastEngine.Core;

namespace FastEngine.Venues.Binance.Timing;

/// <summary>One round trip to the venue's time.</summary>
/// <param name="SentNs">Our clock when the request left, ns since the epoch.</param>
/// <param name="ReceivedNs">Our clock when the answer was there.</param>
/// <param name="VenueMs">What the venue said: whole milliseconds, rounded down.</param>
public readonly record struct ClockSample(long SentNs, long ReceivedNs, long VenueMs)
{
    // The venue's clock stood somewhere in the millisecond that it said.
    private const long HalfMs = EngineTime.NsPerMs / 2;

    public bool IsValid => ReceivedNs >= SentNs && VenueMs > 0;

    /// <summary>Venue's clock less ours: half way between sending and receiving.</summary>
    public long OffsetNs => VenueMs * EngineTime.NsPerMs + HalfMs - (SentNs + (ReceivedNs - SentNs) / 2);

    /// <summary>The true offset is no further from <see cref="OffsetNs"/> than this, however the way divides.</summary>
    public long UncertaintyNs => (ReceivedNs - SentNs + 1) / 2 + HalfMs;

    public long MiddleNs => SentNs + (ReceivedNs - SentNs) / 2;
}
