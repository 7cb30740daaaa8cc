namespace FastEngine.Feeds.WebSockets;

/// <summary>When the first byte of a message was received.</summary>
/// <param name="TimeNs">Wall clock, ns since the epoch.</param>
/// <param name="Stamp">Of the monotonic clock, for latencies.</param>
public readonly record struct Arrival(long TimeNs, long Stamp);
