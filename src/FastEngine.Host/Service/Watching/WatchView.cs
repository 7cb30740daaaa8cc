namespace FastEngine.Host.Service.Watching;

/// <summary>An entry of the watchlist, and how far it is.</summary>
/// <param name="Problem">Why it is not active; null when nothing is wrong.</param>
/// <param name="InstrumentId">-1 before it has a slot.</param>
/// <param name="ActiveNs">Since when it is evaluated, ns since the epoch; 0 before.</param>
internal sealed record WatchView(WatchEntry Entry, WatchPhase Phase, string? Problem, int InstrumentId, long ActiveNs);
