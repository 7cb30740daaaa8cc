namespace FastEngine.Host.Latency;

/// <summary>A record of the tail, and what it is blamed on.</summary>
/// <param name="Entry">As it was kept.</param>
/// <param name="UnixNs">When its first stamp was taken.</param>
/// <param name="Symbol">Null for none.</param>
/// <param name="TotalNs">From its first stamp to its last.</param>
/// <param name="Stage">Its longest stage.</param>
/// <param name="StageNs">How long that took.</param>
internal sealed record SlowRecord(LedgerEntry Entry, long UnixNs, string? Symbol, long TotalNs, Stage Stage, long StageNs, Culprit Culprit);
