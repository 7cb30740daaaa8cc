namespace FastEngine.Venues.Binance.Timing;

/// <summary>What is known of a venue's clock.</summary>
/// <param name="OffsetNs">Venue's clock less ours.</param>
/// <param name="UncertaintyNs">The true offset is no further away; <see cref="long.MaxValue"/> before the first answer.</param>
/// <param name="DriftPpm">By which our clock runs slow, parts per million; 0 until a minute was measured.</param>
public readonly record struct ClockReading(long OffsetNs, long UncertaintyNs, double DriftPpm);
